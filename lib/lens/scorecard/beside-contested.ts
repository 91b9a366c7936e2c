import type { SeeOrder } from '../cells/partner-measures.ts';
import { asRecorded, type Contested, withoutContested } from '../contested/contested.ts';
import type { Beside, ScorecardView, ScoreRow, ScoreSide } from './scorecard-views.ts';

type Scored = Omit<ScorecardView, 'workspace'>;

/**
 * A scorecard with what it would be without the lines that are contested, and what it was with those that are left out:
 * made anew by the same code, which sees these lines otherwise. Itself where nothing is contested.
 */
export async function besideContested<View extends Scored>(
  view: View,
  contested: Contested,
  again: (see: SeeOrder) => Promise<ScoreSide>,
): Promise<View> {
  const { open, accepted } = contested;
  if (open.size + accepted.size === 0) return view;
  const without = open.size > 0 ? await again(withoutContested(contested)) : undefined;
  const recorded = accepted.size > 0 ? await again(asRecorded) : undefined;
  return {
    ...view,
    rows: view.rows.map((row, at) => ({
      ...row,
      ...besideRow('undisputed', row, without?.rows[at], open.size),
      ...besideRow('recorded', row, recorded?.rows[at], accepted.size),
    })),
    contested: { open: open.size, accepted: accepted.size },
    ...(without ? { undisputed: { score: without.score, grade: without.grade } } : {}),
    ...(recorded ? { recorded: { score: recorded.score, grade: recorded.grade } } : {}),
  };
}

/** Only where it makes a difference: contested lines count for some figures and not for others. */
function besideRow(
  name: 'undisputed' | 'recorded',
  { figure }: ScoreRow,
  other: ScoreRow | undefined,
  lines: number,
): { [Name in typeof name]?: Beside } {
  if (!other) return {};
  const { value, n } = other.figure;
  return value === figure.value && n === figure.n ? {} : { [name]: { value, n, lines } };
}
