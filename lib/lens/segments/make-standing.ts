import type { Partner } from '../../domain/partner.ts';
import { type Cell, mergeCells } from '../../kpi/cells/cell.ts';
import { kpiValue } from '../../kpi/cells/kpi-values.ts';
import { monthOf } from '../../kpi/months.ts';
import { inputKey } from '../../kpi/scorecard/scorecard.ts';
import { decayedCount } from '../../kpi/scorecard/shrink.ts';
import { templateTerms } from '../../kpi/scorecard/templates.ts';
import { spendOf } from '../../kpi/spend.ts';
import type { LensContext } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';
import type { Measures } from '../partner/measures.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { isRate, periodMonths, rateMonths } from '../scorecard/score-inputs.ts';
import { STANDING_DEFINITION, type StandingRecord } from './standing-record.ts';

/** The terms whose rates are compared with those of others; on time stands for the late rate. */
const TERMS = [...templateTerms('direct'), { kpi: 'on-time', basis: 'first-promised' } as const];
/** Under which key the rate of being on time lies. */
export const ON_TIME_KEY = inputKey({ kpi: 'on-time', basis: 'first-promised' });

/** The standing of a supplier as of today. Pure: the day is the context's. */
export function makeStanding(partner: Partner, measures: Measures, context: LensContext): StandingRecord {
  const { today } = context.now;
  const months = periodMonths(monthOf(today), context.policy['scorecard.months']);
  const cells = months.flatMap((month) => measures.months.get(month) ?? []);
  const merged = mergeCells(cells);
  const rules = kpiRulesOf(context.policy);
  const read = (cell: Cell, { kpi, basis }: Pick<(typeof TERMS)[number], 'kpi' | 'basis'>) =>
    kpiValue(cell, kpi, basis ?? 'first-promised', rules, measures.whole);
  const rates = TERMS.flatMap((term): StandingRecord['rates'] => {
    if (!isRate(read(merged, term))) return [];
    const { hits, n } = decayedCount(rateMonths(cells, (cell) => read(cell, term), today));
    return [[inputKey(term), hits, n]];
  });
  const { newest } = measures.whole;
  return {
    partnerId: partner.id,
    definition: STANDING_DEFINITION,
    day: today,
    stamp: stampOf(context),
    name: partner.name,
    ...(partner.owner ? { owner: partner.owner } : {}),
    spend: spendIn(merged),
    leadTimeP90: read(merged, { kpi: 'lead-time' }).interval?.[1] ?? null,
    leadTimeVariation: read(merged, { kpi: 'lead-time-variation' }).value,
    rates,
    newest: newest && [newest.sourceId, newest.fetchedAt],
  };
}

function spendIn({ spend }: Cell): StandingRecord['spend'] {
  if (spend === null) return [];
  return spendOf(spend).flatMap(
    ({ currency, invoiced, invoices, ordered, lines }): StandingRecord['spend'] => {
      const [amount, records] = invoices > 0 ? [invoiced, invoices] : [ordered, lines];
      return Number.isFinite(amount) && records > 0 ? [[currency, amount, records]] : [];
    },
  );
}
