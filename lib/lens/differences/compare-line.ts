import type { Order, OrderLine } from '../../domain/order.ts';
import type { PageField } from '../../domain/page-fields.ts';
import type { PageRow } from '../../domain/page-reading.ts';
import { dueOn } from '../../kpi/otif.ts';
import { isCancelled } from '../../kpi/received.ts';
import { type LensContext, rulesFor } from '../context.ts';
import { lineStatus } from '../status.ts';
import { compareQuantities } from './compare-amounts.ts';
import { compareDates, lastPromise } from './compare-dates.ts';
import { comparePrices } from './compare-prices.ts';
import { compareStatus } from './compare-status.ts';
import type { FieldComparison, LineComparison } from './difference-views.ts';
import { type ReadBy, type RowSaying, sayingOf } from './row-sayings.ts';
import { verdictOf } from './worst-difference.ts';

/** What a table shows beside the rows of a line: fields that stand in other rows of it. */
export type ShownFields = ReadonlyMap<number, ReadonlySet<PageField>>;

/** What the rows of a page say of one line, field by field. */
export function compareLine(
  line: OrderLine,
  order: Order,
  rows: readonly PageRow[],
  by: ReadBy & { shown: ShownFields; isOfShipment: boolean },
  context: LensContext,
): Pick<LineComparison, 'verdict' | 'fields' | 'theirDate'> & { state: LineStateFacts } {
  const { state } = lineStatus(line, order, context.now, rulesFor(line, context));
  const done = state === 'done';
  const tables = byTable(rows).map((sayings) => sayings.map((row) => sayingOf(row, by)));
  const found = tables
    .map((sayings) => compareRows(sayings, line, done, by.shown))
    .sort((a, b) => b.length - a.length || JSON.stringify(a).localeCompare(JSON.stringify(b)));
  // What a second table says of the line counts only for what the fuller one leaves out: it may be about shipments.
  const all: FieldComparison[] = [];
  for (const field of found.flat()) if (!all.some((other) => other.field === field.field)) all.push(field);
  const fields = by.isOfShipment ? saidByShipment(all) : all;
  const promised = fields.find(({ field }) => field === 'promised');
  const wanted = promised?.verdict === 'disagree' || promised?.verdict === 'only-there';
  const theirDate = wanted ? lastPromise(tables.flat()) : undefined;
  return { verdict: verdictOf(fields), fields, state, ...(theirDate ? { theirDate } : {}) };
}

/** Of a line a shipment says when it comes. It may bring a part, and that before the rest. */
function saidByShipment(fields: readonly FieldComparison[]): FieldComparison[] {
  const isWhole = fields.some(({ field, verdict }) => field === 'quantity' && verdict === 'agree');
  return fields.filter(({ field, ours, theirs }) => {
    const isEarlier = ours?.kind === 'date' && theirs?.kind === 'date' && theirs.on < ours.on;
    return field === 'promised' && (isWhole || !isEarlier);
  });
}

type LineStateFacts = NonNullable<LineComparison['line']>['state'];

function compareRows(
  sayings: readonly RowSaying[],
  line: OrderLine,
  done: boolean,
  shown: ShownFields,
): FieldComparison[] {
  const table = sayings[0]?.row.table ?? 0;
  const has = (field: PageField) => shown.get(table)?.has(field) ?? false;
  const settled = done || isCancelled(line);
  const promised = dueOn(line, 'last-promised') ?? undefined;
  return [
    ...compareDates('promised', sayings, line, promised, { settled, shown: has('promised') }),
    ...compareDates('requested', sayings, line, line.requestedOn, { settled, shown: false }),
    ...compareQuantities(sayings, line),
    ...comparePrices(sayings, line),
    ...compareStatus(sayings, line, done),
  ];
}

function byTable(rows: readonly PageRow[]): PageRow[][] {
  const tables = new Map<number, PageRow[]>();
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return [...tables.values()];
}
