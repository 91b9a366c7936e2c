import 'fake-indexeddb/auto';
import type { z } from 'zod';
import type { GivenAnswer } from '../../../lib/domain/given-answer.ts';
import type { ImprovementAction } from '../../../lib/domain/improvement-action.ts';
import { type Order, orderSchema } from '../../../lib/domain/order.ts';
import { type Partner, partnerSchema } from '../../../lib/domain/partner.ts';
import type { ShareAgreement } from '../../../lib/domain/share-agreement.ts';
import { sharedKpiSchema } from '../../../lib/domain/share-figure.ts';
import { commit } from '../../../lib/store/commit.ts';
import type { Store } from '../../../lib/store/open.ts';
import { RELATION_SCHEMAS, type RelationName } from '../../../lib/store/relation-records.ts';
import { addAnswers } from '../../../lib/store/share-answers.ts';
import { putActions } from '../../../lib/store/shares.ts';
import { putRelation } from '../../../lib/store/write-relation.ts';
import { everyField } from '../every-field.ts';

/** Records in which every field is filled, and every text that is ours alone is told by what it says. */

/** The texts of an order that a partner may read: what it was sent, and what it sent. Every other text is ours alone. */
export const SHARED = new Set([
  'number',
  'lines.number',
  'lines.item.number',
  'lines.item.supplierNumber',
  'lines.item.description',
  'lines.unit',
  'lines.shipments.number',
]);

/** Ids, kinds and amounts are read by code, and would not be stored otherwise. */
const KEPT =
  /(^|\.)(id|partnerId|orderId|lineId|customerId|kind|role|roles|amount|currency|status|priority|how|template|sourceId|jobId|by|why|confidence|reason|awaiting|message|thread|said|priority|resolvedBy|language|side|until|sense)$/;

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

/** An order of `acme` that fell due and came late, with every field; `marks`: what its texts say, by path. */
export function canaryOrder(): { order: Order; marks: Map<string, string> } {
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
}

/** The partner with every field; only its name may be told. */
function canaryPartner(): Partner {
  const all = marked(partnerSchema.parse(everyField(partnerSchema)), '', new Map()) as Partner;
  return { ...all, id: 'acme', name: 'Acme', names: [], roles: ['supplier'], numbers: ['CANARYNO'] };
}

/** A record of the partner with every field, each text that may be any text a canary. */
function said(schema: z.ZodType): Record<string, unknown> {
  let record = { ...(everyField(schema) as Record<string, unknown>), partnerId: 'acme' };
  for (const name of Object.keys(record)) {
    const other = { ...record, [name]: `CANARY ${name}` };
    if (name !== 'partnerId' && name !== 'id' && schema.safeParse(other).success) record = other;
  }
  if (!JSON.stringify(record).includes('CANARY')) throw new Error('A record without a text that is ours.');
  return schema.parse(record) as Record<string, unknown>;
}

/** What was agreed to be measured and shared is told; answers and actions are ours and theirs: see `toldOfBoth`. */
const OF_BOTH: readonly RelationName[] = ['agreements', 'shares', 'shareAnswers', 'improvementActions'];

/** One record of every kind that is kept of a partner and is ours alone, of each of its shapes. */
async function putCanaryRelations(store: Store): Promise<RelationName[]> {
  const names = Object.keys(RELATION_SCHEMAS).filter(
    (name) => !OF_BOTH.includes(name as RelationName),
  ) as RelationName[];
  for (const name of names) {
    const schema = RELATION_SCHEMAS[name] as z.ZodType & { options?: readonly z.ZodType[] };
    for (const [at, option] of (schema.options ?? [schema]).entries()) {
      const record = said(option);
      await putRelation(store, name, { ...record, id: `${record.id}${at || ''}` } as never);
    }
  }
  return names;
}

/** A comment with a reply and an action: who of ours replied, and who of theirs acknowledged, is kept here. */
async function putToldOfBoth(store: Store, { share }: ShareAgreement, at: number): Promise<void> {
  const uuid = (no: number) => `00000000-0000-4000-8000-${`${no}`.padStart(12, '0')}`;
  const decision = { state: 'accepted' as const, because: 'TOLD reply', by: 'CANARY decided', at };
  const answer: GivenAnswer = {
    id: uuid(1),
    partnerId: 'acme',
    share,
    serial: 3,
    by: 'CANARY answered',
    answer: { id: uuid(1), at, kind: 'comment', words: 'TOLD comment' },
    decision,
    at,
    sample: false,
  };
  const action: ImprovementAction = {
    id: uuid(2),
    partnerId: 'acme',
    title: 'TOLD action',
    side: 'theirs',
    owner: 'TOLD owner',
    state: 'open',
    acknowledged: { on: '2025-06-10', by: 'CANARY acknowledged' },
    at,
    sample: false,
  };
  const open = { ...action, id: uuid(3), title: 'TOLD open', acknowledged: undefined };
  await addAnswers(store, [answer], []);
  await putActions(store, [action, open]);
}

/** All of it in one store, beside a customer and another supplier; answers what the texts of the order say. */
export async function fillWithCanaries(store: Store, share: ShareAgreement, at: number) {
  const { order, marks } = canaryOrder();
  const named = (id: string, role: 'customer' | 'supplier', name: string): Partner => {
    const { provenance } = canaryPartner();
    return { id, name, roles: [role], numbers: [], domains: [], contacts: [], provenance };
  };
  const partners = [
    canaryPartner(),
    named('CANARYCUSTOMER', 'customer', 'CANARYCUSTOMERNAME'),
    named('OTHERCANARY', 'supplier', 'OTHERCANARY'),
  ];
  const other = { ...order, id: 'OTHERCANARY/9', partnerId: 'OTHERCANARY' };
  await commit(store, { partners, orders: [order, other] });
  const kinds = await putCanaryRelations(store);
  await putToldOfBoth(store, share, at);
  return { order, marks, kinds };
}

/** Every figure that may be shared. */
export const ALL_KPIS = [...sharedKpiSchema.options];

/** What of a text must not be there: marks that are not shared, and whatever else says that it is ours. */
export function leaksIn(
  text: string,
  { order, marks }: { order: Order; marks: Map<string, string> },
): string[] {
  const found = [...marks].flatMap(([path, mark]) =>
    !SHARED.has(path) && text.includes(mark) ? [path] : [],
  );
  const shared = [...marks].flatMap(([path, mark]) => (SHARED.has(path) ? [mark] : []));
  const rest = shared.reduce((left, mark) => left.replaceAll(mark, ''), text);
  const others = rest.match(/\w*CANARY[^"]{0,40}/g) ?? [];
  const amount = order.lines[0]?.value?.amount ?? '?';
  return [...found, ...others, ...(text.includes(amount) ? ['amount'] : [])];
}
