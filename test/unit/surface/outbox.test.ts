import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import type { OutboxTarget } from '../../../lib/domain/outbox.ts';

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => ({ ok: true, value: null }) },
    storage: { session: { get: async () => ({}) } },
  },
}));
const { logTouchpoint, takeBack } = await import('../../../lib/surface/outbox.ts');
const { surfaceStore } = await import('../../../lib/surface/reading.ts');
const { changeEntry, listOutbox } = await import('../../../lib/store/outbox.ts');

afterEach(() => {
  vi.restoreAllMocks();
});

/** Logs a touchpoint of a partner of its own with what follows from it; answers both as they are stored now. */
async function logged(partnerId: string) {
  const target: OutboxTarget = { of: 'partner', partnerId, partnerName: 'Sample Retail GmbH', words: '' };
  const said = { how: 'call', words: 'They take it.', at: 1 } as const;
  await logTouchpoint(target, said, 'They take it.', 'org.example', { subject: 'Ask', dueOn: '2031-05-06' });
  const both = async () => {
    const entries = (await listOutbox(await surfaceStore())).filter(
      (each) => each.target.partnerId === partnerId,
    );
    const [note] = entries.filter(({ work }) => work.kind === 'note');
    const [task] = entries.filter(({ work }) => work.kind === 'task');
    const [removal] = entries.filter(({ work }) => work.kind === 'removal');
    if (!note || !task) throw new Error('Not both are stored.');
    return { note, task, removal };
  };
  return both;
}

test('what follows from a touchpoint is held no longer than that: both may leave in one request', async () => {
  let at = 1_000;
  vi.spyOn(Date, 'now').mockImplementation(() => (at += 1));
  const { note, task } = await (await logged('HELD'))();
  expect([task.after, task.heldUntil]).toEqual([note.id, note.heldUntil]);
});

test('a touchpoint that is taken back takes with it what was to follow and is not written yet', async () => {
  const both = await logged('BACK');
  const store = await surfaceStore();
  const { note, task } = await both();
  await changeEntry(store, note.id, (each) => ({ ...each, state: 'sending' }));
  await changeEntry(store, note.id, (each) => ({ ...each, state: 'sent', made: ['Task,1'], endedAt: 1 }));
  await changeEntry(store, task.id, (each) => ({ ...each, state: 'sending' }));
  await changeEntry(store, task.id, (each) => ({
    ...each,
    state: 'failed',
    failure: { code: 'write-refused', message: 'No.', next: '' },
  }));
  await takeBack(note.id);
  const after = await both();
  expect(after.task).toMatchObject({ state: 'undone', endedAt: expect.any(Number) });
  expect(after.removal).toMatchObject({ takesBack: note.id, work: { records: ['Task,1'] } });
});
