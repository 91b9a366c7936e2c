import { KPI_IDS } from '../../domain/kpi-id.ts';
import type { Now } from '../../domain/workspace.ts';
import { isDated } from '../../kpi/cells/kpi-values.ts';
import { OTIF_DEFINITION } from '../../kpi/otif.ts';
import type { Store } from '../../store/open.ts';
import { partnerById } from '../../store/queries.ts';
import { contextUnder } from '../agreed-context.ts';
import { headOf, notScored, readContext } from '../context.ts';
import { figureOf, missingFigure } from '../partner/figures.ts';
import { readRelationship } from '../scorecard/relationship.ts';
import { basisOn } from '../scorecard/score-periods.ts';
import { measuresOfPartner } from '../scorecard/scorecard-view.ts';
import { templateFor } from '../scorecard/scored-as.ts';
import type { KpiRow } from '../views.ts';
import { agreedWithin, monthSeries } from './month-series.ts';
import type { KpiSeries } from './series-views.ts';
import { watchedBy, watchView } from './watch-view.ts';

/**
 * One KPI of a partner over time, each month under what was agreed for it, with the chart that alerts come from. Null when
 * there is no such partner or KPI; a partner that is not scored has no months.
 */
export async function seriesView(
  store: Store,
  partnerId: string,
  kpiId: KpiRow['id'],
  basis: KpiRow['basis'],
  now: Now,
): Promise<KpiSeries | null> {
  const partner = await partnerById(store, partnerId);
  // The id comes from an address.
  if (!partner || !KPI_IDS.includes(kpiId)) return null;
  const context = await readContext(store, now);
  const on = basis ?? 'first-promised';
  const title = { id: kpiId, ...(isDated(kpiId) ? { basis: on } : {}) };
  const head = { partner: headOf(partner), title, today: now.today };
  const unscored = notScored(partner);
  if (unscored)
    return { ...head, figure: missingFigure(OTIF_DEFINITION, unscored, context), months: [], agreed: [] };
  const { agreements, facts } = await readRelationship(store, partnerId);
  const measuresUnder = await measuresOfPartner(store, partnerId, agreements, context);
  const template = templateFor(partner, facts);
  const current = basisOn(agreements, template, now.today);
  const months = monthSeries({
    kpi: kpiId,
    basis: on,
    measuresUnder,
    versions: agreements,
    template,
    context,
  });
  const watched = watchedBy(title);
  return {
    ...head,
    figure: figureOf(measuresUnder(current), kpiId, on, contextUnder(current.agreement, context)),
    months,
    agreed: agreedWithin(months, agreements),
    ...(watched ? { watch: await watchView(store, partnerId, watched, context) } : {}),
  };
}
