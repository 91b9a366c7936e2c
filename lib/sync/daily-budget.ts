import type { Connection } from '../domain/connection.ts';
import { FailureError } from '../domain/result.ts';
import { nowOf } from '../domain/workspace.ts';
import { httpFailure } from '../sources/http/failures.ts';
import { restUntil, spendRequests } from '../store/budgets.ts';
import type { Store } from '../store/open.ts';

/** Without a limit, so many requests are counted together: a transaction for each would only slow a sync down. */
const TOGETHER = 20;

export interface DailyBudget {
  /**
   * Counts one request before it leaves. Throws `budget-used` once those of the day are used, and `limit-reached` where the
   * system said so of its own.
   */
  spend(): Promise<void>;
  /** Remembers that the system answers no more today. Never throws. */
  dayFull(): Promise<void>;
  /** Stores what is not counted yet. Never throws. */
  flush(): Promise<void>;
}

/** A day of the system's own clock may end before ours: after so long it is asked once whether it has. */
const LONGEST_REST_MS = 6 * 3_600_000;

/**
 * The requests of a connection by day, over all windows, workers and restarts. `heeds`: what a system said of its own day
 * counts; a person who checks a connection asks it all the same.
 */
export function dailyBudget(
  store: Store,
  { id, address }: Pick<Connection, 'id' | 'address'>,
  heeds = true,
): DailyBudget {
  let waiting = 0;
  let limited = true;
  const count = async () => {
    const requests = waiting;
    waiting = 0;
    // The day of the clock, also while a replay shows another one.
    const { today, instant } = nowOf({ sample: false });
    const { left, perDay, resting } = await spendRequests(store, id, today, requests, heeds ? instant : 0);
    limited = perDay !== undefined;
    if (resting) throw httpFailure('limit-reached', new URL(address).host);
    if (!left) throw new FailureError(used(perDay ?? 0, new URL(address).host));
  };
  return {
    async spend() {
      waiting += 1;
      if (limited || waiting >= TOGETHER) await count();
    },
    async dayFull() {
      const { today, instant } = nowOf({ sample: false });
      const midnight = new Date(instant).setHours(24, 0, 0, 0);
      await restUntil(store, id, today, Math.min(midnight, instant + LONGEST_REST_MS)).catch(() => undefined);
    },
    async flush() {
      if (waiting > 0) await count().catch(() => undefined);
    },
  };
}

function used(perDay: number, host: string) {
  return {
    code: 'budget-used',
    message: `Today’s ${perDay} requests to ${host} are used.`,
    next: 'It goes on tomorrow where it stopped. To go on today, raise the limit under Systems.',
  };
}
