import type { PaintState } from '../../lib/domain/mention.ts';
import { t } from '../../lib/i18n/t.ts';

const SHAPES: Record<PaintState, preact.JSX.Element> = {
  ok: <circle cx="5" cy="5" r="3.9" />,
  done: <path d="M1.2 5.4 4 8.2 8.8 2" />,
  risk: <path d="M5 1.2 9.3 8.9H.7Z" stroke-linejoin="round" />,
  late: <rect x=".75" y=".75" width="8.5" height="8.5" rx=".6" fill="currentColor" stroke="none" />,
  differs: <path d="M.8 3.4h8.4M.8 6.6h8.4M7 .6 3 9.4" />,
  unknown: <circle cx="5" cy="5" r="1.9" fill="currentColor" stroke="none" />,
};

/**
 * The drawn sign of a state, coloured and named. `label` replaces the state's own word; `bare` hides it from screen
 * readers, for places where the word stands right beside it.
 */
export function Sign({ state, label, bare }: { state: PaintState; label?: string; bare?: boolean }) {
  const look = { class: `g t-${state}`, viewBox: '0 0 10 10' };
  return bare ? (
    <svg {...look} aria-hidden="true">
      {SHAPES[state]}
    </svg>
  ) : (
    <svg {...look} role="img" aria-label={label ?? t(`state.${state}`)}>
      {SHAPES[state]}
    </svg>
  );
}

/** Sign and word together. */
export function SignWord({ state, children }: { state: PaintState; children: preact.ComponentChildren }) {
  return (
    <span class={`st t-${state}`}>
      <Sign state={state} bare />
      <b>{children}</b>
    </span>
  );
}
