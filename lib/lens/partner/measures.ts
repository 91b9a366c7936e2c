import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Order } from '../../domain/order.ts';
import type { Provenance } from '../../domain/provenance.ts';
import {
  type AcknowledgementTally,
  addAcknowledgement,
  emptyAcknowledgements,
  judgeAcknowledgement,
} from '../../kpi/acknowledgement.ts';
import { addDuration, type DurationHistogram, emptyDurations } from '../../kpi/kaplan-meier.ts';
import { judgeLeadTime } from '../../kpi/lead-time.ts';
import { monthOf } from '../../kpi/months.ts';
import { BASES, type Basis, dueOn, judgeOrder, type OrderVerdict } from '../../kpi/otif.ts';
import { addLineVerdict, addOrderCounts, emptyOtifTally, type OtifTally } from '../../kpi/otif-tally.ts';
import { addQuality, emptyQuality, type QualityTally } from '../../kpi/quality.ts';
import { lastReceivedOn } from '../../kpi/received.ts';
import { type LensContext, toleranceOf } from '../context.ts';
import { factsOf } from '../source-facts.ts';

/** A tally over all time and by month of the due date. */
export interface ByMonth<T> {
  all: T;
  months: Map<string, T>;
}

/** What the scorecard of one partner sums up. Orders go in one by one, each as seen today. */
export interface Measures {
  otif: Map<Basis, ByMonth<OtifTally>>;
  leadTime: ByMonth<DurationHistogram> & { excluded: number; withoutDate: number };
  acknowledgement: ByMonth<AcknowledgementTally>;
  quality: ByMonth<QualityTally>;
  /** What at least one of the sources records. */
  recorded: { acknowledgements: boolean; quality: boolean };
  /** The newest record that went in. */
  newest: Provenance | null;
  period: [CalendarDate, CalendarDate] | null;
}

export function emptyMeasures(bases: readonly Basis[] = BASES): Measures {
  return {
    otif: new Map(bases.map((basis) => [basis, { all: emptyOtifTally(), months: new Map() }])),
    leadTime: { all: emptyDurations(), months: new Map(), excluded: 0, withoutDate: 0 },
    acknowledgement: { all: emptyAcknowledgements(), months: new Map() },
    quality: { all: emptyQuality(), months: new Map() },
    recorded: { acknowledgements: false, quality: false },
    newest: null,
    period: null,
  };
}

function inMonth<T>(byMonth: ByMonth<T>, month: string, empty: () => T): T {
  const found = byMonth.months.get(month);
  if (found) return found;
  const fresh = empty();
  byMonth.months.set(month, fresh);
  return fresh;
}

/** Adds the OTIF of one order on the bases that the measures hold, in place. */
export function addOtif(measures: Measures, order: Order, context: LensContext): void {
  for (const [basis, byMonth] of measures.otif) {
    const verdict = judgeOrder(order, basis, toleranceOf(context.policy), context.now.today);
    addOrderCounts(byMonth.all, verdict);
    const month = orderMonth(verdict);
    if (month !== null) addOrderCounts(inMonth(byMonth, month, emptyOtifTally), verdict);
    for (const line of verdict.lines) {
      addLineVerdict(byMonth.all, line);
      if (line.state !== 'decided' || line.due === null) continue;
      addLineVerdict(inMonth(byMonth, monthOf(line.due), emptyOtifTally), line);
      if (basis === 'first-promised') widen(measures, line.due);
    }
  }
  for (const line of order.lines) {
    const newest = measures.newest;
    if (newest === null || line.provenance.fetchedAt > newest.fetchedAt) measures.newest = line.provenance;
  }
}

function widen(measures: Measures, date: CalendarDate): void {
  const [from, to] = measures.period ?? [date, date];
  measures.period = [date < from ? date : from, date > to ? date : to];
}

/** An order belongs to the month of its last due line. */
function orderMonth(verdict: OrderVerdict): string | null {
  let last: CalendarDate | null = null;
  for (const line of verdict.lines)
    if (line.due !== null && (last === null || line.due > last)) last = line.due;
  return verdict.state === 'decided' && last !== null ? monthOf(last) : null;
}

/** Adds lead time, acknowledgement and quality of one order, in place. */
export function addService(measures: Measures, order: Order, context: LensContext): void {
  const { today } = context.now;
  for (const line of order.lines) {
    const verdict = judgeLeadTime(line, context.policy['otif.under'], today);
    if (verdict.state === 'excluded') {
      measures.leadTime.excluded += 1;
      if (verdict.why === 'no-sent-date') measures.leadTime.withoutDate += 1;
    } else {
      addDuration(measures.leadTime.all, verdict.days, verdict.state === 'completed');
      // Months by due date, open lines included: months of completion would look best where lines stay open.
      const due = dueOn(line, 'last-promised');
      if (due !== null && due <= today) {
        addDuration(
          inMonth(measures.leadTime, monthOf(due), emptyDurations),
          verdict.days,
          verdict.state === 'completed',
        );
      }
    }
    addQuality(measures.quality.all, line);
    const last = lastReceivedOn(line);
    if (last !== null) addQuality(inMonth(measures.quality, monthOf(last), emptyQuality), line);
    const facts = factsOf(line, context.facts);
    measures.recorded.acknowledgements ||= facts.acknowledgements;
    measures.recorded.quality ||= facts.quality;
  }
  const answer = judgeAcknowledgement(order, context.policy['acknowledgement.workingDays'], today);
  addAcknowledgement(measures.acknowledgement.all, answer);
  if (answer.state === 'decided') {
    addAcknowledgement(
      inMonth(measures.acknowledgement, monthOf(answer.deadline), emptyAcknowledgements),
      answer,
    );
  }
}
