import type { Now } from '../../domain/workspace.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { addOrderToCells } from '../../kpi/cells/add-order.ts';
import { DAY_GRID, histogramOf } from '../../kpi/durations.ts';
import {
  countOf,
  type DurationHistogram,
  kaplanMeier,
  longestDuration,
  survivalQuantile,
} from '../../kpi/kaplan-meier.ts';
import { addLateness, LATENESS_SHAPE, type LatenessTally } from '../../kpi/lateness.ts';
import { NO_DAY, readLine } from '../../kpi/line-days.ts';
import { type Basis, judgeDays, OTIF_DEFINITION } from '../../kpi/otif.ts';
import { emptyTally } from '../../kpi/tally-parts.ts';
import type { Store } from '../../store/open.ts';
import { partnerById } from '../../store/queries.ts';
import { visitOrdersOf } from '../../store/summaries.ts';
import { headOf, type LensContext, noOrigin, notScored, readContext, toleranceOf } from '../context.ts';
import { figureOf, missingFigure } from '../partner/figures.ts';
import { bookFor, type Measures, measuresIn } from '../partner/measures.ts';
import { latenessBars } from './lateness-bars.ts';
import type { LatenessView } from './series-views.ts';

/** A store that is written all the time is read so often. */
const ATTEMPTS = 3;

/**
 * How many days early or late a partner's lines came against one of their dates, open overdue ones as far as they are now;
 * median and 90th percentile by Kaplan and Meier, so that what is still open counts. Counts what on-time delivery counts.
 * Null when there is no such partner.
 */
export async function latenessView(
  store: Store,
  partnerId: string,
  basis: Basis,
  now: Now,
): Promise<LatenessView | null> {
  const partner = await partnerById(store, partnerId);
  if (!partner) return null;
  const context = await readContext(store, now);
  const { late, early } = toleranceOf(context.policy);
  const head = { partner: headOf(partner), basis, tolerance: { late, early } };
  const unscored = notScored(partner);
  if (unscored) {
    const onTime = missingFigure(OTIF_DEFINITION, unscored, context);
    return { ...head, onTime, ...summed(emptyTally(LATENESS_SHAPE)), bars: [], origin: noOrigin };
  }
  const { tally, measures } = await readTally(store, partnerId, basis, context);
  const onTime = figureOf(measures, 'on-time', basis, context);
  const bars = latenessBars(histogramOf(tally.times, DAY_GRID), { late, early });
  return { ...head, onTime, ...summed(tally), bars, origin: onTime.origin };
}

async function readTally(
  store: Store,
  partnerId: string,
  basis: Basis,
  context: LensContext,
): Promise<{ tally: LatenessTally; measures: Measures }> {
  for (let attempt = 1; ; attempt += 1) {
    const book = bookFor(partnerId, context);
    const { tolerance } = book.rules;
    const tally = emptyTally(LATENESS_SHAPE);
    const read = await visitOrdersOf(store, partnerId, (orders) => {
      for (const stored of orders) {
        const order = stored.kind === 'purchase' ? visibleOrder(stored, context.now.today) : null;
        if (order === null) continue;
        addOrderToCells(book, order);
        for (const line of order.lines) {
          const days = readLine(line, tolerance.under, book.today);
          const { state, lateness } = judgeDays(days, basis, tolerance);
          if (state === 'decided') addLateness(tally, lateness ?? 0, days.completed !== NO_DAY);
        }
      }
    });
    if (read !== null || attempt >= ATTEMPTS) return { tally, measures: measuresIn(book) };
  }
}

type Sums = Pick<LatenessView, 'received' | 'open' | 'median' | 'p90' | 'beyond'>;

function summed({ times }: LatenessTally): Sums {
  const histogram: DurationHistogram = histogramOf(times, DAY_GRID);
  const steps = kaplanMeier(histogram);
  const [median = null, p90 = null] = [0.5, 0.9].map((q) => survivalQuantile(steps, q));
  return {
    received: countOf(histogram.ended),
    open: countOf(histogram.censored),
    median,
    p90,
    beyond: median === null || p90 === null ? longestDuration(histogram) : null,
  };
}
