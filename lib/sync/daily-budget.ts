import type { Connection } from '../domain/connection.ts';
import { FailureError } from '../domain/result.ts';
import { nowOf } from '../domain/workspace.ts';
import { spendRequests } from '../store/budgets.ts';
import type { Store } from '../store/open.ts';

/** Without a limit, so many requests are counted together: a transaction for each would only slow a sync down. */
const TOGETHER = 20;

export interface DailyBudget {
  /** Counts one request before it leaves. Throws `budget-used` once those of the day are used. */
  spend(): Promise<void>;
  /** Stores what is not counted yet. Never throws. */
  flush(): Promise<void>;
}

/** The requests of a connection by day, over all windows, workers and restarts. */
export function dailyBudget(store: Store, { id, address }: Pick<Connection, 'id' | 'address'>): DailyBudget {
  let waiting = 0;
  let limited = true;
  const count = async () => {
    const requests = waiting;
    waiting = 0;
    // The day of the clock, also while a replay shows another one.
    const { today } = nowOf({ sample: false });
    const { left, perDay } = await spendRequests(store, id, today, requests);
    limited = perDay !== undefined;
    if (!left) throw new FailureError(used(perDay ?? 0, new URL(address).host));
  };
  return {
    async spend() {
      waiting += 1;
      if (limited || waiting >= TOGETHER) await count();
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
