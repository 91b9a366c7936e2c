import { useContext } from 'preact/hooks';
import type { PaintState } from '../../lib/domain/mention.ts';
import { t } from '../../lib/i18n/t.ts';
import { Past, useWas } from './Told.tsx';

const SHAPES: Record<PaintState, preact.JSX.Element> = {
  ok: <circle cx="5" cy="5" r="3.9" />,
  done: <path d="M1.2 5.4 4 8.2 8.8 2" />,
  risk: <path d="M5 1.2 9.3 8.9H.7Z" stroke-linejoin="round" />,
  late: <rect x=".75" y=".75" width="8.5" height="8.5" rx=".6" fill="currentColor" stroke="none" />,
  differs: <path d="M.8 3.4h8.4M.8 6.6h8.4M7 .6 3 9.4" />,
  unknown: <circle cx="5" cy="5" r="1.9" fill="currentColor" stroke="none" />,
};

interface SignProps {
  state: PaintState;
  label?: string;
  said?: string;
  bare?: boolean;
}

/**
 * The drawn sign of a state, coloured and named. `label` replaces the state's own word; `bare` hides it from screen
 * readers, for places where the word stands right beside it. Past the limit of its facts it is the sign of what is not
 * known, and says what it was; of what is late by today's day, only that it is past due. `said` stands as it is, in both.
 */
export function Sign({ state: told, label, said, bare }: SignProps) {
  const past = useContext(Past);
  const was = useWas();
  const state = past ? 'unknown' : told;
  const isDue = past && told === 'late' && label === undefined;
  const look = { class: `g t-${state}`, viewBox: '0 0 10 10' };
  return bare ? (
    <svg {...look} aria-hidden="true">
      {SHAPES[state]}
    </svg>
  ) : (
    <svg
      {...look}
      role="img"
      aria-label={said ?? (isDue ? t('past.late') : was(label ?? t(`state.${told}`)))}
    >
      {SHAPES[state]}
    </svg>
  );
}

/** Sign and word together. */
export function SignWord({ state, children }: { state: PaintState; children: string }) {
  const past = useContext(Past);
  const was = useWas();
  return (
    <span class={`st t-${past ? 'unknown' : state}`}>
      <Sign state={state} bare />
      <b>{was(children)}</b>
    </span>
  );
}
