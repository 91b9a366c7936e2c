import { expect, it } from 'vitest';
import { mailEntryId, touchpointIdOf } from '../../../../lib/domain/outbox.ts';
import { putRelation } from '../../../../lib/store/write-relation.ts';
import { first, make, message, reading } from './mail-store.ts';

it('a message that was logged is shown as logged, also by another name of the same message', async () => {
  const store = await make();
  const at = Date.parse('2025-06-16T08:00:00Z');
  await putRelation(store, 'activities', {
    id: touchpointIdOf(mailEntryId(message().key, 0)),
    partnerId: 'acme',
    title: 'Delivery of PO 1002',
    kind: 'touchpoint',
    how: 'mail',
    words: 'From Ana',
    at,
    direction: 'in',
    message: message().key,
    provenance: { sourceId: 'hand', fetchedAt: at, jobId: 'hand' },
  });
  expect((await first(store, [reading([message()])])).log).toMatchObject({ logged: { alone: true } });
  const other = message({ key: 'fedcba9876543210', at: '2025-06-16T08:00:30Z' });
  expect((await first(store, [reading([other])])).log?.logged).toBeDefined();
  const answer = message({
    key: 'fedcba9876543210',
    at: '2025-06-16T08:00:30Z',
    from: { address: 'me@own.example' },
    to: [{ address: 'ana@acme.example' }],
  });
  const answered = (await first(store, [reading([answer])])).log;
  expect(answered).toBeDefined();
  expect(answered?.logged).toBeUndefined();
  const next = message({ key: 'fedcba9876543210', at: '2025-06-16T09:00:00Z' });
  expect((await first(store, [reading([next])])).log?.logged).toBeUndefined();
});
