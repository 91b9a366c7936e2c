import type { PaintState } from '../../domain/mention.ts';
import { worstState } from '../status.ts';
import type { LineView, Subject } from '../views.ts';

/** The state by which a subject asks for attention: done where a person knows of all that is open. */
export function askingState(subject: Subject): PaintState {
  return (subject.kind === 'lines' ? subject.asks : undefined) ?? subject.state;
}

/** The worst state of those lines of which nobody knows; done where somebody knows of all; undefined where of none. */
export function asksOf(lines: readonly Pick<LineView, 'state' | 'known'>[]): PaintState | undefined {
  const rest = lines.filter(({ known }) => !known);
  if (rest.length === lines.length) return undefined;
  return rest.length === 0 ? 'done' : worstState(rest.map(({ state }) => state));
}
