import { useContext } from 'preact/hooks';
import type { PaintState } from '../../lib/domain/mention.ts';
import { t } from '../../lib/i18n/t.ts';
import { SHAPES } from './sign-shapes.tsx';
import { Past, useWas } from './Told.tsx';

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
