import { expect, test } from 'vitest';
import { watchMaker } from '../../../../lib/lens/alerts/watch-maker.ts';
import { readContext } from '../../../../lib/lens/context.ts';
import { line, order, receipt } from '../../kpi/order-fixture.ts';
import { FRESH, NOW, partner, storeWith } from '../lens-store.ts';

/** An order that is late, unanswered and rejected, or right; each in a shipment and week of its own. */
function orderOf(number: string, isWrong: boolean, leftOut: boolean) {
  const on = (right: string, wrong: string) => (isWrong ? wrong : right);
  const made = line({
    id: '1',
    provenance: FRESH,
    ordered: 10,
    sentOn: '2025-03-03',
    confirmedOn: on('2025-03-04', '2025-04-04'),
    firstPromisedOn: on('2025-05-01', '2025-05-09'),
    receipts: [receipt(on('2025-05-01', '2025-05-20'), 10)],
    qualityEvents: isWrong ? [{ foundOn: '2025-05-21', rejected: 4 }] : [],
    lots: { inspected: 5, rejected: isWrong ? 5 : 0 },
  });
  return order(number, [leftOut ? { ...made, leftOut } : made]);
}

test('no chart counts a line that is left out because a dispute was accepted', async () => {
  const context = await readContext(await storeWith([], []), NOW);
  const weeks = (orders: ReturnType<typeof orderOf>[]) => {
    const maker = watchMaker('acme', partner('acme', ['supplier']), context);
    for (const each of orders) maker.add(each);
    return maker.end([]).weeks;
  };
  const alone = weeks([orderOf('901', false, false)]);
  expect(weeks([orderOf('900', true, true), orderOf('901', false, false)])).toEqual(alone);
  const counted = weeks([orderOf('900', true, false), orderOf('901', false, false)]);
  for (const share of ['lateness', 'reject-rate', 'acknowledgement'] as const)
    expect(counted[share], share).not.toEqual(alone[share]);
});
