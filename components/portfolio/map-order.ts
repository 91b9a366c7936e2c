import { fold, searchTest } from '../../lib/lens/partner/fold.ts';
import type { PortfolioMapRow } from '../../lib/lens/portfolio/portfolio-views.ts';

/** By the total, the name, or the points of a column. */
export type MapSort = 'score' | 'name' | number;

/** What the person chose to see; kept by the caller, so that the way back leads to the same map. */
export interface MapChoice {
  search: string;
  /** `null`: not graded. Absent: all. */
  grade?: PortfolioMapRow['grade'];
  sort: MapSort;
  descending: boolean;
}

/** A row with what a search looks in. */
export interface FoundRow {
  row: PortfolioMapRow;
  find: string;
}

/** Makes rows ready to be searched, once for all searches. */
export function searchable(rows: readonly PortfolioMapRow[]): FoundRow[] {
  return rows.map((row) => {
    const { name, numbers, domains, owner = '' } = row.partner;
    return { row, find: ` ${[name, ...numbers, ...domains, owner].map(fold).join(' ')}` };
  });
}

/**
 * The rows that fit, sorted: of points the lowest first, and those without any last whichever way. Rows that come by name
 * stay so among equals.
 */
export function shownRows(rows: readonly FoundRow[], choice: MapChoice): PortfolioMapRow[] {
  const { search, grade, sort, descending } = choice;
  const fits = searchTest(search);
  const fitting = rows
    .filter(({ row, find }) => (grade === undefined || row.grade === grade) && fits(find))
    .map(({ row }) => row);
  if (sort === 'name') return descending ? fitting.reverse() : fitting;
  const sign = descending ? -1 : 1;
  const points = (row: PortfolioMapRow) => (sort === 'score' ? row.score : (row.cells[sort]?.score ?? null));
  return fitting.sort((a, b) => {
    const [x, y] = [points(a), points(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (x - y);
  });
}
