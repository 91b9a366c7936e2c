import { expect, it } from 'vitest';
import type { PageRow } from '../../../../lib/domain/page-reading.ts';
import { readContext } from '../../../../lib/lens/context.ts';
import { ordersOnPage } from '../../../../lib/lens/differences/orders-on-page.ts';
import { line, order } from '../../kpi/order-fixture.ts';
import { FRESH, NOW, partner, storeWith } from '../lens-store.ts';

/** Suppliers count from one, each for themselves: a number alone is nobody's. */

const sent = () => [line({ id: '10', ordered: 5, sentOn: '2025-05-01', provenance: FRESH })];
const ORDERS = [
  order('10042', sent()),
  order('10042', sent(), { partnerId: 'bolt' }),
  order('10077', sent()),
  order('4500012345', sent()),
];
const SUPPLIERS = [
  partner('acme', ['supplier'], { name: 'Acme Ltd', domains: ['acme.example'] }),
  partner('bolt', ['supplier'], { name: 'Bolt & Sons', domains: ['bolt.example'] }),
  partner('core', ['supplier'], { domains: ['core.example'] }),
];

const row = (number: string, fields: PageRow['fields'] = {}): PageRow => ({
  table: 0,
  order: number,
  of: 'line',
  fields: { line: '10', promised: '2025-09-01', ...fields },
});

/** Which of our orders each row is held against. */
async function heldAgainst(host: string, ...rows: PageRow[]): Promise<(string | undefined)[]> {
  const store = await storeWith(SUPPLIERS, ORDERS);
  const context = await readContext(store, NOW);
  const orders = await ordersOnPage(store, rows, { url: `https://${host}/orders` }, context);
  return rows.map((each) => orders.get(each)?.order.id);
}

it('a number of two suppliers is held against neither, unless site or row names one of them exactly', async () => {
  expect(await heldAgainst('portal.example', row('10042'), row('PO 10042'))).toEqual([undefined, undefined]);
  expect(await heldAgainst('shop.acme.example', row('10042'))).toEqual(['acme/10042']);
  const named = ['bolt & sons', 'Bolt', 'Bolt & Sons Holding', ''].map((supplier) =>
    row('10042', { supplier }),
  );
  expect(await heldAgainst('portal.example', ...named)).toEqual([
    'bolt/10042',
    undefined,
    undefined,
    undefined,
  ]);
  expect(await heldAgainst('core.example', row('10042'))).toEqual([undefined]);
});

it("a plain number on another supplier's own site is that supplier's, not ours with somebody else", async () => {
  expect(await heldAgainst('portal.example', row('10077'))).toEqual(['acme/10077']);
  expect(await heldAgainst('acme.example', row('10077'))).toEqual(['acme/10077']);
  expect(await heldAgainst('core.example', row('10077'), row('10077', { supplier: 'Acme Ltd' }))).toEqual([
    undefined,
    'acme/10077',
  ]);
  // Long enough not to be anybody's by chance: a forwarder shows what others deliver.
  expect(await heldAgainst('core.example', row('4500012345'))).toEqual(['acme/4500012345']);
});
