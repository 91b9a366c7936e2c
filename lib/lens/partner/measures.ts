import type { OrderLine } from '../../domain/order.ts';
import { type Cell, mergeCells, RECORDED } from '../../kpi/cells/cell.ts';
import { type CellBook, cellBook, cellsOf } from '../../kpi/cells/cell-book.ts';
import type { LensContext } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';
import { factsOf } from '../source-facts.ts';

/** All that the figures of one partner rest on: its cells over all time and by month. */
export interface Measures {
  whole: Cell;
  /** By month, `2010-06`; records without a date are in `whole` alone. */
  months: Map<string, Cell>;
}

/** An empty book for a partner's records as seen today, under the company's rules. */
export function bookFor(partnerId: string, context: LensContext): CellBook {
  const recordedBy = (line: OrderLine) => {
    const { acknowledgements, quality } = factsOf(line, context.facts);
    return (acknowledgements ? RECORDED.acknowledgements : 0) | (quality ? RECORDED.quality : 0);
  };
  return cellBook(partnerId, kpiRulesOf(context.policy), context.now, recordedBy);
}

/** The cells of a partner over all item groups. */
export function measuresOf(cells: readonly Cell[]): Measures {
  const byMonth = new Map<string, Cell[]>();
  for (const cell of cells) {
    const known = byMonth.get(cell.month);
    if (known) known.push(cell);
    else byMonth.set(cell.month, [cell]);
  }
  const months = new Map([...byMonth].map(([month, groups]) => [month, ofMonth(groups)]));
  const whole = mergeCells(months.values());
  months.delete('');
  return { whole, months };
}

/** Most partners have one item group: its cells are read as they are. */
function ofMonth(groups: readonly Cell[]): Cell {
  const [only] = groups;
  return only !== undefined && groups.length === 1 ? only : mergeCells(groups);
}

/** The months of a period alone; what the partner's sources record is known from all of its history. */
export function inPeriod({ whole, months }: Measures, period: readonly string[]): Measures {
  const within = new Map(
    period.flatMap((month) => {
      const cell = months.get(month);
      return cell ? [[month, cell] as const] : [];
    }),
  );
  const merged = mergeCells(within.values());
  return { whole: { ...merged, recorded: merged.recorded | whole.recorded }, months: within };
}

/** The measures of a book, once all records are in. */
export function measuresIn(book: CellBook): Measures {
  return measuresOf(cellsOf(book));
}
