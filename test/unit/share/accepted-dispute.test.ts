import { expect, test } from 'vitest';
import { KPI_IDS, type KpiId } from '../../../lib/domain/kpi-id.ts';
import type { SharedKpi } from '../../../lib/domain/share-figure.ts';
import { leavesOutContested } from '../../../lib/lens/contested/contestable.ts';
import { recordsView } from '../../../lib/lens/partner/records.ts';
import type { Store } from '../../../lib/store/open.ts';
import { addAnswers, decideAnswer } from '../../../lib/store/share-answers.ts';
import { line, order, receipt } from '../kpi/order-fixture.ts';
import { FRESH, INSTANT, NOW, storeWith } from '../lens/lens-store.ts';
import { PARTNERS } from '../lens/workshop.ts';
import { answered } from './share-world.ts';

/** A line of which everything went wrong, and one of which everything is right, each in an order of its own. */
const ORDERS = [true, false].map((isWrong) => {
  const on = (right: string, wrong: string) => (isWrong ? wrong : right);
  return order(isWrong ? '900' : '901', [
    line({
      id: '1',
      provenance: FRESH,
      ordered: 10,
      sentOn: '2025-03-03',
      confirmedOn: on('2025-03-04', '2025-04-04'),
      firstPromisedOn: '2025-05-01',
      lastPromisedOn: on('2025-05-01', '2025-05-09'),
      changes: isWrong ? [{ changedOn: '2025-04-20', field: 'date', by: 'supplier', days: 8 }] : [],
      shipments: [
        {
          number: on('S1', 'S2'),
          shippedOn: '2025-04-28',
          quantity: 10,
          advisedOn: on('2025-04-28', '2025-06-01'),
        },
      ],
      receipts: [receipt(on('2025-05-01', '2025-05-20'), 10)],
      qualityEvents: isWrong ? [{ foundOn: '2025-05-21', rejected: 4 }] : [],
      returns: isWrong ? [{ returnedOn: '2025-05-22', quantity: 4 }] : [],
      lots: { inspected: 5, rejected: isWrong ? 5 : 0 },
      invoices: [{ number: on('I1', 'I2'), invoicedOn: '2025-05-23', matched: !isWrong }],
    }),
  ]);
});

/** Each figure of the right line alone, with how much it counts. */
const RIGHT: [SharedKpi, value: number, n: number][] = [
  ['otif', 1, 1],
  ['acknowledgement', 1, 1],
  ['confirmation-changes', 0, 1],
  ['push-out-days', 0, 1],
  ['asn-quality', 1, 1],
  ['quality-ppm', 0, 10],
  ['reject-rate', 0, 5],
  ['return-rate', 0, 10],
  ['invoice-match', 1, 1],
];

async function seen(store: Store, kpi: KpiId) {
  const view = await recordsView(store, 'acme', kpi, undefined, NOW);
  const said = (view?.rows ?? []).map(({ line, verdict, why }) => `${line.orderNumber} ${verdict} ${why}`);
  const { value, n, excluded } = view?.figure ?? {};
  return { value, n, excluded, said, recorded: view?.recorded?.value };
}

test.each(RIGHT)(
  'a line whose dispute is accepted counts no more for %s, and says so',
  async (kpi, value, n) => {
    const whole = await storeWith(PARTNERS, ORDERS);
    const given = answered('acme/900 1');
    await addAnswers(whole, [given], []);
    const before = await seen(whole, kpi);
    await decideAnswer(whole, given.id, { state: 'accepted', because: 'ok', by: '', at: INSTANT });
    const after = await seen(whole, kpi);
    expect(before.value).not.toBe(value);
    expect(after).toMatchObject({ value, n, recorded: before.value, excluded: 1 });
    expect(after.said.filter((each) => each.startsWith('900'))).toEqual(['900 excluded dispute-accepted']);
  },
);

test('what we changed late stays counted on our own side, also of a line that was contested rightly for it', async () => {
  const [wrong, right] = ORDERS;
  const [changed] = wrong?.lines ?? [];
  if (!wrong || !right || !changed) throw new Error('no order');
  const ours = { changedOn: '2025-04-25', field: 'quantity', by: 'buyer', days: 0 } as const;
  const store = await storeWith(PARTNERS, [{ ...wrong, lines: [{ ...changed, changes: [ours] }] }, right]);
  const given = answered('acme/900 1', { reason: 'order-was-changed' });
  await addAnswers(store, [given], []);
  const before = await seen(store, 'our-changes');
  expect(before).toMatchObject({ n: 2, value: 0.5 });
  await decideAnswer(store, given.id, { state: 'accepted', because: 'ok', by: '', at: INSTANT });
  expect(await seen(store, 'our-changes')).toEqual(before);
});

test('which figures leave such a line out is known before they are made', async () => {
  const store = await storeWith(PARTNERS, ORDERS);
  const given = answered('acme/900 1');
  await addAnswers(store, [given], []);
  await decideAnswer(store, given.id, { state: 'accepted', because: 'ok', by: '', at: INSTANT });
  const found: KpiId[] = [];
  for (const kpi of KPI_IDS)
    if ((await seen(store, kpi)).said.some((each) => each.includes('dispute-accepted'))) found.push(kpi);
  expect(found).toEqual(KPI_IDS.filter(leavesOutContested));
});
