import { type CalendarDate, dateOfDay } from '../../domain/calendar-date.ts';
import type { KpiId } from '../../domain/kpi-id.ts';
import type { Order } from '../../domain/order.ts';
import { judgeAcknowledgement } from '../../kpi/acknowledgement.ts';
import type { CellBook } from '../../kpi/cells/cell-book.ts';
import { fillDueDay } from '../../kpi/fill-rate.ts';
import { type LineDays, NO_DAY } from '../../kpi/line-days.ts';
import type { Basis } from '../../kpi/otif.ts';
import type { Verdict } from './verdict.ts';

/**
 * The days in whose months a record of a line counts, as cells have it (`add-order.ts`, `add-goods.ts`, `add-papers.ts`); none
 * where it has no date. A rejection or a return counts where it was found, what was kept where it came. `lines`: all of the
 * order, of which this is one.
 */
export function countedOn(
  { id, basis }: { id: KpiId; basis?: Basis },
  days: LineDays,
  verdict: Verdict,
  { order, lines, book }: { order: Order; lines: readonly LineDays[]; book: CellBook },
): CalendarDate[] {
  const { line } = days;
  const lastOf = (dayOf: (each: LineDays) => number) => dates([Math.max(...lines.map(dayOf))]);
  switch (id) {
    case 'otif-orders':
      return lastOf((each) => dueDay(each, basis));
    case 'perfect-order':
      return lastOf(({ firstPromised }) => firstPromised);
    case 'order-fill':
      return lastOf(fillDueDay);
    case 'line-fill':
    case 'unit-fill':
      return dates([fillDueDay(days)]);
    case 'acknowledgement':
      return acknowledgedBy(order, book) ?? lastOf(({ firstPromised }) => firstPromised);
    case 'quality-ppm':
      return verdict.verdict === 'miss' ? line.qualityEvents.map(({ foundOn }) => foundOn) : arrivals(days);
    case 'return-rate':
      return verdict.verdict === 'miss'
        ? (line.returns ?? []).map(({ returnedOn }) => returnedOn)
        : arrivals(days);
    case 'reject-rate':
      return dates([days.lastReceiptDay === NO_DAY ? days.firstPromised : days.lastReceiptDay]);
    case 'asn-quality':
      return verdict.verdict === 'pending' ? dates([days.firstPromised]) : arrivals(days);
    case 'invoice-match':
      return invoiced(days, verdict.part);
    default:
      return dates([days.firstPromised]);
  }
}

function dueDay(
  { requested, firstPromised, lastPromised }: LineDays,
  basis: Basis = 'first-promised',
): number {
  if (basis === 'requested') return requested;
  return basis === 'last-promised' ? lastPromised : firstPromised;
}

function acknowledgedBy(order: Order, { rules, today, theirs }: CellBook): CalendarDate[] | undefined {
  const verdict = judgeAcknowledgement(order, rules.acknowledgeWithin, today, theirs.holidays);
  return verdict.state === 'excluded' ? undefined : dates([verdict.deadline]);
}

function arrivals({ receipts }: LineDays): CalendarDate[] {
  return dates(receipts);
}

function invoiced({ line, lastReceiptDay }: LineDays, part: string | undefined): CalendarDate[] {
  const invoice = line.invoices.find(({ number }) => number === part);
  return invoice?.invoicedOn === undefined ? dates([lastReceiptDay]) : [invoice.invoicedOn];
}

function dates(days: readonly number[]): CalendarDate[] {
  return days.filter((day) => day !== NO_DAY).map(dateOfDay);
}
