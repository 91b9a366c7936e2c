import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { readContext } from '../../../lib/lens/context.ts';
import { pipelineBrief, pipelineView } from '../../../lib/lens/pipeline/pipeline-view.ts';
import { identityOf } from '../../../lib/sources/files/partner-identity.ts';
import { closeStore } from '../../../lib/store/open.ts';
import { putPipeline } from '../../../lib/surface/sample.ts';
import { readTruth } from '../../tools/sample/read-truth.ts';
import { freshStore } from '../store/records.ts';

it('of the sample’s customers the open opportunities are what the truth says, put in twice or once', async () => {
  const { relations, today } = readTruth();
  const store = await freshStore();
  await putPipeline(store);
  const count = await store.db.count('pipeline');
  await putPipeline(store);
  expect(await store.db.count('pipeline')).toBe(count);
  const context = await readContext(store, { today, instant: Date.now(), replay: true });
  expect(relations.chances.length).toBeGreaterThan(10);
  expect(relations.chances.some(({ overdue }) => overdue > 0)).toBe(true);
  for (const { partner, cents, ...counts } of relations.chances) {
    const brief = await pipelineBrief(store, identityOf(partner), context);
    expect(brief, partner).toMatchObject(counts);
    const sums = brief?.totals.map(({ currency, open }) => [currency, Math.round(Number(open) * 100)]);
    expect(Object.fromEntries(sums ?? []), partner).toEqual(cents);
  }
  const [first] = relations.chances;
  const view = await pipelineView(store, identityOf(first?.partner ?? ''), context.now);
  expect(view?.groups.map(({ group }) => group)).toEqual([
    'renewal',
    'opportunity',
    'quote',
    'lead',
    'campaign',
  ]);
  expect(await pipelineView(store, 'NOBODY', context.now)).toBeNull();
  closeStore(store);
});
