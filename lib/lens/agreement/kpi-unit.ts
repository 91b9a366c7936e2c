import type { KpiId } from '../../domain/kpi-id.ts';
import { emptyCell } from '../../kpi/cells/cell.ts';
import { kpiValue } from '../../kpi/cells/kpi-values.ts';
import type { KpiValue } from '../../kpi/kpi-value.ts';
import { defaultPolicy } from '../../policy/settings.ts';
import { kpiRulesOf } from '../kpi-rules.ts';

/** In what a KPI is measured, and whether less of it is better. */
export type KpiUnit = Pick<KpiValue, 'unit' | 'lowerIsBetter'>;

const known = new Map<KpiId, KpiUnit>();

/** The unit of a KPI, as its own definition says. */
export function unitOf(kpi: KpiId): KpiUnit {
  let unit = known.get(kpi);
  if (!unit) {
    const { unit: name, lowerIsBetter } = kpiValue(
      emptyCell(''),
      kpi,
      'first-promised',
      kpiRulesOf(defaultPolicy()),
    );
    unit = { unit: name, lowerIsBetter };
    known.set(kpi, unit);
  }
  return unit;
}
