import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConnection } from '../../../lib/store/connections.ts';
import { listJobs } from '../../../lib/store/jobs.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { signedInAgain } from '../../../lib/sync/refused-sign-in.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { addDueSyncs, addSync } from '../../../lib/sync/sync-jobs.ts';
import { storedTokens } from '../../../lib/sync/token-shelf.ts';
import { ordersCsv, type ReportServer, startReports } from '../../simulators/report-server.ts';
import { startTokens, type TokenServer } from '../../simulators/token-server.ts';
import { connectReport, openFeedStore, PATH } from './feed-world.ts';

const DAY = 24 * 3_600_000;
const CSV = ordersCsv([{ order: 'PO-7001', line: 1, quantity: 10 }]);
let [tokens, reports] = [{} as TokenServer, {} as ReportServer];
let store: Store;

beforeEach(async () => {
  [tokens, reports] = await Promise.all([startTokens(), startReports()]);
  reports.reports.set(PATH, {
    body: CSV,
    type: 'text/csv',
    admits: ({ authorization }) => tokens.admits(authorization),
  });
  store = await openFeedStore();
});
afterEach(async () => {
  vi.restoreAllMocks();
  closeStore(store);
  await Promise.all([tokens.close(), reports.close()]);
});

/** A report with a sign-in of a person whose token has ended. */
async function withEndedToken() {
  const signIn = {
    kind: 'code',
    authorizeAddress: `${tokens.origin}/authorize`,
    tokenAddress: `${tokens.origin}/token`,
    clientId: 'partnerlens',
    scope: '',
  } as const;
  const feed = await connectReport(store, reports.origin, CSV, signIn);
  await storedTokens(store, feed.id).write({ ...tokens.signIn(), expiresAt: 1, rotation: 1, asked: [] });
  return feed;
}

test('killed between the answer of the token server and its commit: a person signs in again once, nothing loops', async () => {
  const feed = await withEndedToken();
  const { signal } = new AbortController();
  const ask = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (...given) => {
    const answer = await ask(...given);
    // The database goes with the browser: what was issued is stored nowhere, and the old token is spent.
    if (`${given[0]}`.startsWith(tokens.origin)) closeStore(store);
    return answer;
  });
  await addSync(store, feed, Date.now());
  const [job] = await listJobs(store);
  await expect(runJob(store, job?.id ?? '', signal)).rejects.toThrow();
  vi.restoreAllMocks();
  expect(tokens.refreshes).toEqual(['granted']);

  store = await openStore(store.name);
  const [stood] = await listJobs(store);
  expect(stood?.state).toBe('running');
  expect(await runJob(store, stood?.id ?? '', signal)).toMatchObject({
    state: 'failed',
    failure: { code: 'sign-in-again' },
  });
  expect(await readConnection(store, feed.id)).toMatchObject({ signInAgain: true });
  for (const days of [1, 2, 3]) expect(await addDueSyncs(store, Date.now() + days * DAY)).toBe(0);
  expect(tokens.refreshes).toEqual(['granted', 'invalid_grant']);
  expect(reports.asked).toEqual([]);

  await storedTokens(store, feed.id).write({ ...tokens.signIn(), rotation: 1, asked: [] });
  await signedInAgain(store, feed.id);
  expect(await addDueSyncs(store, Date.now() + DAY)).toBe(1);
  const [next] = await listJobs(store);
  expect(await runJob(store, next?.id ?? '', signal)).toMatchObject({ state: 'done', cursor: { rows: 1 } });
  expect(tokens.refreshes).toHaveLength(2);
});
