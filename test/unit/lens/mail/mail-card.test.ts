import { expect, it } from 'vitest';
import type { Activity } from '../../../../lib/domain/activity.ts';
import { mailCard, mailPage } from '../../../../lib/lens/mail/mail-card.ts';
import { putRelation } from '../../../../lib/store/write-relation.ts';
import { line, order } from '../../kpi/order-fixture.ts';
import { FRESH, INSTANT, NOW } from '../lens-store.ts';
import { contacts, first, KNOWN, make, message, reading, URL } from './mail-store.ts';

const HOUR = 3_600_000;

it('says who it is, what the message names first, and what is between us', async () => {
  const view = await first(await make(), [reading([message()])]);
  expect(view.who).toMatchObject({ standing: 'known' });
  expect(view.partner).toMatchObject({
    head: { id: 'acme', owner: 'Purchasing' },
    side: 'supplier',
    tenure: { since: '2025-05-01', orders: 3, origin: { sourceId: 'file:orders', stale: false } },
    basis: 'ordered',
    value: { value: null, missing: 'no-prices', n: 0, period: ['2024-06-16', '2025-06-16'] },
    open: 4,
    late: 2,
  });
  expect(view.named).toMatchObject([{ kind: 'lines', raw: '1002', state: 'late' }]);
  // Lines of the named order stand before worse lines of others.
  expect(view.partner?.lines.map(({ orderNumber, lineId }) => `${orderNumber}/${lineId}`)).toEqual([
    '1002/10',
    '1002/20',
    '1001/20',
    '1003/10',
  ]);
  expect(view.messages).toMatchObject([
    { direction: 'in', when: { of: 'instant', at: Date.parse('2025-06-16T08:00:00Z') }, orders: ['1002'] },
  ]);
  expect(view.origin).toMatchObject({ sourceId: 'page:mail.own.example', stale: false });
});

it('values by currency, without adding them; what has no price is counted', async () => {
  const priced = (id: string, amount: string, currency: string) =>
    line({ id, ordered: 1, sentOn: '2025-05-01', value: { amount, currency }, provenance: FRESH });
  const old = line({ id: '9', ordered: 1, sentOn: '2023-05-01', value: { amount: '999', currency: 'EUR' } });
  const bare = line({ id: '8', ordered: 1, sentOn: '2025-05-01' });
  const one = await first(
    await make(KNOWN, [order('1', [priced('1', '100.50', 'EUR'), priced('2', '9.50', 'EUR'), old, bare])]),
    [reading([message()])],
  );
  expect(one.partner?.value).toMatchObject({ value: 110, currency: 'EUR', n: 2, excluded: 1 });
  expect(one.partner?.tenure).toMatchObject({ since: '2023-05-01' });
  const two = await first(
    await make(KNOWN, [order('1', [priced('1', '5', 'USD'), priced('2', '7', 'EUR')])]),
    [reading([message()])],
  );
  expect(two.partner?.value).toMatchObject({
    value: null,
    missing: 'mixed-currencies',
    amounts: [
      { currency: 'EUR', amount: 7 },
      { currency: 'USD', amount: 5 },
    ],
  });
  const none = await first(await make(KNOWN, []), [reading([message()])]);
  expect(none.partner).toMatchObject({
    tenure: { missing: 'not-recorded' },
    value: { value: null, missing: 'no-records' },
    open: 0,
  });
});

it('shows a customer the supply behind its orders', async () => {
  const mail = message({ from: { name: 'Bo', address: 'bo@cust.example' }, numbers: [] });
  const { partner: cust } = await first(await make(), [reading([mail])]);
  expect(cust).toMatchObject({ side: 'customer', basis: 'cost', open: 2, late: 1 });
  expect(cust?.lines[0]).toMatchObject({
    orderNumber: '1002',
    lateness: 6,
    customers: [{ partnerId: 'cust', salesOrder: 'C-1', neededOn: '2025-06-14' }],
  });
});

it('cases run against their clock, touches tell both directions, and what is settled is left out', async () => {
  const store = await make();
  const common = { partnerId: 'acme', provenance: FRESH };
  const activities: Activity[] = [
    {
      ...common,
      id: 'case/1',
      kind: 'case',
      number: 'C1',
      priority: 'high',
      raisedAt: INSTANT - 96 * HOUR,
      pauses: [],
    },
    {
      ...common,
      id: 'case/2',
      kind: 'case',
      number: 'C2',
      priority: 'low',
      raisedAt: INSTANT - HOUR,
      pauses: [{ from: INSTANT - HOUR }],
    },
    {
      ...common,
      id: 'case/3',
      kind: 'case',
      number: 'C3',
      priority: 'low',
      raisedAt: INSTANT - HOUR,
      resolvedAt: INSTANT - 1,
      pauses: [],
    },
    {
      ...common,
      id: 't/1',
      kind: 'touchpoint',
      how: 'call',
      words: 'asked',
      at: INSTANT - 5 * HOUR,
      direction: 'out',
    },
    {
      ...common,
      id: 't/2',
      kind: 'touchpoint',
      how: 'mail',
      words: 'old',
      at: INSTANT - 9 * HOUR,
      direction: 'out',
    },
    { ...common, id: 't/3', kind: 'touchpoint', how: 'note', words: 'a note', at: INSTANT - HOUR },
    { ...common, id: 'e/1', kind: 'exchange', awaiting: 'us', askedAt: INSTANT - 2 * HOUR },
    {
      ...common,
      id: 't/4',
      kind: 'touchpoint',
      how: 'visit',
      words: 'later',
      at: INSTANT + 90 * HOUR,
      direction: 'in',
    },
  ];
  for (const each of activities) await putRelation(store, 'activities', each);
  const { partner: acme } = await first(store, [reading([message()])]);
  expect(acme?.totalCases).toBe(2);
  expect(acme?.cases).toMatchObject([
    { number: 'C1', paused: false, target: 8 },
    { number: 'C2', paused: true, left: 40, target: 40 },
  ]);
  expect(acme?.cases[0]?.left).toBeLessThan(0);
  expect(acme?.touched).toMatchObject({
    in: { how: 'mail', at: INSTANT - 2 * HOUR },
    out: { how: 'call', at: INSTANT - 5 * HOUR },
  });
  expect(acme?.touched.other).toBeUndefined();
});

it('an unknown sender is nobody, several that may be meant are asked about, and nothing is logged of either', async () => {
  const stranger = message({
    from: { address: 'who@stranger.example' },
    subject: 'Hello',
    numbers: [],
  });
  const nobody = await first(await make(), [reading([stranger])]);
  expect(nobody).toMatchObject({ who: { standing: 'unknown' }, named: [] });
  expect(nobody.partner).toBeUndefined();
  expect(nobody.log).toBeUndefined();
  const twice = KNOWN.map((each) => (each.id === 'blind' ? { ...each, contacts } : each));
  const greeting = message({ subject: 'Hello', numbers: [] });
  const several = await first(await make(twice), [reading([greeting])]);
  expect(several.who.standing).toBe('choose');
  expect(several.partner).toBeUndefined();
});

it('of a message of our own the recipient is the partner', async () => {
  const own = message({
    from: { address: 'me@own.example' },
    to: [{ address: 'x@stranger.example' }, { address: 'ana@acme.example' }],
  });
  const view = await first(await make(), [reading([own])]);
  expect(view.partner?.head.id).toBe('acme');
  expect(view.messages).toMatchObject([{ direction: 'out' }]);
});

it('a conversation is one section, however many documents show it; several stand the worst first', async () => {
  const thread = 'aaaaaaaaaaaaaaaa';
  const earlier = message({ key: '1111111111111111', thread, at: '2025-06-10T08:00:00Z' });
  const later = message({ key: '2222222222222222', thread, at: '2025-06-12T08:00:00Z' });
  const calm = message({
    key: '3333333333333333',
    from: { address: 'x@stranger.example' },
    at: '2025-06-15T08:00:00Z',
    subject: 'Hello',
    numbers: [],
  });
  const page = await mailPage(await make(), [reading([earlier, later]), reading([later, calm])], URL, NOW);
  expect(page.mails.map(({ messages }) => messages.map(({ key }) => key[0]))).toEqual([['2', '1'], ['3']]);
  expect(page.more).toBe(0);
  const card = await mailCard(await make(), [reading([earlier, later])], earlier.key, URL, NOW);
  expect(card?.mail.key).toBe(earlier.key);
  expect(await mailCard(await make(), [reading([later])], earlier.key, URL, NOW)).toBeNull();
});

it('in a replay what came later is not there', async () => {
  const now = { ...NOW, today: '2025-05-20', replay: true };
  const [view] = (await mailPage(await make(), [reading([message()])], URL, now)).mails;
  expect(view?.partner).toMatchObject({ late: 0 });
  expect(view?.log?.replay).toBe(true);
});
