import { expect, it } from 'vitest';
import { findingWords } from '../../../../components/wording/draft.ts';
import type { Draft, DraftFact } from '../../../../lib/domain/draft.ts';
import type { Order, OrderLine } from '../../../../lib/domain/order.ts';
import { checkDraft } from '../../../../lib/lens/mail/draft/check-draft.ts';
import { readDraft } from '../../../../lib/sites/mail/draft/read-draft.ts';
import { FRESH, NOW, partner, storeWith } from '../lens-store.ts';

/** Today is Monday 16 June 2025. */
const line = (id: string, fields: Partial<OrderLine> = {}): OrderLine => ({
  id,
  number: id,
  item: { number: `HM-${id}` },
  ordered: 250,
  unit: 'pcs',
  unitPrice: { amount: '2.50', currency: 'EUR' },
  sentOn: '2025-05-05',
  firstPromisedOn: '2025-06-20',
  lastPromisedOn: '2025-06-27',
  shipments: [],
  receipts: [],
  qualityEvents: [],
  invoices: [],
  pegs: [],
  provenance: FRESH,
  ...fields,
});
const order = (number: string, lines: OrderLine[], fields: Partial<Order> = {}): Order => ({
  id: `north/${number}`,
  kind: 'purchase',
  number,
  partnerId: 'north',
  company: 'OWN',
  lines,
  ...fields,
});

const PARTNERS = [
  partner('north', ['supplier'], { domains: ['north.example'] }),
  partner('south', ['supplier'], { domains: ['south.example'], numbers: ['DE136695976'] }),
  partner('east', ['customer'], { domains: ['east.example'] }),
  partner('own', ['own-site'], { domains: ['own.example'] }),
];

async function check(text: string, orders: Order[], fields: Partial<Draft> = {}, partners = PARTNERS) {
  const store = await storeWith(partners, orders);
  const steps = readDraft([
    { text: '', row: false },
    { text, row: false },
  ]);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { facts, cut } = step.value;
  const draft: Draft = { key: '0123456789abcdef', to: ['ana@north.example'], cut, facts, ...fields };
  return checkDraft(store, draft, NOW);
}
const ORDER = order('4500012345', [line('10')]);
const TWO = [ORDER, order('4500012399', [line('10', { lastPromisedOn: '2025-07-04' })])];
const codes = async (...said: Parameters<typeof check>) =>
  (await check(...said)).findings.map(({ code }) => code);

it.each([
  ['Order 4500012345 arrives on 27 June.', 'ok', []],
  ['Order 4500012345 arrives on 26 June.', 'differs', ['promised']],
  ['Order 4500012345 arrives on 20 June.', 'differs', ['promised']],
  ['Order 4500012345 was promised for 20 June.', 'ok', []],
  ['Order 4500012345 was promised for 2 June.', 'differs', ['once']],
  ['Order 4500012345 arrives by 30 June.', 'ok', []],
  ['Order 4500012345 arrives by 25 June.', 'differs', ['promised']],
  ['Order 4500012345 arrives between 25 and 28 June.', 'ok', []],
  ['Order 4500012345 arrives in week 26.', 'ok', []],
  ['Order 4500012345 arrives in week 30.', 'differs', ['promised']],
  ['Order 4500012345 arrives on 06/27/2025.', 'ok', []],
  ['Order 4500012345 arrives tomorrow.', 'differs', ['promised']],
  ['Order 4500012345 arrives next Friday.', 'ok', []],
  ['Order 4500012345 was shipped on 2 June.', 'differs', ['not-shipped']],
  ['Our order 4500012345 of 5 May: thank you.', 'ok', []],
  ['Our order 4500012345 of 6 May: thank you.', 'differs', ['sent']],
  ['Order 4500012345 is for 250 pcs at 2.50 EUR each.', 'ok', []],
  ['Order 4500012345 is for 251 pcs.', 'differs', ['quantity']],
  ['Order 4500012345 is for 2 pallets.', 'unknown', []],
  ['Order 4500012345 costs 2.60 EUR each.', 'differs', ['price']],
  ['Order 4500012345 costs 2.50 USD each.', 'differs', ['price']],
  ['Order 4500012345 comes to 700 EUR in all.', 'unknown', []],
  ['Does order 4500012345 arrive on 26 June?', 'unknown', []],
  ['Order 4500099999 arrives on 26 June.', 'unknown', []],
  ['Order 4500012345 is one. Order 4500099999 arrives on 26 June.', 'unknown', []],
  ['See you on 26 June.', 'unknown', []],
] as const)('%s is %s', async (text, state, expected) => {
  const view = await check(text, [ORDER]);
  expect([view.state, view.findings.map(({ code }) => code)]).toEqual([state, expected]);
});

it('a day belongs to the order that it stands with, in whatever sequence', async () => {
  expect(await codes('Order 4500012345 comes on 27 June and order 4500012399 on 4 July.', TWO)).toEqual([]);
  expect(await codes('On 27 June order 4500012345 arrives, on 4 July order 4500012399.', TWO)).toEqual([]);
  expect(await codes('Order 4500012345 comes on 4 July and order 4500012399 on 27 June.', TWO)).toEqual([
    'promised',
    'promised',
  ]);
  expect(await codes('Order 4500012345 is on its way. It arrives on 4 July.', TWO)).toEqual(['promised']);
  const lines = [order('4500012345', [line('10'), line('20', { lastPromisedOn: '2025-07-04' })])];
  expect(await codes('Order 4500012345: line 10 arrives on 27 June, line 20 on 4 July.', lines)).toEqual([]);
  expect(await codes('Order 4500012345: line 10 arrives on 4 July.', lines)).toEqual(['promised']);
  expect(await codes('HM-20 of order 4500012345 arrives on 27 June.', lines)).toEqual(['promised']);
  expect(await codes('Line 70 of order 4500012345 arrives on 26 June.', lines)).toEqual([]);
});

const LINES = [
  order('4500012399', [
    line('10', { lastPromisedOn: '2025-07-04' }),
    line('20', { lastPromisedOn: '2025-07-11', ordered: 120 }),
    line('30', { receipts: [{ receivedOn: '2025-06-12', quantity: 250 }] }),
  ]),
];

it('a day of an order of which no line is named is wrong only where it fits none of the open lines', async () => {
  expect(await codes('Order 4500012399 arrives on 4 July.', LINES)).toEqual([]);
  expect(await codes('Order 4500012399 arrives on 11 July.', LINES)).toEqual([]);
  const { findings } = await check('Order 4500012399 arrives on 8 July.', LINES);
  expect(findings).toMatchObject([{ code: 'promised', ours: ['2025-07-04', '2025-07-11'], among: 2 }]);
  const [finding] = findings;
  expect(finding && findingWords(finding, NOW.today)).toContain('none of the 2 open lines');
});

it.each([
  ['The order form for 4500012345 will be revised on Friday.', []],
  ['The drawing for order 4500012345 was sent to you by mail on 5 May.', []],
  ['The invoice of order 4500012345, line 10, was sent on 2 June and will be paid on 9 July.', []],
  ['You wrote that order 4500012345, line 10, will arrive on 4 July.', []],
  ['"Order 4500012345 arrives on 4 July" is what your portal shows.', []],
  ['Order 4500012345 is delayed. New date: 4 July.', ['promised']],
  ['Order 4500012345 is delayed. New date: 27 June.', []],
  ['Our technician comes to see you about order 4500012345 on 4 July.', []],
] as const)('what is dated is not always the goods: %s', async (text, expected) => {
  expect(await codes(text, [ORDER])).toEqual(expected);
});

it.each([
  ['mid-July', ['promised']],
  ['end of June', []],
  ['Ende Juli', ['promised']],
  ['end of week 28', ['promised']],
  ['calendar week 26', []],
  ['KW 28', ['promised']],
  ['in two weeks', []],
  ['in 5 weeks', ['promised']],
  ['la semaine prochaine', []],
  ['next month', ['promised']],
  ['around 25 June', []],
  ['around 10 July', ['promised']],
  ['the week of 23 June', []],
] as const)('a vague day is wrong only where all of it is: %s', async (text, expected) => {
  expect(await codes(`Order 4500012345 arrives ${text}.`, [ORDER])).toEqual(expected);
});

it('of a part of the goods only what has come or gone is compared', async () => {
  const part = [
    order('4500012345', [line('10', { receipts: [{ receivedOn: '2025-06-02', quantity: 100 }] })]),
  ];
  expect(await codes('We received 100 of the 250 pieces of order 4500012345.', part)).toEqual([]);
  expect(await codes('We received 120 of the 250 pieces of order 4500012345.', part)).toEqual(['quantity']);
  expect(await codes('We can take 120 of the 250 pieces of order 4500012345 today.', part)).toEqual([]);
});

it('what is overdue has no day that could be contradicted; what has come is not still to come', async () => {
  const late = [order('4500012345', [line('10', { lastPromisedOn: '2025-06-10' })])];
  expect(await codes('Order 4500012345 arrives on 26 June.', late)).toEqual([]);
  const here = [
    order('4500012345', [line('10', { receipts: [{ receivedOn: '2025-06-02', quantity: 250 }] })]),
  ];
  expect(await codes('Order 4500012345 arrives on 26 June.', here)).toEqual(['already-received']);
  expect(await codes('Order 4500012345 arrived on 2 June.', here)).toEqual([]);
  expect(await codes('Order 4500012345 arrived on 3 June.', here)).toEqual(['received']);
  const part = [
    order('4500012345', [line('10', { receipts: [{ receivedOn: '2025-06-02', quantity: 100 }] })]),
  ];
  expect(
    await codes('Of order 4500012345, 100 pcs arrived on 2 June, 150 pcs are still open.', part),
  ).toEqual([]);
});

it('a customer is told no day before the supply behind', async () => {
  const pegs = [{ customerId: 'east', salesOrder: '70091', quantity: 50, neededOn: '2025-06-30' }];
  const orders = [order('4500012345', [line('10', { pegs })])];
  const to = ['bo@east.example'];
  expect(await codes('Your order 70091 will be delivered on 20 June.', orders, { to })).toEqual(['supply']);
  expect(await codes('Your order 70091 will be delivered on 30 June.', orders, { to })).toEqual([]);
});

it('whom a mail goes to is held against what it names', async () => {
  const to = ['bo@south.example'];
  const theirs = order('4500077777', [line('10')], { id: 'south/4500077777', partnerId: 'south' });
  expect(await codes('About order 4500012345.', [ORDER, theirs], { to })).toEqual(['other-partner']);
  expect(await codes('About order 4500012345.', [ORDER], { to })).toEqual([]);
  expect(await codes('About order 4500012345.', [ORDER], { to: ['who@nobody.example'] })).toEqual([]);
  expect(await codes('VAT DE136695976', [ORDER])).toEqual(['company-number']);
  expect(await codes('VAT DE136695976', [ORDER], { to })).toEqual([]);
  const foreign = [order('4500012345', [line('10')], { company: 'OTHER LTD' })];
  const from = 'me@own.example';
  expect(await codes('About order 4500012345.', foreign, { from })).toEqual(['own-company']);
  expect(await codes('About order 4500012345.', [ORDER], { from })).toEqual([]);
  const left = [{ name: 'Ana', email: 'ana@north.example', title: 'Sales (left the company)' }];
  const [north, ...others] = PARTNERS;
  const moved = north ? [{ ...north, contacts: left }, ...others] : [];
  expect(await codes('Hello', [ORDER], {}, moved)).toEqual(['contact-left']);
});

it('each finding says where it comes from and how old that is; a draft that is cut is never all right', async () => {
  const { findings, origin } = await check('Order 4500012345 arrives on 26 June.', [ORDER]);
  expect(findings[0]).toMatchObject({
    order: { orderNumber: '4500012345', lineNumber: '10' },
    said: { days: [{ from: '2025-06-26', to: '2025-06-26' }] },
    ours: ['2025-06-27'],
    origin: { sourceId: FRESH.sourceId, fetchedAt: FRESH.fetchedAt, stale: false },
  });
  expect(origin?.fetchedAt).toBe(FRESH.fetchedAt);
  expect((await check('Order 4500012345 arrives on 27 June.', [ORDER], { cut: true })).state).toBe('unknown');
  const many = { what: 'number', keys: ['X'], kind: 'number', raw: 'X', labelled: false } as const;
  const facts = Array.from(
    { length: 300 },
    (_, at): DraftFact => ({
      ...{ ...many, keys: [`45000${at}`] },
      ...{ block: 1, sentence: at, clause: 0, saying: 'promise', topic: 'other' },
    }),
  );
  expect((await check('', [ORDER], { facts })).state).toBe('unknown');
});
