import type { Bundle } from '../domain/share-bundle.ts';

export type SharedLine = Bundle['lines'][number];
/** Which lines are asked for: a kind, or those that the figure at a place counts. */
export type LineFilter = (typeof LINE_KINDS)[number] | { row: number };
export const LINE_KINDS = ['cost', 'open', 'contested', 'all'] as const;

const ORDER = { miss: 0, pending: 1, excluded: 2, hit: 3 };

/** The lines of a filter, in the order of the bundle; of a figure those that missed first. */
export function linesOf(lines: readonly SharedLine[], filter: LineFilter): readonly SharedLine[] {
  switch (filter) {
    case 'all':
      return lines;
    case 'open':
      return lines.filter(({ open }) => open);
    case 'contested':
      return lines.filter(({ dispute }) => dispute !== undefined);
    case 'cost':
      return lines.filter(({ counts }) => counts.some(({ verdict }) => verdict === 'miss'));
    default:
      return lines
        .flatMap((line) => {
          const counted = line.counts.find(({ row }) => row === filter.row);
          return counted ? [{ line, at: ORDER[counted.verdict] }] : [];
        })
        .sort((a, b) => a.at - b.at)
        .map(({ line }) => line);
  }
}

/** How many lines each figure counts, by its place. */
export function linesByRow(lines: readonly SharedLine[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const { counts } of lines) for (const { row } of counts) found.set(row, (found.get(row) ?? 0) + 1);
  return found;
}
