import { describe, expect, it } from 'vitest';
import type { Mention } from '../../../../lib/domain/mention.ts';
import type { Order } from '../../../../lib/domain/order.ts';
import { resolveMentions } from '../../../../lib/lens/match/resolve.ts';
import type { Store } from '../../../../lib/store/open.ts';
import { line, order } from '../../kpi/order-fixture.ts';
import { bare, FRESH, mention, NOW, partner, storeWith } from '../lens-store.ts';

const provenance = FRESH;
const LATE = {
  ordered: 5,
  sentOn: '2025-05-01',
  confirmedOn: '2025-05-02',
  firstPromisedOn: '2025-06-01',
  provenance,
};
const OK = { ...LATE, firstPromisedOn: '2025-07-30' };

const SUPPLIERS = [
  partner('acme', ['supplier'], {
    domains: ['acme.example'],
    numbers: ['100517'],
    contacts: [{ name: 'A', email: 'orders@acme.example' }],
  }),
  partner('bolt', ['supplier'], { domains: ['bolt.example', 'group.example'] }),
  partner('core', ['supplier'], { domains: ['group.example'] }),
  partner('cust', ['customer'], { domains: ['cust.example'] }),
  partner('depot', ['own-site']),
];
const ORDERS: Order[] = [
  order('4500012345', [
    line({ id: '10', ...LATE }),
    line({ id: '20', ...OK, shipments: [{ number: 'ASN-77001' }], invoices: [{ number: 'INV/9001' }] }),
  ]),
  order('SCMS4', [line({ id: '1', ...OK })]),
  order('1234', [line({ id: '1', ...OK })]),
  order('123456', [line({ id: '1', ...LATE })]),
  order('7000001', [line({ id: '1', ...OK })], { partnerId: 'bolt' }),
  order('8000001', [line({ id: '1', ...OK })]),
  order('8000001', [line({ id: '1', ...LATE })], { partnerId: 'bolt' }),
  order('9000001', [line({ id: '1', ...OK, pegs: [{ customerId: 'cust', salesOrder: '5550001' }] })]),
  order('9000002', [line({ id: '1', ...LATE, pegs: [{ customerId: 'cust', salesOrder: '5550001' }] })], {
    partnerId: 'bolt',
  }),
  order('9000003', [line({ id: '1', ...OK, sentOn: '2025-06-20' })]),
  order('SO6', [line({ id: '1', ...OK })], { partnerId: 'depot', kind: 'sales' }),
];
const portal = { url: 'https://orders.example/list' };

async function stateOf(store: Store, subject: Mention, place = portal) {
  const [paint, ...rest] = await resolveMentions(store, [subject], place, NOW);
  expect(rest).toEqual([]);
  if (paint) expect(paint.mark).toBe(subject.mark);
  return paint ? paint.state : null;
}
const make = () => storeWith(SUPPLIERS, ORDERS);

describe('what a number stands for', () => {
  it('paints an order by its worst line, a shipment and an invoice by theirs', async () => {
    const store = await make();
    expect(await stateOf(store, mention('4500012345', { kind: 'purchase-order' }))).toBe('late');
    expect(await stateOf(store, mention('ASN77001', { kind: 'shipment' }))).toBe('ok');
    expect(await stateOf(store, mention('INV9001', { kind: 'invoice' }))).toBe('ok');
  });

  it('takes the first spelling that is known', async () => {
    const store = await make();
    expect(
      await stateOf(
        store,
        mention('PO4500012345', { keys: ['PO4500012345', '4500012345'], kind: 'purchase-order' }),
      ),
    ).toBe('late');
  });

  it('never lets a labelled shipment or invoice hit an order number, or the other way', async () => {
    const store = await make();
    expect(await stateOf(store, mention('4500012345', { kind: 'shipment' }))).toBeNull();
    expect(await stateOf(store, mention('4500012345', { kind: 'invoice' }))).toBeNull();
    expect(await stateOf(store, mention('ASN77001', { kind: 'purchase-order' }))).toBeNull();
    expect(await stateOf(store, mention('4500012345', { kind: 'partner-number' }))).toBeNull();
  });

  it('takes a sales order for one of ours, not for a purchase order', async () => {
    const store = await make();
    expect(await stateOf(store, mention('SO6', { kind: 'sales-order' }))).toBe('ok');
    expect(await stateOf(store, mention('4500012345', { kind: 'sales-order' }))).toBeNull();
    // The customer's order is served by two suppliers: one subject, not two readings.
    expect(await stateOf(store, mention('5550001', { kind: 'sales-order' }))).toBe('late');
  });

  it('says nothing about orders that were not yet sent', async () => {
    expect(await stateOf(await make(), mention('9000003'))).toBeNull();
  });

  it('leaves unknown numbers out', async () => {
    const store = await make();
    const known = mention('4500012345');
    expect(await resolveMentions(store, [mention('4500099999'), known, mention('X')], portal, NOW)).toEqual([
      { mark: known.mark, state: 'late' },
    ]);
    expect(await resolveMentions(store, [], portal, NOW)).toEqual([]);
  });
});

describe('bare numbers', () => {
  it('count from seven digits on, when their shape is sparse', async () => {
    const store = await make();
    expect(await stateOf(store, bare('4500012345'))).toBe('late');
    expect(await stateOf(store, bare('7000001'))).toBe('ok');
    expect(await stateOf(store, bare('123456'))).toBeNull();
    expect(await stateOf(store, bare('1234'))).toBeNull();
    expect(await stateOf(store, mention('1234'))).toBe('ok');
  });

  it('do not count when their shape is dense', async () => {
    const many = Array.from({ length: 10_050 }, (_, i) =>
      order(`${2_000_000 + i}`, [line({ id: '1', ...OK })]),
    );
    const store = await storeWith(SUPPLIERS, many);
    expect(await stateOf(store, bare('2000001'))).toBeNull();
    expect(await stateOf(store, mention('2000001'))).toBe('ok');
  });

  it('count shorter on the site of the partner they belong to, and only there', async () => {
    const store = await make();
    expect(await stateOf(store, bare('123456'), { url: 'https://portal.acme.example/orders' })).toBe('late');
    expect(await stateOf(store, bare('123456'), { url: 'https://bolt.example/' })).toBeNull();
    expect(await stateOf(store, bare('1234'), { url: 'https://acme.example/' })).toBeNull();
    expect(await stateOf(store, bare('123456'), { url: 'https://notacme.example/' })).toBeNull();
  });

  it('know a site by a domain of any depth', async () => {
    const deep = partner('deep', ['supplier'], { domains: ['orders.deep.group.example'] });
    const store = await storeWith(
      [deep],
      [order('54321', [line({ id: '1', ...OK })], { partnerId: 'deep' })],
    );
    expect(await stateOf(store, bare('54321'), { url: 'https://eu.orders.deep.group.example/' })).toBe('ok');
    expect(await stateOf(store, bare('54321'), { url: 'https://deep.group.example/' })).toBeNull();
  });

  it('count with letters of their own', async () => {
    expect(await stateOf(await make(), bare('SCMS4'))).toBe('ok');
  });
});

describe('numbers of several partners', () => {
  it('are unknown, never guessed', async () => {
    expect(await stateOf(await make(), mention('8000001', { kind: 'purchase-order' }))).toBe('unknown');
  });

  it('are settled by the site of one of them', async () => {
    const store = await make();
    expect(await stateOf(store, mention('8000001'), { url: 'https://acme.example/' })).toBe('ok');
    expect(await stateOf(store, mention('8000001'), { url: 'https://x.bolt.example/' })).toBe('late');
    expect(await stateOf(store, mention('8000001'), { url: 'https://cust.example/' })).toBe('unknown');
  });
});

describe('addresses and partner numbers', () => {
  it('stand for their partner, an address also by its domain', async () => {
    const store = await make();
    expect(await stateOf(store, mention('orders@acme.example', { kind: 'email' }))).toBe('late');
    expect(await stateOf(store, bare('someone@acme.example', { kind: 'email' }))).toBe('late');
    expect(await stateOf(store, bare('acme.example', { kind: 'domain' }))).toBe('late');
    expect(await stateOf(store, bare('someone@mail.example', { kind: 'email' }))).toBeNull();
    expect(await stateOf(store, bare('x@cust.example', { kind: 'email' }))).toBe('late');
  });

  it('are unknown when several partners share them', async () => {
    expect(await stateOf(await make(), bare('x@group.example', { kind: 'email' }))).toBe('unknown');
  });

  it('count as partner numbers only with a label', async () => {
    const store = await make();
    expect(await stateOf(store, mention('100517', { kind: 'partner-number' }))).toBe('late');
    expect(await stateOf(store, bare('100517'))).toBeNull();
  });
});

it('answers for garbage addresses of pages', async () => {
  const store = await make();
  for (const url of ['', 'not a url', 'file:///x', 'https://1.2.3.4/', 'https://localhost/']) {
    expect(await stateOf(store, mention('4500012345'), { url })).toBe('late');
  }
});
