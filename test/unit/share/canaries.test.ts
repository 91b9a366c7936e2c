import { expect, test } from 'vitest';
import type { z } from 'zod';
import { type Activity, activitySchema } from '../../../lib/domain/activity.ts';
import { type Fact, factSchema } from '../../../lib/domain/fact.ts';
import { type Order, orderSchema } from '../../../lib/domain/order.ts';
import { type Partner, partnerSchema } from '../../../lib/domain/partner.ts';
import { type ReviewItem, reviewItemSchema } from '../../../lib/domain/review-item.ts';
import { type Silence, silenceSchema } from '../../../lib/domain/silence.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { commit } from '../../../lib/store/commit.ts';
import { putRelation } from '../../../lib/store/write-relation.ts';
import { everyField } from '../every-field.ts';
import { NOW, partner, storeWith } from '../lens/lens-store.ts';
import { agreed, ISSUE } from './share-world.ts';

/** The texts of an order that a partner may read: what it was sent, and what it sent. Every other text is ours alone. */
const SHARED = new Set([
  'number',
  'lines.number',
  'lines.item.number',
  'lines.item.supplierNumber',
  'lines.item.description',
  'lines.unit',
  'lines.shipments.number',
]);

/** Every text of a record is its own path, and every number one that occurs nowhere else. */
function marked(value: unknown, path: string, marks: Map<string, string>): unknown {
  if (typeof value === 'string' && !/^\d{4}-\d{2}/.test(value) && !KEPT.test(path)) {
    const mark = `CANARY<${path}>`.slice(0, 60);
    marks.set(path, mark);
    return mark;
  }
  if (Array.isArray(value)) return value.map((each) => marked(each, path, marks));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      marked(each, path === '' ? name : `${path}.${name}`, marks),
    ]),
  );
}

/** Ids, kinds and amounts are read by code, and would not be stored otherwise. */
const KEPT =
  /(^|\.)(id|partnerId|orderId|lineId|customerId|kind|role|roles|amount|currency|status|priority|how|template|sourceId|jobId|by|why|confidence|reason|awaiting|message|thread|said|priority|resolvedBy|language|side|until|sense)$/;

const order = (): { order: Order; marks: Map<string, string> } => {
  const marks = new Map<string, string>();
  const full = orderSchema.parse(everyField(orderSchema));
  const order = {
    ...(marked(full, '', marks) as Order),
    id: 'acme/CANARYORDERID',
    partnerId: 'acme',
    kind: 'purchase' as const,
  };
  for (const line of order.lines) {
    Object.assign(line, { cancelled: 0, sentOn: '2025-05-01', requestedOn: '2025-06-01' });
    Object.assign(line, { firstPromisedOn: '2025-06-01', lastPromisedOn: '2025-06-02' });
    for (const receipt of line.receipts) receipt.receivedOn = '2025-06-05';
    for (const peg of line.pegs) peg.customerId = 'CANARYCUSTOMER';
  }
  return { order, marks };
};

test('no text of an order that is ours alone is in a file, whatever is shared', async () => {
  const { order: full, marks } = order();
  const customer = partner('CANARYCUSTOMER', ['customer'], { name: 'CANARYCUSTOMERNAME' });
  const store = await storeWith([partner('acme', ['supplier']), customer], [full]);
  const bundle = await makeBundle(store, agreed({ owed: true }), NOW, ISSUE);
  expect(bundle.lines).toHaveLength(full.lines.length);
  const text = JSON.stringify(bundle);
  expect(marks.size).toBeGreaterThanOrEqual(20);
  for (const [path, mark] of marks)
    if (SHARED.has(path)) expect(text, path).toContain(mark);
    else expect(text, path).not.toContain(mark);
  for (const never of ['CANARYCUSTOMER', 'CANARYORDERID', full.lines[0]?.value?.amount ?? '?'])
    expect(text).not.toContain(never);
});

/** A record of the partner with every field, each text that may be any text a canary. */
function said(schema: z.ZodType): Record<string, unknown> {
  let record = { ...(everyField(schema) as Record<string, unknown>), partnerId: 'acme' };
  for (const name of Object.keys(record)) {
    const other = { ...record, [name]: `CANARY ${name}` };
    if (name !== 'partnerId' && name !== 'id' && schema.safeParse(other).success) record = other;
  }
  expect(JSON.stringify(record)).toContain('CANARY');
  return schema.parse(record) as Record<string, unknown>;
}

test('nothing that is kept of the partner itself, or of others, is in a file but its name', async () => {
  const own = new Map<string, string>();
  const all = marked(partnerSchema.parse(everyField(partnerSchema)), '', own) as Partner;
  const acme: Partner = {
    ...all,
    id: 'acme',
    name: 'Acme',
    names: [],
    roles: ['supplier'],
    numbers: ['CANARYNO'],
  };
  const other = partner('OTHERCANARY', ['supplier'], { name: 'OTHERCANARY' });
  const { order: full } = order();
  const store = await storeWith([acme, other], [full]);
  await commit(store, { partners: [], orders: [{ ...full, id: 'OTHERCANARY/9', partnerId: 'OTHERCANARY' }] });
  await putRelation(store, 'facts', { ...said(factSchema), value: 'CANARY' } as Fact);
  for (const option of activitySchema.options)
    await putRelation(store, 'activities', said(option) as unknown as Activity);
  await putRelation(store, 'silences', said(silenceSchema) as unknown as Silence);
  await putRelation(store, 'reviewItems', said(reviewItemSchema) as unknown as ReviewItem);
  const bundle = await makeBundle(store, agreed({ owed: true }), NOW, ISSUE);
  const { lines, ...rest } = bundle;
  expect(JSON.stringify(rest)).not.toMatch(/CANARY/);
  expect(JSON.stringify(lines)).not.toMatch(/CANARYNO|OTHERCANARY|CANARYVALUE/);
  expect(rest.with).toBe('Acme');
});
