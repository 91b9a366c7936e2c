import { expect, test } from 'vitest';
import type { OutboxEntry } from '../../../../lib/domain/outbox.ts';
import { RefusedError } from '../../../../lib/sources/dynamics/failures.ts';
import type { Organisation } from '../../../../lib/sources/dynamics/organisation.ts';
import { dynamicsPush } from '../../../../lib/sources/dynamics/push.ts';
import { dvId } from '../../../simulators/dynamics-data.ts';

const refuse = (what: string) => () =>
  Promise.reject(new RefusedError({ code: '0x80048408', message: '', status: 400 }, what));

/** Writes a meeting where completing it is refused; answers what is left there and what is told. */
async function written(remove?: Organisation['remove']) {
  const rows = new Set<string>();
  const org: Partial<Organisation> = {
    make: async (table, id) => !!rows.add(`${table},${id}`),
    change: refuse('update task'),
    remove: remove ?? (async (table, id) => void rows.delete(`${table},${id}`)),
  };
  const entry: OutboxEntry = {
    id: dvId('task', 9),
    connectionId: 'sample.example',
    work: { kind: 'note', message: 'Sample words.', how: 'meeting' },
    target: { of: 'partner', partnerId: 'A', partnerName: 'A', words: 'A' },
    ...{ state: 'sending', createdAt: 0, heldUntil: 0, tries: 0 },
  };
  const look = { is: 'open' as const, before: {}, versions: {}, parent: `accounts,${dvId('account', 1)}` };
  const error: unknown = await dynamicsPush(org as Organisation)
    .write(entry, look)
    .catch((e) => e);
  return { left: rows.size, failure: (error as RefusedError).failure };
}

test('where completing is refused, the row that was made is taken away, and nothing was written', async () => {
  const { left, failure } = await written();
  expect(left).toBe(0);
  expect(failure).toMatchObject({
    code: 'write-refused',
    next: expect.stringContaining('Nothing was written'),
  });
});

test('where it can not be taken away either, it is said that it stands there open', async () => {
  const { left, failure } = await written(refuse('delete task'));
  expect(left).toBe(1);
  expect(failure).toMatchObject({
    code: 'write-refused',
    next: expect.stringContaining('stands there, open'),
  });
  expect(failure.next).not.toContain('Nothing was written');
});
