import { expect, test } from 'vitest';
import { SHARED_LINE_FIELDS } from '../../../lib/domain/share-line.ts';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { line, order, receipt } from '../kpi/order-fixture.ts';
import { FRESH, NOW, storeWith } from '../lens/lens-store.ts';
import { ORDERS, PARTNERS } from '../lens/workshop.ts';
import { agreed, ISSUE } from './share-world.ts';

const came = { sentOn: '2025-04-01', provenance: FRESH, ordered: 100, firstPromisedOn: '2025-06-01' };
/** Complete on its day; what came later was beyond the order. */
const LATER = order('E1', [
  line({ id: 'rec-4711', ...came, receipts: [receipt('2025-06-01', 100), receipt('2025-06-14', 3)] }),
  line({ id: 'rec-4712', ...came, receipts: [receipt('2025-06-01', 60)] }),
]);

async function linesOf(fields: (typeof SHARED_LINE_FIELDS)[number][], more = LATER) {
  const store = await storeWith(PARTNERS, [...ORDERS, more]);
  return (await makeBundle(store, agreed({ fields }), NOW, ISSUE)).lines;
}

test('no measure leaves where no field of the lines was agreed', async () => {
  const lines = await linesOf([]);
  expect(lines.flatMap(({ counts }) => counts).length).toBeGreaterThan(5);
  for (const { counts } of lines)
    for (const count of counts) expect(Object.keys(count).sort()).toEqual(['row', 'verdict', 'why']);
});

test('a line without a number is named by its place in the order, never as its source calls it', async () => {
  const lines = await linesOf([...SHARED_LINE_FIELDS]);
  expect(JSON.stringify(lines)).not.toContain('rec-47');
  const named = lines.filter(({ order }) => order === 'E1').map((each) => each.line);
  expect(named.sort()).toEqual(['#1', '#2']);
  expect(lines.find(({ order, line }) => order === '1001' && line === '20')).toBeDefined();
});

test('the day on which a line was complete is shared with its dates, also when more came later', async () => {
  const dayOf = async (fields: Parameters<typeof linesOf>[0]) =>
    (await linesOf(fields))
      .filter(({ order }) => order === 'E1')
      .map(({ line, completedOn }) => [line, completedOn]);
  expect((await dayOf(['dates'])).sort()).toEqual([
    ['#1', '2025-06-01'],
    ['#2', undefined],
  ]);
  expect((await dayOf(['quantities', 'receipts'])).map(([, day]) => day)).toEqual([undefined, undefined]);
});

test('of many receipts the last are shared', async () => {
  const receipts = Array.from({ length: 60 }, (_, at) =>
    receipt(at < 30 ? '2025-05-20' : '2025-05-21', 1 + at),
  );
  const many = order('E2', [line({ id: '1', ...came, receipts })]);
  const [shared] = (await linesOf(['receipts'], many)).filter(({ order }) => order === 'E2');
  expect(shared?.receipts).toHaveLength(50);
  expect(shared?.receipts?.at(-1)).toEqual({ receivedOn: '2025-05-21', quantity: 60 });
});
