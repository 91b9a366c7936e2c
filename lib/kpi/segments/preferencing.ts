/** How a supplier sees us (Steele and Court 1996). */
export type Preferencing = 'core' | 'development' | 'exploitable' | 'nuisance';

/** Our share of the supplier's revenue from which we matter to it, and the attractiveness (1 to 5) from which it likes us. */
export interface PreferencingCuts {
  value: number;
  attractiveness: number;
}

export interface PreferencingPlace {
  /** Our spend over the supplier's revenue; an estimate, as good as the revenue. */
  relativeValue: number | null;
  attractiveness: number | null;
  view: Preferencing | null;
  missing: ('partner-revenue' | 'attractiveness')[];
}

/** Both in one currency. No published cut is authoritative: they are settings. */
export function preferencing(
  spend: number,
  partnerRevenue: number | undefined,
  attractiveness: number | undefined,
  cuts: PreferencingCuts,
): PreferencingPlace {
  const relativeValue =
    partnerRevenue === undefined || !(partnerRevenue > 0) || !Number.isFinite(spend)
      ? null
      : Math.max(0, spend) / partnerRevenue;
  const liked = attractiveness !== undefined && Number.isFinite(attractiveness) ? attractiveness : null;
  const missing: PreferencingPlace['missing'] = [];
  if (relativeValue === null) missing.push('partner-revenue');
  if (liked === null) missing.push('attractiveness');
  const view = relativeValue === null || liked === null ? null : viewOf(relativeValue, liked, cuts);
  return { relativeValue, attractiveness: liked, view, missing };
}

function viewOf(value: number, attractiveness: number, cuts: PreferencingCuts): Preferencing {
  const liked = attractiveness >= cuts.attractiveness;
  if (value >= cuts.value) return liked ? 'core' : 'exploitable';
  return liked ? 'development' : 'nuisance';
}
