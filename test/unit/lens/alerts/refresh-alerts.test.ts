import { describe, expect, it } from 'vitest';
import { addDays, dateOfDay, dayNumber } from '../../../../lib/domain/calendar-date.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import { derivedCurrent } from '../../../../lib/lens/alerts/refresh-alerts.ts';
import { asStoredAlerts, type StoredAlerts } from '../../../../lib/lens/alerts/stored-alert.ts';
import { commit } from '../../../../lib/store/commit.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { readGathered } from '../../../../lib/store/summaries.ts';
import { refreshDerived } from '../../../../lib/sync/refresh-summaries.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, NOW, partner, storeWith } from '../lens-store.ts';

/** The clock of a refresh is the machine's: what it makes is of today. */
const TODAY = new Date().toISOString().slice(0, 10);
const CHANGE_WEEKS = 10;

/** Three shipments a week for two years, each tenth late; since ten weeks every second one. */
function history(partnerId: string, until: string, worse: boolean): Order[] {
  const orders: Order[] = [];
  const last = dayNumber(until) - 3;
  for (let at = 0; at < 104 * 3; at += 1) {
    const due = dateOfDay(last - Math.round((at * 7) / 3));
    const isLate = worse && at < CHANGE_WEEKS * 3 ? at % 2 === 0 : at % 10 === 0;
    const number = `${partnerId}-${at}`;
    orders.push(
      order(
        number,
        [
          line({
            id: '1',
            firstPromisedOn: due,
            sentOn: addDays(due, -30),
            confirmedOn: addDays(due, -29),
            ordered: 5,
            receipts: [receipt(addDays(due, isLate ? 9 : -1), 5)],
            provenance: FRESH,
          }),
        ],
        { partnerId, id: `${partnerId}/${number}` },
      ),
    );
  }
  return orders;
}

async function storedAlerts(store: Store): Promise<StoredAlerts> {
  const [stored] = await readGathered(store, ['alerts']);
  const alerts = asStoredAlerts(stored);
  if (!alerts) throw new Error('no alerts are stored');
  return alerts;
}

const always = () => Promise.resolve(true);
const now = { ...NOW, today: TODAY, instant: Date.now() };

describe('alerts made in the job worker', () => {
  it('tell once of the supplier that began to deliver late, since when, with before and after', async () => {
    const partners = [partner('steady', ['supplier']), partner('worse', ['supplier'], { owner: 'Ada' })];
    const store = await storeWith(partners, [
      ...history('steady', TODAY, false),
      ...history('worse', TODAY, true),
    ]);
    expect(await derivedCurrent(store, now)).toBe(false);
    expect(await refreshDerived(store, always)).toBe(true);
    expect(await derivedCurrent(store, now)).toBe(true);
    const { alerts, owners } = await storedAlerts(store);
    expect(alerts.map(({ partnerId, kpi }) => [partnerId, kpi])).toEqual([['worse', 'lateness']]);
    const [alert] = alerts;
    const weeksAgo = (dayNumber(TODAY) - dayNumber(alert?.since ?? TODAY)) / 7;
    expect(weeksAgo).toBeGreaterThan(CHANGE_WEEKS - 4);
    expect(weeksAgo).toBeLessThan(CHANGE_WEEKS + 4);
    const evidence = alert?.evidence;
    if (evidence?.of !== 'chart') throw new Error('no chart');
    const { before, after } = evidence;
    expect(before.total / before.n).toBeLessThan(0.15);
    expect(after.total / after.n).toBeGreaterThan(0.4);
    // Every shipment of a week that is over is in one of the two.
    expect(before.n + after.n).toBeGreaterThan(104 * 3 - 4);
    expect(owners).toEqual(
      expect.arrayContaining([
        { owner: 'Ada', figures: 2, suppliers: 1 },
        { owner: '', figures: 2, suppliers: 1 },
      ]),
    );
  });

  it('are found anew when records come', async () => {
    const orders = history('worse', TODAY, true);
    const store = await storeWith([partner('worse', ['supplier'])], orders.slice(CHANGE_WEEKS * 3));
    await refreshDerived(store, always);
    expect((await storedAlerts(store)).alerts).toEqual([]);
    await commit(store, { partners: [], orders: orders.slice(0, CHANGE_WEEKS * 3) });
    expect(await derivedCurrent(store, now)).toBe(false);
    await refreshDerived(store, always);
    expect((await storedAlerts(store)).alerts).toHaveLength(1);
  });

  it('go on where they were interrupted', async () => {
    const store = await storeWith([partner('worse', ['supplier'])], history('worse', TODAY, true));
    expect(await refreshDerived(store, () => Promise.resolve(false))).toBe(false);
    expect(await derivedCurrent(store, now)).toBe(false);
    expect(await refreshDerived(store, always)).toBe(true);
    expect((await storedAlerts(store)).alerts).toHaveLength(1);
  });
});
