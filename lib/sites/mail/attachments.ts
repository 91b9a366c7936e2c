import { MAX_ATTACHMENTS } from '../../domain/mail-fields.ts';
import type { MailMessage } from '../../domain/mail-reading.ts';
import { dom } from '../reading/page-nodes.ts';
import { plain } from '../reading/plain.ts';
import { fitting } from './fitting.ts';
import { contains, isUnseen } from './nodes.ts';

type Attachment = MailMessage['attachments'][number];

const HOLDERS =
  '[class*=attach i],[id*=attach i],[data-testid*=attach i],[data-test-id*=attach i],[aria-label*=attach i],[download],[download_url],[class*=filename i],[class*=file-name i]';
const FILE =
  /^([^\\/<>:"|?*\n]{1,200}\.[a-z][a-z\d]{1,4})(?: ?[([~–-]? ?[\d.,]+ ?(?:bytes|[kmg]i?b|[kmg]o|octets)\b.*)?$/i;
const MOST_HOLDERS = 200;

/** The files that hang on a mail, by the names that the page shows near it. */
export function* attachmentsIn(
  doc: Document,
  root: Element,
  bodies: readonly Element[],
): Generator<void, Attachment[]> {
  const found = new Map<string, Attachment>();
  const note = (said: string, type?: string): void => {
    const name = FILE.exec(plain(said))?.[1];
    if (!name || found.size >= MAX_ATTACHMENTS) return;
    const known = found.get(name) ?? { name: name.slice(0, 255) };
    found.set(name, { ...known, ...(type && { type: type.slice(0, 100) }) });
  };
  let count = 0;
  for (const holder of yield* fitting(root, HOLDERS)) {
    if (++count > MOST_HOLDERS) break;
    if (isUnseen(holder) || bodies.some((body) => contains(body, holder))) continue;
    // `application/pdf:order.pdf:https://…`
    const [type = '', named = ''] = (dom.attributeOf(holder, 'download_url') ?? '').split(':', 2);
    if (/^[a-z]+\/[\w.+-]+$/.test(type)) note(named, type);
    for (const name of ['download', 'title']) note(dom.attributeOf(holder, name) ?? '');
    const walker = dom.textsUnder(doc, holder);
    for (let texts = 0, node = walker.nextNode(); node && texts < 200; texts++, node = walker.nextNode())
      note(dom.dataOf(node as Text).slice(0, 300));
  }
  return [...found.values()];
}
