/** A token bucket per sender: a page that floods us is not answered until it slows down. */
export interface RateLimit {
  /** True when the sender may go on now. */
  allow(sender: string, instant: number): boolean;
  forget(sender: string): void;
}

/**
 * @param burst messages at once
 * @param perSecond refill
 */
export function createRateLimit(burst: number, perSecond: number): RateLimit {
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    allow(sender, instant) {
      const bucket = buckets.get(sender) ?? { left: burst, at: instant };
      const elapsed = Math.max(0, instant - bucket.at) / 1000;
      const left = Math.min(burst, bucket.left + elapsed * perSecond);
      buckets.delete(sender);
      buckets.set(sender, { left: left >= 1 ? left - 1 : left, at: instant });
      dropOldest(buckets);
      return left >= 1;
    },
    forget(sender) {
      buckets.delete(sender);
    },
  };
}

const MAX_SENDERS = 2_000;

function dropOldest(buckets: Map<string, unknown>): void {
  if (buckets.size <= MAX_SENDERS) return;
  const oldest = buckets.keys().next().value;
  if (oldest !== undefined) buckets.delete(oldest);
}
