import { meaningOf } from './header-words.ts';
import type { Row } from './table.ts';
import { linesOf } from './text.ts';
import { fits, numberIn } from './values.ts';

const textOf = (element: Element | undefined): string => (element ? linesOf(element).join(' ') : '');

/**
 * A table that names its fields down the side, one order in each column, as one with headings above: its columns as rows.
 * Undefined for others, also for labels and values side by side.
 */
export function turned(rows: readonly Row[]): Row[] | undefined {
  const width = rows[0]?.cells.length ?? 0;
  // Cells over all columns head a part of the fields.
  const whole = rows.filter(({ cells }) => cells.length === width);
  if (width < 3 || whole.length < 2) return undefined;
  const said = whole.map(({ cells }) => meaningOf(textOf(cells[0]?.element))?.is);
  const orders = whole[said.findIndex((is) => is === 'order' || is === 'number')]?.cells.slice(1) ?? [];
  const numbers = orders.map(({ element }) => numberIn(textOf(element)));
  if (said.filter(Boolean).length * 2 <= said.length || new Set(numbers).size < 2) return undefined;
  if (!numbers.every((text) => fits('order', text))) return undefined;
  return Array.from({ length: width }, (_, at) => ({
    element: (whole[0] as Row).cells[at]?.element as Element,
    cells: whole.flatMap(({ cells }, row) => {
      const cell = cells[at];
      return cell ? [{ element: cell.element, column: `${row}`, width: 1 }] : [];
    }),
    isHead: at === 0,
    isFoot: false,
    index: null,
    level: 0,
  }));
}
