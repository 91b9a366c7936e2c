import type { Activity } from '../../domain/activity.ts';
import type { Partner } from '../../domain/partner.ts';
import { BY_HAND } from '../../domain/provenance.ts';
import { judgeCase } from '../../kpi/case-sla.ts';
import type { CellBook } from '../../kpi/cells/cell-book.ts';
import { sortActivities } from '../../store/activities.ts';
import type { Store } from '../../store/open.ts';
import { partnersByIds } from '../../store/queries.ts';
import { relationsOf } from '../../store/relation-records.ts';
import type { AlertView } from '../alerts/alert-views.ts';
import { headOf, type LensContext, originOf } from '../context.ts';
import { lineView, partnersOnOrder, worstLineFirst } from '../line-view.ts';
import { bookFor } from '../partner/measures.ts';
import { pipelineBrief } from '../pipeline/pipeline-view.ts';
import { readRiskBook } from '../risk/risk-book.ts';
import { severityOf } from '../status.ts';
import type { LineView } from '../views.ts';
import type { CaseClock, LastTouch, MailPartner, TenureView } from './mail-views.ts';
import { type OpenLine, type PartnerOrders, partnerOrders } from './partner-orders.ts';

const LINES = 5;
/** So many of the worst are worded before the five that are shown are chosen: what a person knows of comes behind. */
const WORDED = 40;
const CASES = 3;
const ALERTS = 3;

/** What is between a partner and us. `named`: ids of orders that the message names: their lines come first. */
export async function mailPartner(
  store: Store,
  partner: Partner,
  named: ReadonlySet<string>,
  alerts: readonly AlertView[],
  context: LensContext,
): Promise<MailPartner> {
  const [orders, { records: activities }, pipeline] = await Promise.all([
    partnerOrders(store, partner, context),
    relationsOf(store, 'activities', partner.id),
    pipelineBrief(store, partner.id, context),
  ]);
  const book = bookFor(partner.id, context);
  const cases = openCases(activities, book, context);
  return {
    head: headOf(partner),
    side: orders.side,
    tenure: tenureOf(orders),
    value: orders.value,
    basis: orders.basis,
    open: orders.open.length,
    late: orders.open.filter(({ status }) => status.state === 'late').length,
    lines: await urgentLines(store, orders.open, named, context),
    origin: orders.origin,
    cases: cases.slice(0, CASES),
    totalCases: cases.length,
    touched: lastTouches(activities, book.now, context),
    alerts: alerts.filter(({ partnerId }) => partnerId === partner.id).slice(0, ALERTS),
    ...(pipeline ? { pipeline } : {}),
  };
}

function tenureOf({ since, orders, origin }: PartnerOrders): TenureView {
  return since === undefined ? { missing: 'not-recorded' } : { since, orders, origin };
}

async function urgentLines(
  store: Store,
  open: readonly OpenLine[],
  named: ReadonlySet<string>,
  context: LensContext,
): Promise<LineView[]> {
  const isNamed = ({ orderId }: Pick<LineView, 'orderId'>) => named.has(orderId);
  const worst = open
    .toSorted(
      (a, b) =>
        Number(named.has(b.order.id)) - Number(named.has(a.order.id)) ||
        severityOf(a.status.state) - severityOf(b.status.state) ||
        (b.status.lateness ?? -Number.MAX_SAFE_INTEGER) - (a.status.lateness ?? -Number.MAX_SAFE_INTEGER),
    )
    .slice(0, WORDED);
  const ids = new Set(worst.flatMap(({ order }) => partnersOnOrder(order)));
  const [partners, risks] = await Promise.all([
    partnersByIds(store, ids),
    readRiskBook(
      store,
      worst.map(({ order }) => order.partnerId),
      context,
    ),
  ]);
  return worst
    .map(({ line, order }) => lineView(line, order, partners, context, false, risks))
    .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)) || worstLineFirst(a, b))
    .slice(0, LINES);
}

/** Cases that are not settled, the one with the least time left first. */
function openCases(activities: readonly Activity[], book: CellBook, context: LensContext): CaseClock[] {
  const clocks = sortActivities(activities).cases.flatMap((each): CaseClock[] => {
    if (each.resolvedAt !== undefined && each.resolvedAt <= book.now) return [];
    const verdict = judgeCase(each, book.theirs, book.rules.caseWithin, book.now);
    if (verdict === null || verdict.state === 'excluded') return [];
    const { id, number, title, priority, raisedAt, pauses, provenance, also } = each;
    return [
      {
        id,
        number,
        ...(title === undefined ? {} : { title }),
        priority,
        raisedAt,
        left: verdict.target - verdict.hours,
        target: verdict.target,
        paused: pauses.some(({ from, to }) => from <= book.now && (to === undefined || to > book.now)),
        origin: originOf(provenance, context),
        ...(also ? { also: also.map((said) => originOf(said, context)) } : {}),
      },
    ];
  });
  return clocks.sort((a, b) => a.left - b.left || a.raisedAt - b.raisedAt);
}

/** The last touch of each direction: touchpoints, reminders that left here, questions and their answers. */
function lastTouches(
  activities: readonly Activity[],
  now: number,
  context: LensContext,
): MailPartner['touched'] {
  const last: MailPartner['touched'] = {};
  for (const touch of activities.flatMap((each) => touchesOf(each, context))) {
    const side = touch.direction ?? 'other';
    if (touch.at <= now && touch.at > (last[side]?.at ?? Number.NEGATIVE_INFINITY)) last[side] = touch;
  }
  return last;
}

function touchesOf(activity: Activity, context: LensContext): LastTouch[] {
  switch (activity.kind) {
    case 'touchpoint': {
      const { how, at, by, direction, words, title, provenance } = activity;
      if (how === 'note') return [];
      const origin = originOf(provenance, context);
      return [{ direction: direction ?? null, how, at, by, words: title ?? words, origin }];
    }
    case 'reminder': {
      const { at, by, title = '' } = activity;
      const origin = originOf({ sourceId: BY_HAND, fetchedAt: at }, context);
      return [{ direction: 'out', how: 'mail', at, by, words: title, origin }];
    }
    case 'exchange': {
      const { awaiting, askedAt, answeredAt, title = '', provenance } = activity;
      const origin = originOf(provenance, context);
      const asked = awaiting === 'us' ? 'in' : 'out';
      const touch = (direction: 'in' | 'out', at: number): LastTouch => ({
        direction,
        how: 'mail',
        at,
        words: title,
        origin,
      });
      if (answeredAt === undefined) return [touch(asked, askedAt)];
      return [touch(asked, askedAt), touch(asked === 'in' ? 'out' : 'in', answeredAt)];
    }
    default:
      return [];
  }
}
