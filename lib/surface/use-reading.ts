import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Now } from '../domain/workspace.ts';
import type { Store } from '../store/open.ts';
import { type Reading, reading } from './reading.ts';

/**
 * A {@link reading} for as long as the component stands there; begun anew when `keys` change. With `keep` what is shown
 * stays until the new answer is there: for a subject that changes in small steps, which must not flicker.
 */
export function useReading<T>(
  read: (store: Store, now: Now) => Promise<T>,
  keys: readonly unknown[],
  keep = false,
): Reading<T> {
  const last = useRef<Reading<T> | undefined>(undefined);
  // The keys say what is read; the function is made anew by every render.
  const current = useMemo(() => reading(read, keep ? last.current?.remote.value : undefined), keys);
  last.current = current;
  useEffect(() => current.stop, [current]);
  return current;
}
