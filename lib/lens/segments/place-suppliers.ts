import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Fact, FactKind } from '../../domain/fact.ts';
import { type Prior, shrunkRate } from '../../kpi/scorecard/shrink.ts';
import {
  type KraljicInput,
  type KraljicInputs,
  type KraljicPlace,
  kraljic,
} from '../../kpi/segments/kraljic.ts';
import { type PreferencingCuts, preferencing } from '../../kpi/segments/preferencing.ts';
import { tierOf } from '../../kpi/segments/tiers.ts';
import { compareSpend } from './compare-spend.ts';
import { ON_TIME_KEY } from './make-standing.ts';
import type { SegmentPoint } from './segment-views.ts';
import type { StandingRecord } from './standing-record.ts';

/** A supplier in its place, as it is stored; its origin is made when it is shown. */
export type PlacedSupplier = Omit<SegmentPoint, 'origin'> & { newest: StandingRecord['newest'] };

/** Our share of a supplier's revenue and its liking of us from which we matter to it (`kpi.md` 3, default). */
const CUTS: PreferencingCuts = { value: 0.05, attractiveness: 3 };

/** Places all suppliers against each other. `facts` are those that hold today, by partner. */
export function placeSuppliers(
  standings: readonly StandingRecord[],
  facts: ReadonlyMap<string, readonly Fact[]>,
  priors: ReadonlyMap<string, Prior>,
): PlacedSupplier[] {
  const { ranks, classes } = compareSpend(standings);
  return standings.map((standing) => {
    const { partnerId, name, owner, newest } = standing;
    const said = facts.get(partnerId) ?? [];
    const place = kraljic(inputsOf(standing, said, ranks.get(partnerId), priors.get(ON_TIME_KEY)));
    const abc = classes.get(partnerId) ?? null;
    return {
      partnerId,
      name,
      ...(owner ? { owner } : {}),
      impact: place.impact.value,
      risk: place.risk.value,
      quadrant: place.quadrant,
      borderline: place.borderline,
      drivers: [strongestOf(place.impact), strongestOf(place.risk)],
      missing: place.missing,
      abc,
      tier: tierOf({ quadrant: place.quadrant, abc, critical: said.some(({ kind }) => kind === 'critical') }),
      preferencing: preferencing(
        standing.spend.length === 1 ? (standing.spend[0]?.[1] ?? Number.NaN) : Number.NaN,
        numberOf(said, 'partner-revenue'),
        numberOf(said, 'attractiveness'),
        CUTS,
      ).view,
      spend: standing.spend.map(([currency, amount]) => ({ amount, currency })),
      newest,
    };
  });
}

/** The input that adds most to an axis; null while none is known. */
function strongestOf({ parts }: KraljicPlace['impact']): KraljicInput | null {
  let strongest: (typeof parts)[number] | undefined;
  for (const part of parts)
    if (part.value !== null && (!strongest || part.adds > strongest.adds)) strongest = part;
  return strongest?.input ?? null;
}

function inputsOf(
  { leadTimeP90, leadTimeVariation, rates }: StandingRecord,
  facts: readonly Fact[],
  spendPercentile: number | undefined,
  prior: Prior | undefined,
): KraljicInputs {
  const onTime = rates.find(([key]) => key === ON_TIME_KEY);
  const given: { [K in keyof KraljicInputs]: KraljicInputs[K] | null | undefined } = {
    spendPercentile,
    singleSourceShare: numberOf(facts, 'single-source-share'),
    switchingMonths: numberOf(facts, 'switching-months'),
    leadTimeP90,
    leadTimeVariation,
    lateRate: onTime && prior ? 1 - shrunkRate({ hits: onTime[1], n: onTime[2] }, prior) : undefined,
    outsideRisk: outsideRisk(facts),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
}

/** The newest number that was said of a kind. */
function numberOf(facts: readonly Fact[], wanted: FactKind): number | undefined {
  let newest: Fact | undefined;
  for (const fact of facts)
    if (
      fact.kind === wanted &&
      typeof fact.value === 'number' &&
      (!newest || fact.validFrom > newest.validFrom)
    )
      newest = fact;
  return newest && typeof newest.value === 'number' ? newest.value : undefined;
}

/** Whether somebody has put a country or financial risk on record that holds; not known where nobody has looked. */
function outsideRisk(facts: readonly Fact[]): boolean | undefined {
  const risks = facts.filter(({ kind }) => kind === 'country-risk' || kind === 'financial-risk');
  if (risks.length === 0) return undefined;
  return risks.some(({ value }) => value !== 0 && !/^(low|none|no)$/i.test(String(value)));
}

/** The facts that hold on a day, by partner. */
export function factsByPartner(facts: Iterable<Fact>, today: CalendarDate): Map<string, Fact[]> {
  const byPartner = new Map<string, Fact[]>();
  for (const fact of facts) {
    if (fact.validFrom > today || (fact.validTo !== undefined && fact.validTo < today)) continue;
    const known = byPartner.get(fact.partnerId);
    if (known) known.push(fact);
    else byPartner.set(fact.partnerId, [fact]);
  }
  return byPartner;
}
