import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lookupId } from '../../../lib/domain/lookup.ts';
import { readConnection } from '../../../lib/store/connections.ts';
import { lookupsOf, wantLookups } from '../../../lib/store/lookups.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { writeSecret } from '../../../lib/store/secrets.ts';
import { signedInAgain } from '../../../lib/sync/refused-sign-in.ts';
import { runLookups } from '../../../lib/sync/run-lookups.ts';
import { sendDue } from '../../../lib/sync/run-outbox.ts';
import { addDueSyncs } from '../../../lib/sync/sync-jobs.ts';
import { startTryton, type TrytonSimulator } from '../../simulators/tryton.ts';
import { add, noteEntry, stored, worker } from './outbox-world.ts';
import { connectedStore, syncOnce } from './tryton-world.ts';

const DAY = 24 * 3_600_000;
let simulator: TrytonSimulator;
let store: Store;
let id: string;

beforeEach(async () => {
  simulator = await startTryton();
  ({ store, id } = await connectedStore(simulator));
  await syncOnce(store, id);
  simulator.asked.length = 0;
});
afterEach(async () => {
  await simulator.close();
  closeStore(store);
});

/** Somebody changes the password in Tryton, where all sessions end with it. */
function changePassword(): string {
  const was = simulator.password;
  simulator.password = 'another one';
  simulator.forgetSessions();
  return was;
}

const signIns = () => simulator.asked.filter(({ method }) => method === 'common.db.login').length;
const paused = async () => (await readConnection(store, id))?.signInAgain === true;

test('a password that stopped working is tried once: by no sync, look-up or writing again', async () => {
  changePassword();
  expect(await syncOnce(store, id)).toMatchObject({ state: 'failed', failure: { code: 'sign-in-refused' } });
  expect([await paused(), signIns()]).toEqual([true, 1]);
  expect(await addDueSyncs(store, Date.now() + DAY)).toBe(0);
  expect(await syncOnce(store, id)).toMatchObject({ state: 'failed', failure: { code: 'sign-in-again' } });
  await wantLookups(store, [{ kind: 'order', key: 'PO2699999', spellings: ['PO26-99999'] }], Date.now());
  await runLookups(store, Date.now, new AbortController().signal);
  const [answer] = await lookupsOf(store, [lookupId('order', 'PO2699999')]);
  expect(answer).toMatchObject({ state: 'failed', why: expect.stringContaining('has ended') });
  const entry = noteEntry(id, 'called them');
  await add(store, entry);
  await sendDue(store, worker());
  expect(await stored(store, entry.id)).toMatchObject({
    state: 'failed',
    failure: { code: 'sign-in-again' },
  });
  expect(simulator.asked.filter(({ method }) => method !== 'common.server.version')).toHaveLength(1);
});

test('many entries that wait try a password that stopped working once, and go once a person signed in', async () => {
  const right = changePassword();
  const entries = [1, 2, 3].map((n) => noteEntry(id, `note ${n}`));
  await add(store, ...entries);
  await sendDue(store, worker());
  expect([await paused(), signIns()]).toEqual([true, 1]);
  for (const entry of entries) expect((await stored(store, entry.id)).state).toBe('failed');
  await writeSecret(store, id, simulator.password);
  await signedInAgain(store, id);
  expect(await paused()).toBe(false);
  await sendDue(store, worker());
  for (const entry of entries) expect((await stored(store, entry.id)).state).toBe('sent');
  expect(right).not.toBe(simulator.password);
});

test('a look-up that is refused pauses the system, too', async () => {
  changePassword();
  for (const key of ['PO2699998', 'PO2699999']) {
    await wantLookups(store, [{ kind: 'order', key, spellings: [key] }], Date.now());
    await runLookups(store, Date.now, new AbortController().signal);
  }
  expect([await paused(), signIns()]).toEqual([true, 1]);
});

test('a session that timed out is renewed by itself, and pauses nothing', async () => {
  simulator.forgetSessions();
  let dropped = false;
  simulator.fault = ({ method }) => {
    if (method === 'model.sale.sale.search_count' && !dropped) {
      dropped = true;
      simulator.forgetSessions();
    }
    return false;
  };
  expect(await syncOnce(store, id)).toMatchObject({ state: 'done' });
  expect([dropped, await paused(), signIns()]).toEqual([true, false, 2]);
});
