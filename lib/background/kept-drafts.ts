import type { Draft, DraftMessage } from '../domain/draft.ts';
import { MAX_DOCUMENTS } from './kept-mails.ts';
import { firstWithin, newestWithin } from './within-length.ts';

/** Windows in which a mail is written that are kept of one document. */
const MAX_DRAFTS = 10;
/** Characters of drafts that are kept of one document, and in a tab. */
const MAX_LENGTH = 200_000;
const MAX_TAB_LENGTH = 500_000;

/** The drafts of a tab with what one document says of one of its; a document without any is forgotten. */
export function withDraft(
  drafts: Readonly<Record<string, Draft[]>>,
  documentId: string,
  said: DraftMessage,
): Record<string, Draft[]> | undefined {
  const { [documentId]: known = [], ...others } = drafts;
  const rest = known.filter(({ key }) => key !== said.key);
  const isFull = known.length === 0 && Object.keys(others).length >= MAX_DOCUMENTS;
  const mine = 'gone' in said || isFull ? rest : [...rest, said].slice(-MAX_DRAFTS);
  if (mine.length > 0)
    return newestWithin(
      { ...others, [documentId]: firstWithin(mine.reverse(), MAX_LENGTH).reverse() },
      MAX_TAB_LENGTH,
    );
  return Object.keys(others).length > 0 ? others : undefined;
}
