import type { Mention } from '../domain/mention.ts';
import type { Now } from '../domain/workspace.ts';
import { findCandidates } from '../recognise/candidates.ts';
import type { Store } from '../store/open.ts';
import { pageView } from './page.ts';
import type { PageView } from './views.ts';

/**
 * What a pasted or selected text stands for. The person asks about these very numbers, so each one counts as labelled,
 * however short.
 */
export function lookupText(store: Store, text: string, now: Now): Promise<PageView> {
  return pageView(store, mentionsOfText(text), now);
}

/** Each token of the text as a labelled mention; what a label beside it says still holds. */
export function mentionsOfText(text: string): Mention[] {
  return findCandidates(text).map(({ keys, kind, raw }, mark) => ({ mark, keys, kind, raw, labelled: true }));
}
