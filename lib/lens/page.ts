import type { Mention } from '../domain/mention.ts';
import type { Now } from '../domain/workspace.ts';
import type { Store } from '../store/open.ts';
import { readContext } from './context.ts';
import { findMatches, type Place } from './match/find-matches.ts';
import { identityOf, type Matched, subjectsOf, worstSubjectFirst } from './match/subjects.ts';
import type { PageView } from './views.ts';
import { workspaceView } from './workspace.ts';

/** What is not in the store under these kinds is no number that is missing there. */
const NO_NUMBERS: ReadonlySet<Mention['kind']> = new Set(['email', 'domain', 'message', 'draft']);

/**
 * Everything known on a page, worst first, one subject per order, shipment or partner; and the labelled numbers that
 * are not in the store. `place` is the page's address where there is one: it settles numbers that several partners share.
 */
export async function pageView(
  store: Store,
  mentions: Mention[],
  now: Now,
  place?: Place,
): Promise<PageView> {
  const context = await readContext(store, now);
  const matches = await findMatches(store, mentions, place, context);
  const known = new Map<string, Matched>();
  const unknown = new Set<string>();
  mentions.forEach((mention, index) => {
    const match = matches[index];
    if (match) {
      const identity = identityOf(match);
      if (!known.has(identity)) known.set(identity, { mention, match });
    } else if (mention.labelled && !NO_NUMBERS.has(mention.kind)) unknown.add(mention.raw);
  });
  const [subjects, workspace] = await Promise.all([
    subjectsOf(store, [...known.values()], context),
    workspaceView(store, now),
  ]);
  return { subjects: subjects.sort(worstSubjectFirst), unknown: [...unknown], workspace };
}
