import { useEffect, useState } from 'preact/hooks';

/** Whole seconds until an instant, counted down to 0; undefined counts as past. */
export function useSecondsUntil(instant: number | undefined): number {
  const [now, setNow] = useState(Date.now);
  const left = instant === undefined ? 0 : Math.max(0, Math.ceil((instant - now) / 1_000));
  useEffect(() => {
    if (left === 0) return;
    const timer = setTimeout(() => setNow(Date.now()), 1_000);
    return () => clearTimeout(timer);
  }, [left, now]);
  return left;
}
