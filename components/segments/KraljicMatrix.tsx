import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { SegmentPoint } from '../../lib/lens/segments/segment-views.ts';
import { type MatrixDot, matrixDots } from './matrix-places.ts';

const QUADRANTS = ['leverage', 'strategic', 'routine', 'bottleneck'] as const;

interface KraljicMatrixProps {
  points: readonly SegmentPoint[];
  hrefOf: (partnerId: string) => string;
}

/**
 * Impact over risk. A dot is a button that lists who lies there; the table beside it says the same in words, so that
 * nothing is told by the picture alone.
 */
export function KraljicMatrix({ points, hrefOf }: KraljicMatrixProps) {
  const dots = matrixDots(points);
  const [chosen, choose] = useState<string | null>(null);
  const open = dots.find((dot) => keyOf(dot) === chosen);
  return (
    <figure class="matrix">
      <div class="matrix-plot">
        {QUADRANTS.map((quadrant) => (
          <span key={quadrant} class={`matrix-q ${quadrant}`}>
            {t(`segment.${quadrant}`)}
          </span>
        ))}
        {dots.map((dot) => (
          <button
            key={keyOf(dot)}
            type="button"
            class="matrix-dot"
            aria-pressed={keyOf(dot) === chosen}
            aria-label={labelOf(dot)}
            title={labelOf(dot)}
            style={{ left: placeOf(dot.risk), bottom: placeOf(dot.impact) }}
            onClick={() => choose(keyOf(dot) === chosen ? null : keyOf(dot))}
          >
            {dot.members.length > 1 ? dot.members.length : null}
          </button>
        ))}
      </div>
      <span class="matrix-x">{t('segment.axis.risk')}</span>
      <span class="matrix-y">{t('segment.axis.impact')}</span>
      <figcaption aria-live="polite">
        {open ? (
          <ul class="matrix-members">
            {open.members.map((point) => (
              <li key={point.partnerId}>
                <a href={hrefOf(point.partnerId)}>{point.name}</a>
                {point.borderline ? <span class="chip">{t('segment.borderline')}</span> : null}
              </li>
            ))}
          </ul>
        ) : (
          <p class="small dim">{t('segment.matrix.hint')}</p>
        )}
      </figcaption>
    </figure>
  );
}

function keyOf({ column, row }: MatrixDot): string {
  return `${column}/${row}`;
}

/** The middle stays the middle; dots at the ends stay within the frame. */
function placeOf(value: number): string {
  return `${4 + value * 92}%`;
}

function labelOf({ members }: MatrixDot): string {
  const [first] = members;
  if (members.length === 1 && first) return first.name;
  return t('segment.matrix.several', {
    first: first?.name ?? '',
    n: members.length - 1,
    all: members.length,
  });
}
