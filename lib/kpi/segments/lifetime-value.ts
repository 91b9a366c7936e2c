import { wilson } from '../wilson.ts';

/** Margin per period, share of customers that stay from one period to the next, discount per period. */
export interface LifetimeInputs {
  margin: number;
  retention: number;
  discount: number;
}

/**
 * Customer lifetime value with a constant margin: m·r/(1+d-r) when the first margin comes after one period,
 * m·(1+d)/(1+d-r) when it comes at once. Null where retention and discount make no sense together.
 */
export function lifetimeValue(
  { margin, retention, discount }: LifetimeInputs,
  first: 'at-once' | 'after-one-period',
): number | null {
  const inside = retention >= 0 && retention <= 1 && discount >= 0 && 1 + discount - retention > 0;
  if (!inside || !Number.isFinite(margin)) return null;
  const factor = first === 'at-once' ? 1 + discount : retention;
  return (margin * factor) / (1 + discount - retention);
}

/** Fewer customers of the year before say nothing of how many stay. */
const FEWEST = 5;

/**
 * Lifetime value over the customers that stayed from one year to the next: `hits` of `n`, with the values at the ends of
 * their Wilson interval. The first margin comes after one year. Null with fewer than five customers to tell from.
 */
export function lifetimeRange(
  margin: number,
  { hits, n }: { hits: number; n: number },
  discount: number,
): { value: number; low: number; high: number } | null {
  const interval = n < FEWEST ? null : wilson(hits, n);
  if (interval === null) return null;
  const at = (retention: number) => lifetimeValue({ margin, retention, discount }, 'after-one-period');
  const [value, low, high] = [at(hits / n), at(interval[0]), at(interval[1])];
  return value === null || low === null || high === null ? null : { value, low, high };
}
