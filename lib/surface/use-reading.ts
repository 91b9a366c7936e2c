import { useEffect, useMemo } from 'preact/hooks';
import type { Now } from '../domain/workspace.ts';
import type { Store } from '../store/open.ts';
import { type Reading, reading } from './reading.ts';

/** A {@link reading} for as long as the component stands there; begun anew when `keys` change. */
export function useReading<T>(
  read: (store: Store, now: Now) => Promise<T>,
  keys: readonly unknown[],
): Reading<T> {
  // The keys say what is read; the function is made anew by every render.
  const current = useMemo(() => reading(read), keys);
  useEffect(() => current.stop, [current]);
  return current;
}
