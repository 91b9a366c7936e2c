import { expect, it } from 'vitest';
import { cardView } from '../../../../lib/lens/card.ts';
import { lookupText } from '../../../../lib/lens/match/lookup.ts';
import { resolveMentions } from '../../../../lib/lens/match/resolve.ts';
import { pageView } from '../../../../lib/lens/page.ts';
import { writeWorkspace } from '../../../../lib/store/workspace.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { bare, FRESH, INSTANT, mention, NOW, partner, storeWith } from '../lens-store.ts';
import { ORDERS, PARTNERS } from '../workshop.ts';

const make = () => storeWith(PARTNERS, ORDERS);

it('card: the lines worst first, who waits, and how the supplier does', async () => {
  const card = await cardView(await make(), mention('1002', { kind: 'purchase-order', raw: 'PO 1002' }), NOW);
  expect(card?.subject).toMatchObject({
    kind: 'lines',
    raw: 'PO 1002',
    matched: 'order',
    state: 'late',
    partner: { name: 'ACME', owner: 'Purchasing' },
  });
  if (card?.subject.kind !== 'lines') throw new Error('no lines');
  const [late, onTrack] = card.subject.lines;
  expect(late).toMatchObject({
    lineId: '10',
    state: 'late',
    lateness: 6,
    partnerName: 'ACME',
    promisedOn: '2025-06-10',
    ordered: 10,
    received: 0,
    reasons: [{ code: 'overdue', days: 6 }],
    origin: { sourceId: 'file:orders', stale: false, confidence: 'high' },
  });
  // Past its promise the goods come today at best: two days after the need.
  expect(late?.customers).toEqual([
    {
      partnerId: 'cust',
      name: 'CUST',
      salesOrder: 'C-1',
      quantity: undefined,
      neededOn: '2025-06-14',
      slackDays: -2,
    },
  ]);
  expect(onTrack).toMatchObject({ state: 'ok', customers: [{ slackDays: 5 }] });
  expect(card.otif).toMatchObject({ definition: 'otif/1', hits: 1, n: 3, standing: 'too-few', target: 0.95 });
});

it('card: a number that is not known, or not any more, has none', async () => {
  expect(await cardView(await make(), mention('77777'), NOW)).toBeNull();
});

it('card: a stale record says so', async () => {
  const old = { ...FRESH, fetchedAt: INSTANT - 30 * 86_400_000 };
  const store = await storeWith(
    [partner('acme', ['supplier'])],
    [order('1', [line({ id: '1', provenance: old })])],
  );
  const card = await cardView(store, mention('1'), NOW);
  expect(card?.subject).toMatchObject({ lines: [{ origin: { stale: true, confidence: 'medium' } }] });
  expect(card?.workspace.sources).toEqual([
    { sourceId: 'file:orders', fetchedAt: old.fetchedAt, stale: true },
  ]);
  // A replay of the day on which they were fetched shows them as they were then: fresh.
  const then = { today: '2025-05-17', instant: INSTANT, replay: true };
  expect((await cardView(store, mention('1'), then))?.subject).toMatchObject({
    lines: [{ origin: { stale: false } }],
  });
});

it('card: slack past the limit runs from what was known on the day of reading, not from today', async () => {
  const old = { ...FRESH, fetchedAt: INSTANT - 30 * 86_400_000 };
  const pegs = [{ customerId: 'cust', salesOrder: 'C-1', neededOn: '2025-06-14' }];
  const store = await storeWith(
    [partner('acme', ['supplier'])],
    [order('1', [line({ id: '1', lastPromisedOn: '2025-06-10', pegs, provenance: old })])],
  );
  const card = await cardView(store, mention('1'), NOW);
  expect(card?.subject).toMatchObject({ lines: [{ customers: [{ slackDays: 4 }] }] });
});

it('page: worst first, one subject each, labelled strangers listed', async () => {
  const store = await make();
  const mentions = [
    mention('1001', { kind: 'purchase-order' }),
    mention('2001'),
    mention('1002', { raw: 'PO 1002' }),
    mention('PO1002', { keys: ['PO1002', '1002'], raw: '1002' }),
    mention('4711', { raw: 'PO 4711' }),
    bare('98765432'),
    mention('x@acme.example', { kind: 'email' }),
    mention('y@acme.example', { kind: 'email' }),
    mention('z@stranger.example', { kind: 'email' }),
  ];
  const page = await pageView(store, mentions, NOW);
  expect(page.subjects.map((subject) => [subject.raw, subject.kind, subject.state])).toEqual([
    ['1001', 'lines', 'late'],
    ['PO 1002', 'lines', 'late'],
    ['x@acme.example', 'partner', 'late'],
    ['2001', 'lines', 'done'],
  ]);
  expect(page.unknown).toEqual(['PO 4711']);
  expect(page.workspace).toMatchObject({
    sample: false,
    replay: false,
    today: '2025-06-16',
    orders: ORDERS.length,
  });
});

it('page, card and marks agree on every mention', async () => {
  const store = await make();
  const mentions = ORDERS.map((each) => mention(each.number));
  const paints = new Map(
    (await resolveMentions(store, mentions, { url: '' }, NOW)).map((paint) => [paint.mark, paint.state]),
  );
  expect(paints.size).toBe(ORDERS.length);
  for (const each of mentions) {
    const card = await cardView(store, each, NOW);
    expect(card?.subject.state, each.raw).toBe(paints.get(each.mark));
    const page = await pageView(store, [each], NOW);
    expect(page.subjects[0]?.state, each.raw).toBe(paints.get(each.mark));
  }
});

it('a shipment over several orders is one subject with the lines that it carries', async () => {
  const carried = (id: string, shipment: string) =>
    line({
      id,
      ordered: 1,
      firstPromisedOn: '2025-06-20',
      shipments: [{ number: shipment }],
      receipts: [receipt('2025-06-10', 1)],
    });
  const store = await storeWith(
    [partner('acme', ['supplier'])],
    [order('1', [carried('a', 'ASN-9'), carried('b', 'ASN-8')]), order('2', [carried('c', 'ASN 9')])],
  );
  const page = await pageView(store, [mention('ASN9', { kind: 'shipment' })], NOW);
  expect(page.subjects).toMatchObject([
    { kind: 'lines', matched: 'shipment', state: 'done', lines: [{ lineId: 'a' }, { lineId: 'c' }] },
  ]);
});

it('ambiguous numbers stand side by side', async () => {
  const same = (partnerId: string) =>
    order('5000001', [line({ id: '1', ordered: 1, firstPromisedOn: '2025-06-01' })], { partnerId });
  const store = await storeWith(
    [partner('acme', ['supplier']), partner('bolt', ['supplier'])],
    [same('acme'), same('bolt')],
  );
  const card = await cardView(store, mention('5000001'), NOW);
  expect(card?.subject).toMatchObject({
    kind: 'ambiguous',
    state: 'unknown',
    candidates: [
      { partner: { id: 'acme' }, orderId: 'acme/5000001', state: 'late' },
      { partner: { id: 'bolt' } },
    ],
  });
  expect(card?.otif).toBeUndefined();
  expect((await cardView(store, mention('5000001'), NOW, { url: 'https://x.example' }))?.subject.kind).toBe(
    'ambiguous',
  );
});

it('a number that the site settled counts for less than one of its own', async () => {
  const same = (partnerId: string) =>
    order('5000001', [line({ id: '1', ordered: 1, provenance: FRESH })], { partnerId });
  const store = await storeWith(
    [partner('acme', ['supplier'], { domains: ['acme.example'] }), partner('bolt', ['supplier'])],
    [same('acme'), same('bolt')],
  );
  const card = await cardView(store, mention('5000001'), NOW, { url: 'https://acme.example' });
  expect(card?.subject).toMatchObject({
    partner: { id: 'acme' },
    lines: [{ origin: { confidence: 'low' } }],
  });
});

it('look-up: every pasted number counts as labelled, however short', async () => {
  const store = await make();
  const page = await lookupText(store, 'Status of 1002 and PO 1001? Also 55501234 and 77.', NOW);
  expect(page.subjects.map((subject) => [subject.raw, subject.state])).toEqual([
    ['1001', 'late'],
    ['1002', 'late'],
  ]);
  expect(page.unknown).toEqual(['55501234', '77']);
  expect((await lookupText(store, 'orders:\n1001\n1002\t2001;2002', NOW)).subjects).toHaveLength(4);
  expect((await lookupText(store, '', NOW)).subjects).toEqual([]);
});

it('look-up: prose does not list its small numbers as unknown', async () => {
  const prose = `${'We thank you for your patience. '.repeat(12)} There are 5 boxes, see order 1002 and PO 4711.`;
  const page = await lookupText(await make(), prose, NOW);
  expect(page.subjects).toHaveLength(1);
  expect(page.unknown).toEqual(['4711']);
});

it('says when what it shows is the sample', async () => {
  const store = await make();
  await writeWorkspace(store, { sample: true, asOf: '2025-06-16' });
  expect((await pageView(store, [], { ...NOW, replay: true })).workspace).toMatchObject({
    sample: true,
    replay: true,
  });
});
