import { readNumber } from '../../recognise/values/number-cells.ts';

/** Share of rows in which the product must be the line value. */
const ENOUGH = 0.9;
const FEWEST_ROWS = 3;
/** Prices are rounded to the cent, so the product may be off by half a cent per piece. */
const ROUNDING = 0.005;

/**
 * The price column with which quantity × price = line value holds in most rows, or undefined where none holds in 90 %.
 * @param decimals the decimal mark of each column
 */
export function priceByArithmetic(
  rows: readonly (readonly string[])[],
  decimals: readonly ('.' | ',')[],
  quantity: number | undefined,
  value: number | undefined,
  candidates: readonly number[],
): { column: number; share: number } | undefined {
  if (quantity === undefined || value === undefined) return undefined;
  const read = (row: readonly string[], column: number) => {
    const cell = readNumber((row[column] ?? '').trim(), decimals[column] ?? '.');
    return cell.kind === 'number' ? Number(cell.text) : Number.NaN;
  };
  const shares = candidates.map((column) => {
    let tried = 0;
    let held = 0;
    for (const row of rows) {
      const pieces = read(row, quantity);
      const product = pieces * read(row, column);
      const total = read(row, value);
      if (Number.isNaN(product) || Number.isNaN(total) || total === 0) continue;
      tried += 1;
      if (Math.abs(product - total) <= Math.abs(pieces) * ROUNDING + 0.01) held += 1;
    }
    return { column, share: tried < FEWEST_ROWS ? 0 : held / tried };
  });
  const [best] = shares.sort((a, b) => b.share - a.share);
  return best && best.share >= ENOUGH ? best : undefined;
}
