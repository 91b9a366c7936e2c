import type { Bundle } from '../../lib/domain/share-bundle.ts';
import { useTongue } from './tongue.ts';

/** A grade as a letter in a chip. */
export function Grade({ grade, large = false }: { grade: Bundle['theirs']['grade']; large?: boolean }) {
  const { say } = useTongue();
  return (
    <span
      class={`grade ${grade ? `g-${grade.toLowerCase()}` : 'none'}${large ? ' lg' : ''}`}
      role="img"
      aria-label={grade ? say('grade.of', { grade }) : say('grade.none')}
    >
      {grade ?? '–'}
    </span>
  );
}
