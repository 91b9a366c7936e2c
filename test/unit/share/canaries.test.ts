import { expect, test } from 'vitest';
import { makeBundle } from '../../../lib/share/make-bundle.ts';
import { NOW, partner, storeWith } from '../lens/lens-store.ts';
import { ALL_KPIS, canaryOrder, fillWithCanaries, leaksIn, SHARED } from './canary-records.ts';
import { agreed, ISSUE } from './share-world.ts';

test('no text of an order that is ours alone is in a file, whatever is shared', async () => {
  const { order: full, marks } = canaryOrder();
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

test('nothing that is kept of the partner itself, or of others, is in a file but its name', async () => {
  const store = await storeWith([], []);
  const share = agreed({ owed: true, kpis: ALL_KPIS });
  const records = await fillWithCanaries(store, share, NOW.instant);
  expect(records.kinds).toEqual(
    expect.arrayContaining(['stocks', 'forecasts', 'pipeline', 'senderChoices', 'silences', 'reviewItems']),
  );
  const bundle = await makeBundle(store, share, NOW, ISSUE);
  expect(leaksIn(JSON.stringify(bundle), records)).toEqual([]);
  expect(bundle.with).toBe('Acme');
  for (const told of ['TOLD reply', 'TOLD comment', 'TOLD action', 'TOLD owner'])
    expect(JSON.stringify(bundle)).toContain(told);
});
