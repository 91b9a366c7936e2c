import type { ComponentChildren } from 'preact';
import type { PaintState } from '../../lib/domain/mention.ts';
import { Sign } from './Sign.tsx';

/** One thing that limits what is shown. */
export function Notice({ state, children }: { state: PaintState; children: ComponentChildren }) {
  return (
    <div class={`notice n-${state}`}>
      <Sign state={state} />
      <p>{children}</p>
    </div>
  );
}
