import type { Draft, DraftMessage } from '../domain/draft.ts';
import { MAX_DOCUMENTS } from './kept-mails.ts';

/** Windows in which a mail is written that are kept of one document. */
const MAX_DRAFTS = 10;

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
  if (mine.length > 0) return { ...others, [documentId]: mine };
  return Object.keys(others).length > 0 ? others : undefined;
}
