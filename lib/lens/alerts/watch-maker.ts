import type { Exchange } from '../../domain/activity.ts';
import { dayNumber } from '../../domain/calendar-date.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { judgeAcknowledgement } from '../../kpi/acknowledgement.ts';
import { firstDayOf, periodOf } from '../../kpi/alerts/periods.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { judgeLine } from '../../kpi/otif.ts';
import { completedOn } from '../../kpi/received.ts';
import { localDay, workingCalendar } from '../../kpi/working-calendar.ts';
import { type LensContext, notScored } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { SHARES, WATCH_DEFINITION, type WatchedShare, type WatchRecord } from './watch-record.ts';

/** One shipment, lot or order in the week in which it is judged. */
interface Case {
  week: number;
  hit: boolean;
}

const NO_HOLIDAYS = new Set<number>();
const MINUTE = 60_000;

/**
 * Makes what charts need of one partner from its orders, which go in one by one in any sequence, and its questions. Pure:
 * the day is the context's. Lines of one shipment with the same due day count once: they are late together.
 */
export function watchMaker(partnerId: string, partner: Partner | undefined, context: LensContext) {
  const { today } = context.now;
  const rules = kpiRulesOf(context.policy);
  const isScored = partner !== undefined && notScored(partner) === null;
  const cases: Record<WatchedShare, Map<string, Case>> = {
    lateness: new Map(),
    'reject-rate': new Map(),
    acknowledgement: new Map(),
  };
  let rejectsSeen = false;
  let answersSeen = false;
  let newest: Provenance | undefined;

  function add(stored: Order): void {
    if (!isScored || stored.kind !== 'purchase') return;
    const order = visibleOrder(stored, today);
    if (order === null) return;
    for (const line of order.lines) {
      if (newest === undefined || line.provenance.fetchedAt > newest.fetchedAt) newest = line.provenance;
      addDelivery(order, line);
      addLot(order, line);
    }
    addAnswer(order);
  }

  function addDelivery(order: Order, line: OrderLine): void {
    const { tolerance } = rules;
    const verdict = judgeLine(line, 'first-promised', tolerance, today);
    if (verdict.state !== 'decided' || verdict.due === null) return;
    const week = periodOf(dayNumber(verdict.due) + tolerance.late, 'week');
    const completed = completedOn(line, tolerance.under) ?? '';
    count(
      'lateness',
      `${shipmentOf(order, line)} ${verdict.due} ${completed}`,
      week,
      verdict.onTime === false,
    );
  }

  function addLot(order: Order, line: OrderLine): void {
    if (line.leftOut) return;
    const first = line.receipts.reduce(
      (day, { receivedOn }) => (receivedOn < day ? receivedOn : day),
      line.receipts[0]?.receivedOn ?? '',
    );
    if (first === '') return;
    const isRejected =
      line.qualityEvents.some(({ rejected }) => rejected > 0) || (line.lots?.rejected ?? 0) > 0;
    if (isRejected || line.lots !== undefined) rejectsSeen = true;
    count(
      'reject-rate',
      `${shipmentOf(order, line)} ${first}`,
      periodOf(dayNumber(first), 'week'),
      isRejected,
    );
  }

  function addAnswer(order: Order): void {
    const verdict = judgeAcknowledgement(order, rules.acknowledgeWithin, dayNumber(today), NO_HOLIDAYS);
    if (verdict.state !== 'decided') return;
    if (verdict.acknowledgedOn !== null) answersSeen = true;
    count('acknowledgement', order.id, periodOf(verdict.deadline, 'week'), !verdict.hit);
  }

  function count(share: WatchedShare, key: string, week: number, hit: boolean): void {
    const known = cases[share].get(key);
    if (known) known.hit ||= hit;
    else cases[share].set(key, { week, hit });
  }

  function end(exchanges: readonly Exchange[]): WatchRecord {
    // A source that never says so does not record it: a share of nothing is not watched.
    if (!rejectsSeen) cases['reject-rate'].clear();
    if (!answersSeen) cases.acknowledgement.clear();
    const weeks = Object.fromEntries(SHARES.map((share) => [share, weekCounts(cases[share], today)]));
    return {
      partnerId,
      definition: WATCH_DEFINITION,
      day: today,
      stamp: stampOf(context),
      name: partner?.name ?? partnerId,
      ...(partner?.owner ? { owner: partner.owner } : {}),
      weeks: weeks as WatchRecord['weeks'],
      ...askedAndHeard(exchanges, context),
      newest: {
        orders: newest ? [newest.sourceId, newest.fetchedAt] : null,
        questions: newestOf(exchanges),
      },
    };
  }

  return { add, end };
}

/** Questions to the partner, and the days on which it answered or asked. */
function askedAndHeard(
  exchanges: readonly Exchange[],
  context: LensContext,
): Pick<WatchRecord, 'questions' | 'heard'> {
  const calendar = workingCalendar(kpiRulesOf(context.policy).theirHours);
  const asOf = endOfDay(context);
  const questions: number[] = [];
  const heard = new Set<number>();
  for (const { awaiting, askedAt, answeredAt } of exchanges) {
    if (askedAt > asOf) continue;
    const answered =
      answeredAt !== undefined && answeredAt <= asOf && answeredAt >= askedAt ? answeredAt : -MINUTE;
    if (awaiting === 'us') heard.add(localDay(calendar, askedAt));
    else {
      questions.push(Math.round(askedAt / MINUTE), Math.round(answered / MINUTE));
      if (answered >= 0) heard.add(localDay(calendar, answered));
    }
  }
  return { questions, heard: [...heard].sort((a, b) => a - b) };
}

/** A replay sees its day to the end; today is seen until now. */
function endOfDay({ now }: LensContext): number {
  return now.replay ? (dayNumber(now.today) + 1) * 24 * 60 * MINUTE - 1 : now.instant;
}

function shipmentOf(order: Order, line: OrderLine): string {
  return line.shipments[0]?.number ?? order.number;
}

function weekCounts(cases: ReadonlyMap<string, Case>, today: string): number[] {
  const weeks = new Map<number, [n: number, hits: number]>();
  const day = dayNumber(today);
  for (const { week, hit } of cases.values()) {
    if (firstDayOf(week + 1, 'week') > day) continue;
    const counts = weeks.get(week) ?? [0, 0];
    weeks.set(week, counts);
    counts[0] += 1;
    if (hit) counts[1] += 1;
  }
  return [...weeks].sort(([a], [b]) => a - b).flatMap(([week, counts]) => [week, ...counts]);
}

function newestOf(exchanges: readonly Exchange[]): [string, number] | null {
  let newest: Provenance | null = null;
  for (const { provenance } of exchanges)
    if (newest === null || provenance.fetchedAt > newest.fetchedAt) newest = provenance;
  return newest && [newest.sourceId, newest.fetchedAt];
}
