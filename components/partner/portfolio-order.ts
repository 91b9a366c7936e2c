import type { PartnerRole } from '../../lib/domain/partner.ts';
import { searchTest } from '../../lib/lens/partner/fold.ts';
import type { PartnerEntry } from '../../lib/lens/partner/portfolio-views.ts';

export type PortfolioSort = 'worst' | 'name' | 'grade' | 'otif' | 'late' | 'open' | 'lines';

/** Entries that have the role and whose name, number, domain, person or owner has words that begin like those of the search. */
export function matchingEntries(
  entries: readonly PartnerEntry[],
  search: string,
  role: PartnerRole | 'all',
): PartnerEntry[] {
  const found = searchTest(search);
  return entries.filter((entry) => (role === 'all' || entry.roles.includes(role)) && found(entry.find));
}

/** Sorts a copy. Worst first: late lines, then the lowest judged figure; what is not judged or not made yet comes last. */
export function sortedEntries(
  entries: readonly PartnerEntry[],
  sort: PortfolioSort,
  descending: boolean,
): PartnerEntry[] {
  const compare = COMPARE[sort];
  const sign = descending ? -1 : 1;
  return [...entries].sort((a, b) => notMade(a) - notMade(b) || sign * compare(a, b) || byName(a, b));
}

type Compare = (a: PartnerEntry, b: PartnerEntry) => number;

const COMPARE: Record<PortfolioSort, Compare> = {
  worst: (a, b) => b.late - a.late || a.rank - b.rank || b.lines - a.lines,
  name: byName,
  grade: (a, b) => worth(a) - worth(b),
  otif: (a, b) => a.rank - b.rank,
  late: (a, b) => a.late - b.late,
  open: (a, b) => a.open - b.open,
  lines: (a, b) => a.lines - b.lines,
};

const WORTH = { D: 0, C: 1000, B: 2000, A: 3000 } as const;

/** D before A, within a grade the lower score; who is not graded comes behind. */
function worth({ graded }: PartnerEntry): number {
  if (!graded || graded.grade === null) return 9000;
  return WORTH[graded.grade] + (graded.score ?? 0);
}

/** The folded words begin with the name; comparing them is a hundred times faster than by the rules of a language. */
function byName(a: PartnerEntry, b: PartnerEntry): number {
  return a.find < b.find ? -1 : a.find > b.find ? 1 : 0;
}

function notMade(entry: PartnerEntry): number {
  return entry.figures === undefined ? 1 : 0;
}
