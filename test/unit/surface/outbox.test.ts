import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { dueAt, type OutboxTarget, UNDO_MS } from '../../../lib/domain/outbox.ts';

vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { sendMessage: async () => ({ ok: true, value: null }) },
    storage: { session: { get: async () => ({}) } },
  },
}));
const { correctTask, logTouchpoint, takeBack } = await import('../../../lib/surface/outbox.ts');
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

/** Says that a system refused an entry. `askedAt`: and that it may have arrived. */
async function refuse(id: string, askedAt?: number): Promise<void> {
  const store = await surfaceStore();
  const failure = { code: 'write-refused', message: 'No.', next: '' };
  await changeEntry(store, id, (each) => ({ ...each, state: 'sending' }));
  await changeEntry(store, id, (each) => ({ ...each, state: 'failed', failure, askedAt }));
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
  await refuse(task.id);
  await takeBack(note.id);
  const after = await both();
  expect(after.task).toMatchObject({ state: 'undone', endedAt: expect.any(Number) });
  expect(after.removal).toMatchObject({ takesBack: note.id, work: { records: ['Task,1'] } });
});

test('a task that was refused goes as it was corrected, after time for undo; one that may have arrived stays as it is', async () => {
  const both = await logged('CORRECTED');
  const { task, note } = await both();
  await refuse(task.id);
  const corrected = { subject: 'Ask for the papers', dueOn: '2031-06-07', text: 'All of them.' };
  const before = Date.now();
  await correctTask(task.id, corrected);
  const { task: after } = await both();
  expect(after).toMatchObject({ state: 'waiting', after: note.id, work: { kind: 'task', ...corrected } });
  expect(after.failure).toBeUndefined();
  expect(dueAt(after)).toBeGreaterThanOrEqual(before + UNDO_MS);
  await refuse(task.id, 1);
  await correctTask(task.id, { subject: 'Something else', dueOn: '2031-06-07' });
  expect((await both()).task).toMatchObject({ state: 'failed', work: corrected });
});
