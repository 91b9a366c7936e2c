import { expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../lib/domain/calendar-date.ts';
import { customerRecords } from '../../../lib/lens/customers/customer-records.ts';
import { customersView } from '../../../lib/lens/customers/customers-view.ts';
import { readCustomerModel, refreshCustomers } from '../../../lib/lens/customers/refresh-customers.ts';
import { partnerView } from '../../../lib/lens/partner/partner.ts';
import { refreshSummaries } from '../../../lib/lens/partner/refresh.ts';
import { commit } from '../../../lib/store/commit.ts';
import { putFact } from '../../../lib/store/facts.ts';
import { line, order } from '../kpi/order-fixture.ts';
import { FRESH, NOW, partner, storeWith } from './lens-store.ts';

const goOn = () => Promise.resolve(true);
const IDS = Array.from({ length: 32 }, (_, at) => `c${String(at).padStart(2, '0')}`);

/** Every customer orders at its own pace for two years; `c00` stopped a year ago. Two suppliers take turns. */
function orders() {
  return IDS.flatMap((id, nth) => {
    const [gap, until] = [20 + 3 * nth, nth === 0 ? 330 : 0];
    const days: string[] = [];
    for (let ago = 720; ago > until; ago -= gap) days.push(addDays(NOW.today, -ago));
    return days.map((day, at) =>
      order(
        `${id}-${at}`,
        [
          line({
            id: '1',
            sentOn: day,
            ordered: 2,
            value: { amount: '50', currency: 'EUR' },
            pegs: [{ customerId: id, quantity: 2 }],
            provenance: FRESH,
          }),
        ],
        { partnerId: at % 2 === 0 ? 'one' : 'two' },
      ),
    );
  });
}

const PARTNERS = [
  partner('one', ['supplier']),
  partner('two', ['supplier']),
  ...IDS.map((id) => partner(id, ['customer'])),
];

async function placed() {
  const store = await storeWith(PARTNERS, orders());
  await refreshSummaries(store, NOW, goOn);
  expect(await refreshCustomers(store, NOW, goOn)).toBe(true);
  return store;
}

it('places customers over all that deliver to them, and fits one model that is stored', async () => {
  const store = await placed();
  const { points, basis, customers, fitted } = await customersView(store, NOW);
  expect({ basis, customers, fitted }).toEqual({ basis: 'cost', customers: 32, fitted: 32 });
  const own = orders().filter(({ number }) => number.startsWith('c05-'));
  const point = points.find(({ customerId }) => customerId === 'c05');
  const year = own.filter(({ lines }) => daysBetween(lines[0]?.sentOn ?? '', NOW.today) < 365).length;
  expect(point).toMatchObject({ orderDays: own.length, inYear: year, lines: own.length });
  expect(point?.amounts).toEqual([{ amount: 50 * year, currency: 'EUR' }]);
  expect(point?.alive).toBeGreaterThan(0.5);

  const gone = points.find(({ customerId }) => customerId === 'c00');
  expect(gone?.silence?.silent).toBe(true);
  expect(gone?.alive).toBeLessThan(point?.alive ?? 0);
  expect(gone?.expected).toBeLessThan(point?.expected ?? 0);
  expect(gone?.score.recency).toBe(1);

  const model = await readCustomerModel(store);
  expect(model).toMatchObject({ customers: 32, stayed: { n: 32, hits: 32 } });
  // Nothing changed: nothing is made anew.
  const before = model?.parameters;
  expect(await refreshCustomers(store, NOW, goOn)).toBe(true);
  expect((await readCustomerModel(store))?.parameters).toEqual(before);
});

it('shows a customer its figures with what is missing, and the lines behind them', async () => {
  const store = await placed();
  const before = (await partnerView(store, 'c05', NOW))?.customer;
  expect(before?.wallet).toEqual({ missing: 'no-wallet' });
  expect(before?.lifetime).toMatchObject([{ currency: 'EUR', margin: null, discount: 0.1 }]);
  expect(before?.caseSla.value).toBeNull();
  const fact = { id: 'w', partnerId: 'c05', kind: 'customer-wallet', label: 'Pumps' } as const;
  const said = {
    value: 10_000,
    unit: 'EUR',
    validFrom: '2025-01-01',
    source: 'Sales',
    notedAt: 0,
    sample: false,
  };
  await putFact(store, { ...fact, ...said });
  const after = (await partnerView(store, 'c05', NOW))?.customer;
  const year = after?.point.amounts[0]?.amount ?? 0;
  expect(after?.wallet).toMatchObject({ share: year / 10_000, source: 'Sales', whole: 10_000 });

  const records = await customerRecords(store, 'c05', NOW);
  expect(records?.rows).toHaveLength(after?.point.lines ?? 0);
  expect(records?.rows[0]).toMatchObject({ counted: true, amount: { amount: 50, currency: 'EUR' } });
  expect(records?.rows[0]?.on).toBe(after?.point.lastOn);
  expect((await partnerView(store, 'one', NOW))?.customer).toBeUndefined();
});

it('forgets what is no longer ordered, and places nobody where nobody orders', async () => {
  const store = await placed();
  const [first] = orders();
  const cancelled = { ...first, lines: first?.lines.map((each) => ({ ...each, cancelled: 2 })) ?? [] };
  await commit(store, { partners: [], orders: [cancelled as NonNullable<typeof first>] });
  await refreshSummaries(store, NOW, goOn);
  await refreshCustomers(store, NOW, goOn);
  const { points } = await customersView(store, NOW);
  const before = orders().filter(({ number }) => number.startsWith('c00-')).length;
  expect(points.find(({ customerId }) => customerId === 'c00')?.orderDays).toBe(before - 1);

  const empty = await storeWith([partner('one', ['supplier'])], []);
  await refreshSummaries(empty, NOW, goOn);
  expect(await refreshCustomers(empty, NOW, goOn)).toBe(true);
  expect((await customersView(empty, NOW)).points).toEqual([]);
});
