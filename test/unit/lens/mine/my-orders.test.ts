import { describe, expect, it } from 'vitest';
import type { Mine } from '../../../../lib/domain/mine.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import { readContext } from '../../../../lib/lens/context.ts';
import { chosenInSlices, chosenLines } from '../../../../lib/lens/mine/chosen-lines.ts';
import { lineOf, myOrders, myOrdersHead } from '../../../../lib/lens/mine/my-orders.ts';
import { partnerList } from '../../../../lib/lens/partner/portfolio.ts';
import { refreshSummaries } from '../../../../lib/lens/partner/refresh.ts';
import { readMine, saveMine } from '../../../../lib/policy/mine.ts';
import { commit } from '../../../../lib/store/commit.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { line, order } from '../../kpi/order-fixture.ts';
import { FRESH, NOW, partner, storeWith } from '../lens-store.ts';

const value = (amount: string, currency: string) => ({ amount, currency });
const open = (id: string, due: string, fields: object = {}) =>
  line({
    id,
    number: id,
    ordered: 10,
    sentOn: '2025-05-01',
    confirmedOn: '2025-05-02',
    firstPromisedOn: due,
    provenance: FRESH,
    ...fields,
  });

const ORDERS: Order[] = [
  order('1', [open('10', '2025-06-10', { value: value('10.10', 'EUR') }), open('20', '2025-07-20')], {
    buyer: 'Anna',
    plant: 'Nord',
    company: 'A GmbH',
  }),
  order(
    '2',
    [
      open('10', '2025-06-01', {
        value: value('7', 'USD'),
        pegs: [{ customerId: 'cust', neededOn: '2025-06-05' }],
      }),
    ],
    {
      partnerId: 'beta',
      buyer: 'Anna',
      plant: 'West',
      company: 'B Ltd',
    },
  ),
  order('3', [open('10', '2025-06-01')], { partnerId: 'beta', buyer: 'Bert', buyerGroup: 'G1' }),
];
const PARTNERS = [
  partner('acme', ['supplier'], { owner: 'Olga' }),
  partner('beta', ['supplier']),
  partner('cust', ['customer']),
];
const all = async () => true;
const ANNA: Mine = [{ kind: 'buyer', name: 'Anna' }];
const ANY = { state: 'all', plant: '', company: '' } as const;

async function made(): Promise<Store> {
  const store = await storeWith(PARTNERS, ORDERS);
  await refreshSummaries(store, NOW, all);
  return store;
}
const titles = async (store: Store, mine: Mine | 'all') =>
  (await myOrders(store, NOW, mine, () => {})).lines.map(({ packed }) => `${packed[2]}/${packed[1]}`);

describe('my orders', () => {
  it('lists the open lines under my names over all partners, worst first', async () => {
    const store = await made();
    expect(await titles(store, ANNA)).toEqual(['2/10', '1/10', '1/20']);
    expect(await titles(store, [{ kind: 'group', name: 'G1' }])).toEqual(['3/10']);
    expect(await titles(store, [{ kind: 'owner', name: 'Olga' }])).toEqual(['1/10', '1/20']);
    expect(
      await titles(store, [
        { kind: 'plant', name: 'West' },
        { kind: 'group', name: 'G1' },
      ]),
    ).toEqual(['2/10', '3/10']);
    expect(await titles(store, 'all')).toHaveLength(4);
    expect(await titles(store, [{ kind: 'buyer', name: 'Nobody' }])).toEqual([]);
  });

  it('filters, and adds up each currency by itself', async () => {
    const store = await made();
    const { lines, context } = await myOrders(store, NOW, ANNA, () => {});
    const chosen = chosenLines(lines, ANY);
    expect(chosen.totals.map(({ currency, open: sum }) => [currency, sum])).toEqual([
      ['EUR', '10.10'],
      ['USD', '7.00'],
    ]);
    expect(chosen).toMatchObject({
      withoutValue: 1,
      plants: ['Nord', 'West'],
      companies: ['A GmbH', 'B Ltd'],
    });
    expect(chosenLines(lines, { ...ANY, company: 'B Ltd' }).totals).toMatchObject([
      { currency: 'USD', late: '7.00' },
    ]);
    expect(chosenLines(lines, { ...ANY, state: 'late' }).lines).toHaveLength(2);
    const many = Array.from({ length: 4_000 }, () => lines).flat();
    const { signal } = new AbortController();
    expect(await chosenInSlices(many, ANY, signal)).toEqual(chosenLines(many, ANY));
    expect(await chosenInSlices(many, ANY, AbortSignal.abort())).toBeUndefined();
    const worst = lines[0] && lineOf(lines[0], context);
    expect(worst).toMatchObject({
      partnerName: 'BETA',
      state: 'late',
      lateness: 15,
      buyer: 'Anna',
      plant: 'West',
    });
    expect(worst?.customers).toMatchObject([{ neededOn: '2025-06-05' }]);
    expect(worst?.reasons[0]).toEqual({ code: 'overdue', days: 15 });
  });

  it('offers the names of the records with their counts, and remembers the choice', async () => {
    const store = await made();
    const { names, mine } = await myOrdersHead(store, NOW);
    expect(mine).toEqual([]);
    expect(names.filter(({ kind }) => kind === 'buyer')).toEqual([
      { kind: 'buyer', name: 'Anna', open: 3, all: 3 },
      { kind: 'buyer', name: 'Bert', open: 1, all: 1 },
    ]);
    expect(names.find(({ kind }) => kind === 'owner')).toEqual({
      kind: 'owner',
      name: 'Olga',
      open: 2,
      all: 2,
    });
    await saveMine(store, ANNA);
    expect(await readMine(store)).toEqual(ANNA);
  });

  it('never shows a line of a partner whose records changed since', async () => {
    const store = await made();
    await commit(store, {
      partners: [],
      orders: [
        order('2', [open('10', '2025-08-01', { provenance: { ...FRESH, fetchedAt: FRESH.fetchedAt + 1 } })], {
          partnerId: 'beta',
        }),
      ],
    });
    expect(await titles(store, ANNA)).toEqual(['1/10', '1/20']);
    const waiting = (await partnerList(store, NOW)).entries.filter(({ figures }) => figures === undefined);
    expect(waiting.map(({ id }) => id).sort()).toEqual(['beta', 'cust']);
    await refreshSummaries(store, NOW, all);
    expect(await titles(store, ANNA)).toEqual(['1/10', '2/10', '1/20']);
  });
});

describe('summaries', () => {
  it('are shown as of yesterday until they are made anew, and never from a day that a replay has not reached', async () => {
    const store = await made();
    const tomorrow = { ...NOW, today: '2025-06-17' };
    const later = await partnerList(store, tomorrow);
    expect(later.made).toBe(0);
    expect(later.entries.every(({ asOf }) => asOf === NOW.today)).toBe(true);
    const earlier = await partnerList(store, { ...NOW, today: '2025-06-01', replay: true });
    expect(earlier.entries.every(({ figures }) => figures === undefined)).toBe(true);
    await refreshSummaries(store, tomorrow, all);
    expect((await partnerList(store, tomorrow)).made).toBe(3);
  });

  it('stop when asked and go on where they stopped', async () => {
    const store = await storeWith(
      Array.from({ length: 120 }, (_, no) => partner(`p${no}`, ['supplier'])),
      ORDERS,
    );
    let asked = 0;
    expect(await refreshSummaries(store, NOW, async () => ++asked < 3)).toBe(false);
    const half = await partnerList(store, NOW);
    expect(half.entries.length).toBe(120);
    expect(await refreshSummaries(store, NOW, all)).toBe(true);
    expect((await partnerList(store, NOW)).made).toBe(120);
    expect((await readContext(store, NOW)).now).toEqual(NOW);
  });
});
