import type { PaintState } from '../../domain/mention.ts';
import type { Subject } from '../views.ts';

/** The state by which a subject asks for attention: done where a person knows of all that is open. */
export function askingState(subject: Subject): PaintState {
  return (subject.kind === 'lines' ? subject.asks : undefined) ?? subject.state;
}
