import { MAX_MAIL_NUMBERS } from '../domain/mail-fields.ts';
import type { MailMessage } from '../domain/mail-reading.ts';
import type { OpenMessage } from '../sites/mail/open-message.ts';
import { type MailPart, partsOf } from '../sites/mail/parts.ts';
import type { FoundMention, ReadMentions } from '../sites/mention-reader.ts';
import type { PageNodes } from '../sites/reading/lent.ts';

/** A mail with the numbers in it, and whether it holds more than was looked through. */
export interface NumberedMessage {
  message: MailMessage;
  cut: boolean;
}

/** How the numbers of a page are found. */
interface Reader {
  doc: Document;
  nodes: PageNodes;
  /** The reader of numbers that also the marks come from; without it there are none. */
  mentions: ReadMentions | undefined;
}

type Numbers = MailMessage['numbers'];

/** Finds the numbers and addresses in the subject and text of a mail, each with the part that it stands in. */
export function* withNumbers(
  { doc, nodes, mentions }: Reader,
  { message, bodies, subjectAt }: OpenMessage,
): Generator<void, NumberedMessage> {
  const parts = yield* partsOf(doc, bodies, message.subject);
  const numbers = new Map<string, Numbers[number]>();
  const take = (finds: readonly FoundMention[], partOf: (find: FoundMention) => MailPart): void => {
    for (const find of finds) {
      const { keys, kind, labelled } = find;
      const part = partOf(find);
      const name = [kind, labelled, keys[0], part].join('|');
      if (numbers.size < MAX_MAIL_NUMBERS && !numbers.has(name))
        numbers.set(name, { keys, kind, raw: find.raw.slice(0, 254), labelled, part });
    }
  };
  let { cut } = parts;
  // A frame of another origin, and one that is sandboxed into none, keep their text to themselves.
  const unread = bodies.some((body) => nodes.tagOf(body) === 'iframe');
  const inText = (find: FoundMention): MailPart => parts.partAt(find.node, find.start);
  const places: [Element[], (find: FoundMention) => MailPart][] = [
    [subjectAt ? [subjectAt] : [], () => 'text'],
    [bodies, inText],
  ];
  for (const [roots, partOf] of places) {
    const steps = roots.length > 0 ? mentions?.(doc, roots, nodes) : undefined;
    for (let step = steps?.next(); step && !step.done; step = steps?.next()) {
      take(step.value, partOf);
      yield;
      if (numbers.size < MAX_MAIL_NUMBERS) continue;
      cut = true;
      steps?.return(false);
    }
  }
  const { forwarded } = parts;
  return {
    message: fitted({
      ...message,
      ...(unread && { unread }),
      ...(forwarded && { forwarded }),
      numbers: [...numbers.values()],
    }),
    cut,
  };
}

/** Bytes of one mail in a message to the background, or a few more. */
const MOST_BYTES = 40_000;

export const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** A mail that fits into one message: of very long lists of people and numbers only the beginnings are told. */
function fitted(message: MailMessage): MailMessage {
  let fits = message;
  while (bytesOf(fits) > MOST_BYTES) {
    const half = <T>(list: readonly T[]): T[] => list.slice(0, Math.floor(list.length / 2));
    const [to, cc] = [half(fits.to), half(fits.cc)];
    const left = fits.to.length + fits.cc.length - to.length - cc.length;
    fits = { ...fits, to, cc, numbers: half(fits.numbers), attachments: half(fits.attachments) };
    if (left > 0) fits.more = (fits.more ?? 0) + left;
  }
  return fits;
}
