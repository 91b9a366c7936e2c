import { SITES } from '../../lib/sites/index.ts';
import { judgeMutations, type Verdict } from '../tools/sites/judge-mutations.ts';
import type { SitePage } from '../tools/sites/pages.ts';

/** Alters pages of portals and reads them, in a real browser. */
export function judgeSitesHere({ pages, count }: { pages: SitePage[]; count: number }): Promise<Verdict[]> {
  return Promise.resolve(judgeMutations(SITES, pages, count));
}
