import type { PaintState } from '../../lib/domain/mention.ts';
import { SHAPES } from '../parts/sign-shapes.tsx';

/** The drawn sign of a state; without a label its word stands right beside it. */
export function Sign({ state, label }: { state: PaintState; label?: string }) {
  const look = { class: `g t-${state}`, viewBox: '0 0 10 10' };
  return label ? (
    <svg {...look} role="img" aria-label={label}>
      {SHAPES[state]}
    </svg>
  ) : (
    <svg {...look} aria-hidden="true">
      {SHAPES[state]}
    </svg>
  );
}
