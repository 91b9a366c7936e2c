import { type Budget, budgetSchema } from '../domain/budget.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { type Store, transact } from './open.ts';
import { withRoom } from './shed.ts';

/** What became of requests that were to be counted. */
export interface Spent {
  /** False when none are left for the day: then nothing was counted. */
  left: boolean;
  /** The most of a day that a person set for the connection. */
  perDay: number | undefined;
  /** The system itself has no more for the day. */
  resting?: boolean;
}

/**
 * Counts `requests` of a connection, in one transaction with the limit that is set for it: however many windows and workers
 * ask at once, and whatever is killed, no more than that leave on one day. At `now`, none leave while the system rests. Throws `store-full` where a limit is set.
 */
export async function spendRequests(
  store: Store,
  connectionId: string,
  day: CalendarDate,
  requests: number,
  now = 0,
): Promise<Spent> {
  return withRoom(store, () =>
    transact(store, ['budgets', 'connections'], 'readwrite', async (tx) => {
      const budgets = tx.objectStore('budgets');
      const perDay = (await tx.objectStore('connections').get(connectionId))?.perDay;
      const stored = budgetSchema.safeParse(await budgets.get(connectionId)).data;
      const used = usedOn(stored, day);
      const rest = stored?.restUntil;
      if (rest !== undefined && now > 0 && now < rest) return { left: false, perDay, resting: true };
      if (perDay !== undefined && used + requests > perDay) return { left: false, perDay };
      await budgets.put({
        id: connectionId,
        day,
        used: used + requests,
        ...(rest ? { restUntil: rest } : {}),
      });
      return { left: true, perDay };
    }),
  );
}

/** Remembers that a system answers no more for the day: until an instant it is not asked. */
export async function restUntil(
  store: Store,
  connectionId: string,
  day: CalendarDate,
  until: number,
): Promise<void> {
  await transact(store, ['budgets'], 'readwrite', async (tx) => {
    const budgets = tx.objectStore('budgets');
    const used = usedOn(await budgets.get(connectionId), day);
    await budgets.put({ id: connectionId, day, used, restUntil: until });
  });
}

/** How many requests each connection was asked on a day, by its id. */
export async function requestsOn(store: Store, day: CalendarDate): Promise<Map<string, number>> {
  const stored = await transact(store, ['budgets'], 'readonly', (tx) => tx.objectStore('budgets').getAll());
  return new Map(stored.map((each) => [each.id, usedOn(each, day)]));
}

function usedOn(stored: Budget | undefined, day: CalendarDate): number {
  const budget = budgetSchema.safeParse(stored).data;
  return budget?.day === day ? budget.used : 0;
}
