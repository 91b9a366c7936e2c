import type { Mention } from '../../domain/mention.ts';
import type { Now } from '../../domain/workspace.ts';
import { type Candidate, findCandidates } from '../../recognise/candidates.ts';
import type { Store } from '../../store/open.ts';
import { pageView } from '../page.ts';
import type { PageView } from '../views.ts';

/** Up to so many words a text is a list of numbers to look up; beyond, it is prose with numbers in it. */
const LIST_WORDS = 40;

/**
 * What a pasted or selected text stands for. The person asks about these very numbers, so each one counts as labelled,
 * however short. Of prose only the numbers that look like document numbers are listed as unknown, not each "5" and "2025".
 */
export async function lookupText(store: Store, text: string, now: Now): Promise<PageView> {
  const candidates = findCandidates(text);
  const mentions = mentionsIn(text, candidates);
  const view = await pageView(store, mentions, now);
  const isList = text.split(/\s+/).length <= LIST_WORDS;
  const listed = new Set((isList ? mentions : candidates).map(({ raw }) => raw));
  return { ...view, unknown: view.unknown.filter((raw) => listed.has(raw)) };
}

/** The numbers and addresses of a text that a person asks about. */
export function mentionsIn(text: string, candidates = findCandidates(text)): Mention[] {
  return mentionsOf([...candidates, ...wordsBetween(text, candidates)]);
}

/** The numbers among the words that are too plain to be found in running text. */
function wordsBetween(text: string, candidates: readonly Candidate[]): Candidate[] {
  let from = 0;
  const gaps = candidates.map(({ start, end }) => {
    const gap = text.slice(from, start);
    from = end;
    return gap;
  });
  return [...gaps, text.slice(from)]
    .flatMap((gap) => gap.split(/[\s,;|()"']+/))
    .filter((word) => /\d/.test(word))
    .flatMap((word) => findCandidates(word, { kind: 'number' }));
}

function mentionsOf(candidates: readonly Candidate[]): Mention[] {
  return candidates.map(({ keys, kind, raw }, mark) => ({ mark, keys, kind, raw, labelled: true }));
}
