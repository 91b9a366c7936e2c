import type { RiskBand } from '../../kpi/risk/judge-risk.ts';
import { urgencyOf, worstLineFirst } from '../line-view.ts';
import type { LineView } from '../views.ts';

const BANDS: readonly (RiskBand | null | undefined)[] = ['high', 'elevated'];

/** Worst first; among lines of one state those that are likely to come late. */
export function likelyLateFirst(a: LineView, b: LineView): number {
  return urgencyOf(a) - urgencyOf(b) || rankOf(a) - rankOf(b) || worstLineFirst(a, b);
}

/** What is late already needs no forecast. */
function rankOf({ risk, state }: LineView): number {
  if (state === 'late' || risk?.overdue) return 0;
  const at = BANDS.indexOf(risk?.band);
  return at < 0 ? BANDS.length : at;
}
