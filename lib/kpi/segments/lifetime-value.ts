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
