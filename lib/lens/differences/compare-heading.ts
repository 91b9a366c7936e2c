import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Order } from '../../domain/order.ts';
import type { PageRow } from '../../domain/page-reading.ts';
import { dueOn } from '../../kpi/otif.ts';
import { completedOn, isCancelled, isClosedUndated } from '../../kpi/received.ts';
import { type LensContext, rulesFor } from '../context.ts';
import { lineStatus } from '../status.ts';
import type { CannotReason, FieldComparison, LineComparison } from './difference-views.ts';
import { type ReadBy, type RowSaying, sayingOf } from './row-sayings.ts';
import { verdictOf } from './worst-difference.ts';

/**
 * What a page says of an order as a whole, as order lists do. Its date means something only where all open lines of ours
 * share one, its status only where it calls the whole off. Sums are not compared: whether they hold taxes and freight is
 * nowhere said.
 */
export function compareHeading(
  rows: readonly PageRow[],
  order: Order,
  by: ReadBy,
  context: LensContext,
): Pick<LineComparison, 'verdict' | 'fields'> {
  const sayings = rows.map((row) => sayingOf(row, by));
  const open = order.lines.filter(
    (line) => lineStatus(line, order, context.now, rulesFor(line, context)).state !== 'done',
  );
  const closed = order.lines.some((line) =>
    isClosedUndated(line, completedOn(line, rulesFor(line, context).under)),
  );
  const promised = new Set(open.flatMap((line) => dueOn(line, 'last-promised') ?? []));
  const requested = new Set(open.flatMap((line) => line.requestedOn ?? []));
  const fields = [
    ...headingDate('promised', sayings, promised, open.length),
    ...headingDate('requested', sayings, requested, open.length),
    ...headingStatus(sayings, order, open.length, closed),
  ];
  return { verdict: verdictOf(fields), fields };
}

function headingDate(
  field: 'promised' | 'requested',
  sayings: readonly RowSaying[],
  ours: ReadonlySet<CalendarDate>,
  open: number,
): FieldComparison[] {
  const said = sayings.find((saying) => saying[field] !== undefined && saying[field]?.kind !== 'none');
  const reading = said?.[field];
  if (!said || !reading || reading.kind === 'none' || open === 0) return [];
  const words = { kind: 'text', text: said.row.fields[field] ?? '' } as const;
  const [only] = ours;
  const own = only && ours.size === 1 ? ({ kind: 'date', on: only } as const) : undefined;
  const cannot = (reason: CannotReason): FieldComparison[] => [
    { field, verdict: 'cannot', reason, ...(own ? { ours: own } : {}), theirs: words },
  ];
  if (reading.kind === 'unclear') return cannot(reading.reason);
  if (ours.size === 0) return [];
  if (reading.days.some((day) => ours.has(day)))
    return [{ field, verdict: 'agree', theirs: words, ...(own ? { ours: own } : {}) }];
  if (!own || sayings.length > 1) return cannot('several-dates');
  const [day] = reading.days;
  const theirs = day && reading.days.length < 3 ? ({ kind: 'date', on: day } as const) : words;
  return [{ field, verdict: 'disagree', ours: own, theirs }];
}

/** `closed`: of some lines our source says that they are over, and neither that they came nor that they were taken off. */
function headingStatus(
  sayings: readonly RowSaying[],
  order: Order,
  open: number,
  closed: boolean,
): FieldComparison[] {
  const said = sayings.find(({ status }) => status !== undefined);
  if (!said || sayings.length > 1) return [];
  const off = order.lines.every((line) => isCancelled(line));
  const offThere = said.status === 'cancelled' || said.status === 'rejected';
  const theirs = { kind: 'text', text: said.row.fields.status ?? '' } as const;
  const over = closed ? 'closed' : 'received';
  const ours = { kind: 'status', status: off ? 'cancelled' : open > 0 ? 'open' : over } as const;
  const both = { field: 'status', ours, theirs } as const;
  if (offThere && open === 0 && closed) return [{ ...both, verdict: 'cannot', reason: 'settled' }];
  if (offThere) return [{ ...both, verdict: off ? 'agree' : 'disagree' }];
  if (off)
    return [
      {
        ...both,
        verdict: said.status === null ? 'cannot' : 'disagree',
        ...(said.status === null ? { reason: 'status-unknown' as const } : {}),
      },
    ];
  return [];
}
