import type { Order } from '../../domain/order.ts';
import type { Now } from '../../domain/workspace.ts';
import { judgeAcknowledgement } from '../../kpi/acknowledgement.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { judgeLeadTime } from '../../kpi/lead-time.ts';
import {
  type Basis,
  judgeOrder,
  type LineVerdict,
  type OrderVerdict,
  OTIF_DEFINITION,
} from '../../kpi/otif.ts';
import { quantityReceived } from '../../kpi/received.ts';
import type { Store } from '../../store/open.ts';
import { partnerById, partnersByIds } from '../../store/queries.ts';
import { visitOrdersOf } from '../../store/summaries.ts';
import { type LensContext, notScored, type Partners, readContext, toleranceOf } from '../context.ts';
import { lineView, partnersOnOrder, worstLineFirst } from '../line-view.ts';
import type { Figure, KpiRow, RecordsView } from '../views.ts';
import {
  acknowledgementFigure,
  leadTimeFigure,
  missingFigure,
  otifFigure,
  qualityFigure,
} from './figures.ts';
import { emptyMeasures, type Measures } from './measures.ts';
import { addToMeasures } from './partner.ts';
import type { RecordWhy } from './record-why.ts';
import { mapInSlices, sortInSlices } from './slices.ts';

type Row = RecordsView['rows'][number];
type Verdict = Pick<Row, 'verdict' | 'measure'> & { why: RecordWhy };

/**
 * The records behind one figure of a partner: misses first (worst first), then hits, pending, and what was left out, each
 * with its rule. `measure`: days late, days, working days, share received, or parts per million, by the KPI. Null when
 * there is no such partner; a partner that is not scored has no rows.
 */
export async function recordsView(
  store: Store,
  partnerId: string,
  kpiId: KpiRow['id'],
  basis: KpiRow['basis'],
  now: Now,
): Promise<RecordsView | null> {
  const partner = await partnerById(store, partnerId);
  if (!partner) return null;
  const context = await readContext(store, now);
  const title = { id: kpiId, ...(isOtif(kpiId) ? { basis: basis ?? 'first-promised' } : {}) };
  const unscored = notScored(partner);
  if (unscored) return { title, figure: missingFigure(OTIF_DEFINITION, unscored, context), rows: [] };
  const { rows, measures } = await readRows(store, partnerId, title, context);
  const sorted = await sortInSlices(rows, worstRowFirst(kpiId));
  return { title, figure: figureOf(measures, title, context), rows: sorted };
}

/** Reads the orders a few at a time; a commit in between begins anew, so that figure and rows agree. */
async function readRows(store: Store, partnerId: string, title: RecordsView['title'], context: LensContext) {
  for (let attempt = 1; ; attempt += 1) {
    const measures = emptyMeasures();
    const seen: Order[] = [];
    const read = await visitOrdersOf(store, partnerId, (orders) => {
      for (const stored of orders) {
        const order = stored.kind === 'purchase' ? visibleOrder(stored, context.now.today) : null;
        if (order === null) continue;
        addToMeasures(measures, order, context);
        seen.push(order);
      }
    });
    if (read === null && attempt < ATTEMPTS) continue;
    const partners = await partnersByIds(store, new Set([partnerId, ...seen.flatMap(partnersOnOrder)]));
    const rows = await mapInSlices(seen, (order) => rowsOf(order, title, partners, context));
    return { rows: rows.flat(), measures };
  }
}

/** A store that is written all the time is read so often. */
const ATTEMPTS = 3;

function isOtif(id: KpiRow['id']): id is 'on-time' | 'in-full' | 'otif' | 'otif-orders' | 'otif-units' {
  return id !== 'lead-time' && id !== 'acknowledgement' && id !== 'quality-ppm';
}

function figureOf(measures: Measures, title: RecordsView['title'], context: LensContext): Figure {
  if (title.id === 'lead-time') return leadTimeFigure(measures, context);
  if (title.id === 'acknowledgement') return acknowledgementFigure(measures, context);
  if (title.id === 'quality-ppm') return qualityFigure(measures, context);
  return otifFigure(measures, title.id, title.basis ?? 'first-promised', context);
}

function rowsOf(order: Order, title: RecordsView['title'], partners: Partners, context: LensContext): Row[] {
  const verdicts = verdictsOf(order, title, context);
  return order.lines.flatMap((line, index) => {
    const verdict = verdicts[index];
    return verdict ? [{ line: lineView(line, order, partners, context), ...verdict }] : [];
  });
}

/** One verdict per line of the order, in its sequence; null for a line that is no record of this figure. */
function verdictsOf(order: Order, title: RecordsView['title'], context: LensContext): (Verdict | null)[] {
  if (title.id === 'lead-time') return order.lines.map((line) => leadTimeVerdict(line, context));
  if (title.id === 'quality-ppm') return order.lines.map(qualityVerdict);
  if (title.id === 'acknowledgement') {
    const verdict = acknowledgementVerdict(order, context);
    return order.lines.map((_, index) => (index === 0 ? verdict : null));
  }
  const id = title.id;
  const basis: Basis = title.basis ?? 'first-promised';
  const verdict = judgeOrder(order, basis, toleranceOf(context.policy), context.now.today);
  return verdict.lines.map((line) =>
    id === 'otif-orders' ? orderVerdict(verdict, line) : otifVerdict(id, line),
  );
}

function otifVerdict(id: 'on-time' | 'in-full' | 'otif' | 'otif-units', line: LineVerdict): Verdict {
  if (line.state !== 'decided') return { verdict: line.state, why: line.whyOnTime, measure: line.lateness };
  if (id === 'on-time')
    return { verdict: line.onTime ? 'hit' : 'miss', why: line.whyOnTime, measure: line.lateness };
  if (line.inFull === null) return { verdict: 'excluded', why: line.whyInFull, measure: line.lateness };
  if (id === 'in-full')
    return {
      verdict: line.inFull ? 'hit' : 'miss',
      why: line.whyInFull,
      measure: shareOf(line.received, line.quantity),
    };
  if (id === 'otif') {
    return {
      verdict: line.otif ? 'hit' : 'miss',
      why: line.onTime ? line.whyInFull : line.whyOnTime,
      measure: line.lateness,
    };
  }
  const share = shareOf(line.inWindow, line.quantity);
  if (share === null) return { verdict: 'excluded', why: 'no-ordered-quantity', measure: null };
  return {
    verdict: share >= 1 ? 'hit' : 'miss',
    why: line.onTime ? line.whyInFull : line.whyOnTime,
    measure: share,
  };
}

function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null ? null : Math.max(0, Math.min(1, part / whole));
}

/** A line as part of its order: it may be fine and its order still be missed, pending or not known. */
function orderVerdict(order: OrderVerdict, line: LineVerdict): Verdict {
  const own = otifVerdict('otif', line);
  if (line.state === 'excluded') return own;
  if (order.state === 'pending')
    return line.state === 'pending' ? own : { ...own, verdict: 'pending', why: 'order-pending' };
  if (order.otif === null)
    return own.verdict === 'excluded' ? own : { ...own, verdict: 'excluded', why: 'order-not-known' };
  if (order.otif) return { ...own, verdict: 'hit' };
  return own.verdict === 'miss' ? own : { ...own, verdict: 'miss', why: 'order-missed' };
}

function leadTimeVerdict(line: Order['lines'][number], context: LensContext): Verdict {
  const verdict = judgeLeadTime(line, context.policy['otif.under'], context.now.today);
  if (verdict.state === 'excluded') return { verdict: 'excluded', why: verdict.why, measure: null };
  if (verdict.state === 'open') return { verdict: 'pending', why: 'still-open', measure: verdict.days };
  return { verdict: 'hit', why: 'completed', measure: verdict.days };
}

function acknowledgementVerdict(order: Order, context: LensContext): Verdict {
  const verdict = judgeAcknowledgement(
    order,
    context.policy['acknowledgement.workingDays'],
    context.now.today,
  );
  if (verdict.state === 'pending') return { verdict: 'pending', why: 'window-open', measure: null };
  if (verdict.state === 'excluded') return { verdict: 'excluded', why: verdict.why, measure: null };
  if (verdict.hit) return { verdict: 'hit', why: 'acknowledged', measure: verdict.workingDays };
  const why = verdict.acknowledgedOn === null ? 'not-acknowledged' : 'acknowledged-late';
  return { verdict: 'miss', why, measure: verdict.workingDays };
}

function qualityVerdict(line: Order['lines'][number]): Verdict | null {
  if (line.receipts.length === 0) return null;
  const received = quantityReceived(line);
  if (received === null) return { verdict: 'excluded', why: 'no-received-quantity', measure: null };
  const rejected = line.qualityEvents.reduce((sum, event) => sum + event.rejected, 0);
  const measure = received > 0 ? (rejected / received) * 1e6 : null;
  return rejected > 0
    ? { verdict: 'miss', why: 'rejected', measure }
    : { verdict: 'hit', why: 'accepted', measure };
}

const VERDICTS: readonly Row['verdict'][] = ['miss', 'hit', 'pending', 'excluded'];

/** Misses before hits; among them the largest measure first, of shares the smallest (the least received). */
function worstRowFirst(id: KpiRow['id']): (a: Row, b: Row) => number {
  const sign = id === 'in-full' || id === 'otif-units' ? 1 : -1;
  return (a, b) =>
    VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
    sign * ((a.measure ?? sign * LEAST) - (b.measure ?? sign * LEAST)) ||
    worstLineFirst(a.line, b.line);
}

/** Rows without a measure come last. */
const LEAST = Number.MAX_SAFE_INTEGER;
