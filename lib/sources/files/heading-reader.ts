import type { FileMapping } from '../../domain/file-mapping.ts';

/** Takes the rows of a file until the headings are complete. */
export interface HeadingReader {
  /** The heading rows, once all of them were taken. */
  rows?: string[][];
  /** True when this row completes the headings. */
  take(row: string[], line: number): boolean;
}

/** Rows before the line of the headings are titles; without a place the first row holds the headings. */
export function headingReader(place: FileMapping['heading']): HeadingReader {
  const taken: string[][] = [];
  const reader: HeadingReader = {
    take(row, line) {
      if (place && line < place.line) return false;
      // A cell is a piece of the slice it was read from and would keep all of it in memory.
      taken.push(structuredClone(row));
      if (taken.length < (place?.rows ?? 1)) return false;
      reader.rows = taken;
      return true;
    },
  };
  return reader;
}

/** Tells rows that repeat one of the heading rows, as page breaks do. */
export function headingTest(headings: readonly (readonly string[])[]): (row: readonly string[]) => boolean {
  const trimmed = headings.map((row) => row.map((cell) => cell.trim()));
  return (row) => trimmed.some((heading) => repeats(heading, row));
}

function repeats(heading: readonly string[], row: readonly string[]): boolean {
  let filled = 0;
  for (let at = 0; at < heading.length; at += 1) {
    const cell = row[at] ?? '';
    if (cell !== heading[at] && cell.trim() !== heading[at]) return false;
    if (cell !== '') filled += 1;
  }
  return filled > 1;
}
