import type { Bundle } from '../../lib/domain/share-bundle.ts';
import { useTongue } from './tongue.ts';

const BAR = 18;
const HEIGHT = 40;
const MONTHS = 12;

/** The score of the last twelve months as bars; a month without one leaves its place empty. */
export function History({ points }: { points: Bundle['theirs']['history'] }) {
  const { say, number, month } = useTongue();
  const shown = points.slice(-MONTHS);
  if (!shown.some(({ score }) => score !== null)) return null;
  const words = shown.map(({ month: at, score, grade }) =>
    score === null
      ? say('history.empty', { month: month(at) })
      : say('history.point', { month: month(at), score: number(Math.round(score)), grade: grade ?? '–' }),
  );
  return (
    <svg
      class="history"
      viewBox={`0 0 ${MONTHS * BAR} ${HEIGHT}`}
      role="img"
      aria-label={`${say('history.label')}. ${words.join('; ')}`}
    >
      {shown.map(({ month: at, score, grade }, index) => {
        const height = Math.max(1, ((score ?? 0) / 100) * (HEIGHT - 2));
        return score === null ? null : (
          <rect
            key={at}
            class={grade ? `g-${grade.toLowerCase()}` : 'none'}
            x={(MONTHS - shown.length + index) * BAR + 1}
            y={HEIGHT - height}
            width={BAR - 3}
            height={height}
          />
        );
      })}
      <path class="base" d={`M0 ${HEIGHT - 0.5}H${MONTHS * BAR}`} />
    </svg>
  );
}
