import { useEffect, useMemo, useRef } from 'preact/hooks';
import { type Read, type Reading, type ReadingOptions, reading } from './reading.ts';

interface UseReading extends ReadingOptions {
  /** What is shown stays until the new answer is there: for a subject that changes in small steps, which must not flicker. */
  keep?: boolean;
}

/** A {@link reading} for as long as the component stands there; begun anew when `keys` change. */
export function useReading<T>(
  read: Read<T>,
  keys: readonly unknown[],
  { keep, ...options }: UseReading = {},
): Reading<T> {
  const last = useRef<Reading<T> | undefined>(undefined);
  // The keys say what is read; the function is made anew by every render.
  const current = useMemo(
    () => reading(read, { ...options, shown: keep ? last.current?.remote.value : undefined }),
    keys,
  );
  last.current = current;
  useEffect(() => current.stop, [current]);
  return current;
}
