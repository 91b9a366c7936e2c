import { findCandidates } from '../../recognise/candidates.ts';

/** Longest text that goes into the address of a look-up. */
const MOST_TEXT = 20_000;

/** What of a text is looked up: all of it up to 20,000 characters, else its numbers, each once, as far as they fit. */
export function lookupText(text: string): string {
  if (text.length <= MOST_TEXT) return text;
  const numbers = new Set(findCandidates(text).map(({ raw }) => raw));
  return [...numbers].join('\n').slice(0, MOST_TEXT);
}
