import { acceptMessage } from '../../../lib/background/protocol.ts';
import type { PaintState } from '../../../lib/domain/mention.ts';
import type { Now } from '../../../lib/domain/workspace.ts';
import { resolveMentions } from '../../../lib/lens/match/resolve.ts';
import { inChunks } from '../../../lib/page/asker.ts';
import { createMentions } from '../../../lib/page/mentions.ts';
import { shadowHosts } from '../../../lib/page/shadows.ts';
import type { FoundMention } from '../../../lib/sites/mention-reader.ts';
import { readMentions } from '../../../lib/sites/read-mentions.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';
import type { Store } from '../../../lib/store/open.ts';

/** A mark as a page would show it: at which words, under which spellings it was asked for. */
export interface ShownMark {
  raw: string;
  keys: string[];
  state: PaintState;
}

/** The address of a page that belongs to no stored partner. */
const ADDRESS = 'https://portal.example/';

/**
 * The marks that a document gets, all the way but for the wire: the adapter reads it, the core collects and asks in its
 * messages, the background's parser takes them, the store answers, the core paints.
 */
export async function marksIn(store: Store, doc: Document, now: Now): Promise<ShownMark[]> {
  const mentions = createMentions(() => undefined);
  const shadows = [...shadowHosts(doc.body)].flatMap((host) => host?.shadowRoot ?? []);
  for (const finds of readMentions(doc, [doc.body, ...shadows], pageNodes))
    for (const find of finds) mentions.add(find);
  for (let news = mentions.takeNew(500); news.length > 0; news = mentions.takeNew(500)) {
    for (const chunk of inChunks(news)) {
      const message = JSON.parse(JSON.stringify({ type: 'resolve', input: { mentions: chunk } }));
      const accepted = acceptMessage('lens', message);
      if (!accepted) throw new Error(`A question was refused: ${JSON.stringify(message).slice(0, 200)}`);
      const { mentions: asked } = accepted.input as { mentions: typeof chunk };
      mentions.paint(await resolveMentions(store, asked, { url: ADDRESS }, now));
    }
  }
  return mentions.painted().flatMap(({ group, found }) => {
    const { state } = group;
    return state ? [{ raw: textAt(found), keys: group.mention.keys, state }] : [];
  });
}

/** What stands in the page where the mark is put. */
function textAt({ node, start, endNode, end }: FoundMention): string {
  if ('value' in node) return (node as HTMLInputElement).value.slice(start, end);
  const range = node.ownerDocument.createRange();
  range.setStart(node, start);
  range.setEnd(endNode, end);
  return range.toString();
}
