import type { SiteAdapter } from '../../../lib/sites/site-adapter.ts';
import { mutated, saysTheSame } from './mutate.ts';
import type { SitePage } from './pages.ts';
import { parsed, readPage } from './read-page.ts';

/** How the altered pages of one fixture were read. */
export interface Verdict {
  page: string;
  /** Read as it should be, by its adapter or by structure. */
  right: number;
  /** Not read as it should be, and said so. */
  reported: number;
  /** Not read as it should be, without a word: each with its seed and what was altered. */
  silent: string[];
}

/** Alters each page `count` times, each time in one way, and looks whether what is read is right or told to be wrong. */
export function judgeMutations(
  sites: readonly SiteAdapter[],
  pages: readonly SitePage[],
  count: number,
  firstSeed = 1,
): Verdict[] {
  return pages.map((page) => {
    const verdict: Verdict = { page: `${page.adapter}/${page.name}`, right: 0, reported: 0, silent: [] };
    // A copy costs half of what reading the markup again does.
    const whole = parsed(page.html);
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const { what, doc, rows } = mutated(() => whole.cloneNode(true) as Document, page.rows, seed);
      const { generic, site } = readPage(sites, doc, page.url);
      const isRight = saysTheSame((site?.reading ?? generic).rows, rows);
      if (isRight) verdict.right++;
      else if (site && site.health.missing.length > 0) verdict.reported++;
      else verdict.silent.push(`${seed}: ${what}`);
    }
    return verdict;
  });
}
