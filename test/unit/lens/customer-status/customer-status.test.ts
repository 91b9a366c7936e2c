import { describe, expect, it } from 'vitest';
import type { Order, OrderLine } from '../../../../lib/domain/order.ts';
import { cardView } from '../../../../lib/lens/card.ts';
import { customerStatus } from '../../../../lib/lens/customer-status/customer-status.ts';
import { targetsOfPage } from '../../../../lib/lens/customer-status/status-targets.ts';
import type { StatusRow } from '../../../../lib/lens/customer-status/status-views.ts';
import { pageView } from '../../../../lib/lens/page.ts';
import { customerStatusRule } from '../../../../lib/policy/customer-status.ts';
import { adoptManaged } from '../../../../lib/policy/policy.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, mention, NOW, partner, storeWith } from '../lens-store.ts';

const PARTNERS = [
  partner('acme', ['supplier']),
  partner('cust', ['customer'], { country: 'FR' }),
  partner('rival', ['customer']),
  partner('depot', ['own-site']),
];
const peg = { customerId: 'cust', salesOrder: 'C-77', quantity: 5, neededOn: '2025-06-30' };
const item = (id: string, fields: Partial<OrderLine>) =>
  line({
    id,
    sentOn: '2025-05-01',
    confirmedOn: '2025-05-05',
    provenance: FRESH,
    item: { number: `N-${id}` },
    pegs: [peg],
    ...fields,
  });
const sold = (lines: OrderLine[], fields: Partial<Order> = {}) =>
  order('SO-5', lines, { partnerId: 'depot', kind: 'sales', ...fields });

async function rows(orders: Order[], orderId = 'depot/SO-5'): Promise<StatusRow[]> {
  const view = await customerStatus(await storeWith(PARTNERS, orders), { orderId, customerId: 'cust' }, NOW);
  if (!view || view === 'off') throw new Error(`${view}`);
  return view.lines.map(({ row }) => row);
}

describe('the status of a customer’s order', () => {
  it('says each line as it stands, with both numbers of the order', async () => {
    const found = await rows([
      sold([
        item('1', { ordered: 5, lastPromisedOn: '2025-06-28' }),
        item('2', { ordered: 5, lastPromisedOn: '2025-06-10' }),
        item('3', { ordered: 5, receipts: [receipt('2025-06-12', 5)], lastPromisedOn: '2025-06-12' }),
        item('4', { ordered: 5, cancelled: 5, lastPromisedOn: '2025-06-20' }),
        item('5', { ordered: 5 }),
        item('6', { ordered: 5, lastPromisedOn: '2025-07-09', receipts: [receipt('2025-06-12', 2)] }),
        item('7', { ordered: -5, lastPromisedOn: '2025-07-09' }),
        item('8', { ordered: 5, pegs: [{ customerId: 'rival', salesOrder: 'R-1' }] }),
      ]),
    ]);
    const said = Object.fromEntries(found.map((row) => [row.item, row]));
    expect(found.every((row) => row.theirOrder === 'C-77' && row.order === 'SO-5')).toBe(true);
    expect(Object.keys(said)).toEqual(['N-1', 'N-2', 'N-3', 'N-4', 'N-5', 'N-6']);
    expect(said['N-1']).toMatchObject({
      state: 'on-track',
      promisedOn: '2025-06-28',
      neededOn: '2025-06-30',
    });
    // Late without a word of the reason: nothing on record says that it waits for material.
    expect(said['N-2']).toMatchObject({ state: 'delayed' });
    expect(said['N-2']).not.toHaveProperty('waits');
    expect(said['N-3']).toMatchObject({ state: 'done', doneOn: '2025-06-12' });
    expect(said['N-4']?.state).toBe('cancelled');
    expect(said['N-5']?.state).toBe('undated');
    expect(said['N-6']).toMatchObject({ state: 'delayed', open: 3, quantity: 5 });
  });

  it('moves a line back to the day of its material, and of no other line', async () => {
    const found = await rows([
      sold([
        item('1', { ordered: 5, lastPromisedOn: '2025-06-28' }),
        item('2', { ordered: 5, lastPromisedOn: '2025-06-28' }),
      ]),
      order('4711', [item('1', { ordered: 9, lastPromisedOn: '2025-07-14' })]),
    ]);
    expect(found.map(({ item: name, state, waits, expected }) => [name, state, waits, expected?.on])).toEqual(
      [
        ['N-1', 'delayed', 'material', '2025-07-14'],
        ['N-2', 'on-track', undefined, undefined],
      ],
    );
    expect(JSON.stringify(found)).not.toContain('4711');
  });

  it('finds all that is bought for one order from any of its parts', async () => {
    const orders = [
      order('1', [item('1', { ordered: 5, lastPromisedOn: '2025-06-26' })]),
      order('2', [item('2', { ordered: 5, receipts: [receipt('2025-06-12', 5)] })], { partnerId: 'blind' }),
      order('3', [item('3', { ordered: 5, pegs: [{ ...peg, salesOrder: 'C-78' }] })]),
      order('C-77', [item('9', { ordered: 5, pegs: [] })], { partnerId: 'chance' }),
    ];
    for (const from of ['acme/1', 'blind/2']) {
      const found = await rows(orders, from);
      expect(found.map(({ order: of, item: name, state }) => [of, name, state]).sort()).toEqual([
        ['C-77', 'N-1', 'on-track'],
        ['C-77', 'N-2', 'arrived'],
      ]);
    }
  });

  it('keeps the number of the customer’s order, which another order may have by chance, and words that many names begin with', async () => {
    const bought = item('1', { ordered: 5, item: { number: 'N-1', description: 'The seal, see C-77' } });
    const partners = PARTNERS.map((each) =>
      each.id === 'acme' ? { ...each, name: 'The Corvell Works' } : each,
    );
    const orders = [order('C-77', [bought])];
    const ask = { orderId: 'acme/C-77', customerId: 'cust' };
    const numbered = await customerStatus(await storeWith(partners, orders), ask, NOW);
    expect(numbered).toMatchObject({
      lines: [{ row: { order: 'C-77', item: 'N-1' }, hidden: ['description'] }],
    });
    bought.item.description = 'The seal';
    const plain = await customerStatus(await storeWith(partners, orders), ask, NOW);
    expect(plain).toMatchObject({ lines: [{ row: { description: 'The seal' }, hidden: [] }] });
    bought.item.description = 'Corvell seal';
    const named = await customerStatus(await storeWith(partners, orders), ask, NOW);
    expect(named).toMatchObject({ lines: [{ hidden: ['description'] }] });
  });

  it('is there for who is served alone', async () => {
    const store = await storeWith(PARTNERS, [sold([item('1', { ordered: 5 })])]);
    const of = (customerId: string, orderId = 'depot/SO-5') =>
      customerStatus(store, { orderId, customerId }, NOW);
    expect(await of('cust')).toMatchObject({
      language: { code: 'fr', reason: 'record' },
      asOf: '2025-06-15',
    });
    expect(await of('rival')).toBeNull();
    expect(await of('cust', 'depot/nothing')).toBeNull();
  });

  it('says what the policy allows', async () => {
    const store = await storeWith(PARTNERS, [
      sold([item('1', { ordered: 5, lastPromisedOn: '2025-06-28' })]),
    ]);
    const ask = () => customerStatus(store, { orderId: 'depot/SO-5', customerId: 'cust' }, NOW);
    expect(await customerStatusRule(store)).toBe('full');
    await adoptManaged(store, { settings: { 'status.customer': 'states' } });
    const states = await ask();
    expect(states).toMatchObject({ rule: 'states' });
    expect(JSON.stringify(states && states !== 'off' && states.lines.map(({ row }) => row))).not.toMatch(
      /\d{4}-/,
    );
    await adoptManaged(store, { settings: { 'status.customer': 'off' } });
    expect(await ask()).toBe('off');
    await adoptManaged(store, { settings: { 'status.customer': 'everything' } });
    expect(await customerStatusRule(store)).toBe('full');
  });
});

it('a page leads to the orders of customers that it names, each once', async () => {
  const store = await storeWith(PARTNERS, [
    order('4500000001', [item('1', { ordered: 5 })]),
    order('4500000002', [item('2', { ordered: 5 })]),
    sold([item('3', { ordered: 5, pegs: [{ customerId: 'rival' }] })], { id: 'depot/SO5', number: 'SO-5' }),
  ]);
  const page = await pageView(store, [mention('C77'), mention('SO5'), mention('4500000001')], NOW, {
    url: 'https://mail.example/',
  });
  expect(
    targetsOfPage(page.subjects)
      .map(({ customerId }) => customerId)
      .sort(),
  ).toEqual(['cust', 'rival']);
});

it('the card of a customer’s order leads there, and of no other', async () => {
  const store = await storeWith(PARTNERS, [
    order('4500000001', [item('1', { ordered: 5 })]),
    sold([item('3', { ordered: 5, pegs: [{ customerId: 'rival' }] })], { id: 'depot/SO5', number: 'SO-5' }),
  ]);
  const targetOf = async (number: string) => (await cardView(store, mention(number), NOW))?.toCustomer;
  expect(await targetOf('C77')).toEqual({ orderId: 'acme/4500000001', customerId: 'cust', name: 'CUST' });
  expect(await targetOf('SO5')).toMatchObject({ orderId: 'depot/SO5', customerId: 'rival' });
  expect(await targetOf('4500000001')).toBeUndefined();
  await adoptManaged(store, { settings: { 'status.customer': 'off' } });
  expect(await targetOf('C77')).toBeUndefined();
});
