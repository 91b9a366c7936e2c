import type { PageRow } from '../../domain/page-reading.ts';

/** Rows that grids showed: where only the rows in view are in the page, those that were seen before stay known. */
export interface SeenRows {
  /** Takes in what a grid shows now; answers that and what it showed before. `count` is how many rows it says to have. */
  add(grid: Element, count: string | null, rows: readonly { index: string; row: PageRow }[]): PageRow[];
}

const MOST = 5_000;
const idOf = ({ order, fields }: PageRow): string => [order, fields.line, fields.item].join('\n');

/** Knows no row yet; one for each page, since another address shows other rows. */
export function createSeenRows(): SeenRows {
  const grids = new WeakMap<Element, { count: string | null; rows: Map<string, PageRow> }>();
  return {
    add(grid, count, rows) {
      const before = grids.get(grid);
      // Another number of rows, or another order in the same place: it was filtered or sorted.
      const isSame =
        before?.count === count &&
        rows.every(({ index, row }) => {
          const known = before.rows.get(index);
          return !known || idOf(known) === idOf(row);
        });
      const known = isSame && before ? before : { count, rows: new Map<string, PageRow>() };
      for (const { index, row } of rows)
        if (known.rows.size < MOST || known.rows.has(index)) known.rows.set(index, row);
      grids.set(grid, known);
      return [...known.rows].sort(([a], [b]) => Number(a) - Number(b)).map(([, row]) => row);
    },
  };
}
