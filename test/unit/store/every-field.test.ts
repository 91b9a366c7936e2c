import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type Order, type OrderLine, orderSchema } from '../../../lib/domain/order.ts';
import { type Partner, partnerSchema } from '../../../lib/domain/partner.ts';
import { commit } from '../../../lib/store/commit.ts';
import { mergePartner } from '../../../lib/store/merge.ts';
import { mergeLine } from '../../../lib/store/merge-line.ts';
import { packOrder, unpackOrder } from '../../../lib/store/packed-order.ts';
import { orderById, partnerById } from '../../../lib/store/queries.ts';
import type { Block } from '../../../lib/store/schema.ts';
import { SETS } from '../../../lib/store/unite-sets.ts';
import type { StoreDump } from '../../tools/store-dump.ts';
import { decodeStored } from '../../tools/stored-json.ts';
import { everyField } from '../every-field.ts';
import { freshStore } from './records.ts';

const STORES = resolve(import.meta.dirname, '../../fixtures/stores');

/** With every field of the schema: a field that is added to it and forgotten in the store fails here. */
const full = orderSchema.parse(everyField(orderSchema)) as Order;
const fullPartner = partnerSchema.parse(everyField(partnerSchema)) as Partner;

test('packing keeps every field of an order', () => {
  const origins: OrderLine['provenance'][] = [];
  expect(unpackOrder(packOrder(full, origins), origins)).toEqual(full);
});

test('what says nothing new is packed in the words of the version before', () => {
  const { dump } = JSON.parse(readFileSync(resolve(STORES, 'v2.json'), 'utf8')) as { dump: StoreDump };
  const blocks = dump.stores.blocks?.records.map(([, block]) => decodeStored(block) as Block) ?? [];
  const texts = blocks.flatMap(({ orders, origins }) =>
    orders.split('\n').map((text) => ({ text, origins })),
  );
  expect(texts.length).toBeGreaterThan(60);
  for (const { text, origins } of texts)
    expect(packOrder(unpackOrder(text, origins) as Order, [...origins])).toBe(text);
});

test('the store gives back every field', async () => {
  const store = await freshStore();
  const order = { ...full, id: `${full.partnerId}/${full.number}` };
  await commit(store, { partners: [fullPartner], orders: [order] });
  store.blocks = undefined;
  expect(await orderById(store, order.id)).toEqual(order);
  expect(await partnerById(store, fullPartner.id)).toEqual(fullPartner);
});

test('a newer file completes every field of a line', () => {
  const [newer] = full.lines;
  if (!newer) throw new Error('no line');
  const provenance = { ...newer.provenance, fetchedAt: newer.provenance.fetchedAt - 1 };
  for (const field of Object.keys(newer) as (keyof OrderLine)[]) {
    // The store's own word of when a line was done by; no source says it.
    if (field === 'closedSeenOn') continue;
    if (field === 'id' || field === 'provenance' || field === 'item') continue;
    const without: OrderLine = { ...newer, provenance };
    if (Array.isArray(without[field])) Object.assign(without, { [field]: [] });
    else delete without[field];
    expect(mergeLine(without, undefined, newer).line, field).toEqual(newer);
  }
  for (const field of Object.keys(newer.item) as (keyof OrderLine['item'])[]) {
    const without: OrderLine = { ...newer, provenance, item: { ...newer.item } };
    delete without.item[field];
    expect(mergeLine(without, undefined, newer).line, `item.${field}`).toEqual(newer);
  }
});

test('a newer file completes every field of what happened to a line', () => {
  const [newer] = full.lines;
  if (!newer) throw new Error('no line');
  const provenance = { ...newer.provenance, fetchedAt: newer.provenance.fetchedAt - 1 };
  for (const set of SETS) {
    const [element] = newer[set] ?? [];
    for (const field of Object.keys(element ?? {})) {
      const without: Record<string, unknown> = { ...element };
      delete without[field];
      const older = { ...newer, provenance, [set]: [without] } as OrderLine;
      expect(mergeLine(older, undefined, newer).line[set], `${set}.${field}`).toContainEqual(element);
    }
  }
});

test('a newer file completes every field of a partner', () => {
  const provenance = { ...fullPartner.provenance, fetchedAt: fullPartner.provenance.fetchedAt - 1 };
  for (const field of Object.keys(fullPartner) as (keyof Partner)[]) {
    if (field === 'id' || field === 'provenance') continue;
    const without: Partner = { ...fullPartner, provenance };
    if (Array.isArray(without[field])) Object.assign(without, { [field]: [] });
    else delete (without as Partial<Partner>)[field];
    expect(mergePartner(without, fullPartner), field).toEqual(fullPartner);
  }
});
