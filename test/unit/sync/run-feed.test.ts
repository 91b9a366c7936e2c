import type { ServerResponse } from 'node:http';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FailureError } from '../../../lib/domain/result.ts';
import type { SignIn } from '../../../lib/domain/sign-in.ts';
import { adoptManaged } from '../../../lib/policy/policy.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { jobRejects, listJobs } from '../../../lib/store/jobs.ts';
import { lastRequests } from '../../../lib/store/ledger.ts';
import { closeStore, openStore, type Store } from '../../../lib/store/open.ts';
import { openFeed } from '../../../lib/sync/open-feed.ts';
import { ordersCsv, type ReportServer, startReports } from '../../simulators/report-server.ts';
import { connectReport, openFeedStore, PATH, quantitiesIn, readReport, TOKEN } from './feed-world.ts';

let reports: ReportServer;
let store: Store;

const ROWS = [1, 2, 3].map((line) => ({ order: 'PO-7001', line, quantity: 10 * line }));

beforeEach(async () => {
  reports = await startReports();
  store = await openFeedStore();
});
afterEach(async () => {
  await reports.close();
  closeStore(store);
});

const connect = (body: string, signIn?: SignIn, query?: string) =>
  connectReport(store, reports.origin, body, signIn, query);
const syncOnce = (id: string) => readReport(store, id);
const quantities = () => quantitiesIn(store);

function serve(body: string, more = {}) {
  reports.reports.set(PATH, { body, type: 'text/csv', ...more });
}

describe('a table at an address', () => {
  test('is read, asked for with what was heard last, and read again only when it changed', async () => {
    serve(ordersCsv(ROWS));
    const { id } = await connect(ordersCsv(ROWS));
    expect(await syncOnce(id)).toMatchObject({ state: 'done', cursor: { rows: 3, linesNew: 3 } });
    expect(await syncOnce(id)).toMatchObject({ state: 'done', cursor: { rows: 0 } });
    expect(reports.asked.map(({ status }) => status)).toEqual([200, 304]);
    serve(ordersCsv([...ROWS.slice(0, 2), { order: 'PO-7001', line: 3, quantity: 31 }]));
    expect(await syncOnce(id)).toMatchObject({ cursor: { linesNew: 0, linesChanged: 1, linesSame: 2 } });
    expect(await quantities()).toEqual([10, 20, 31]);
    const connection = await readConnection(store, id);
    expect(Math.abs((connection?.syncedTo ?? 0) - Date.now())).toBeLessThan(5_000);
  });

  test('of a server without ETag and dates is told by its bytes', async () => {
    serve(ordersCsv(ROWS), { validators: false });
    const { id } = await connect(ordersCsv(ROWS));
    await syncOnce(id);
    expect(await syncOnce(id)).toMatchObject({ state: 'done', cursor: { rows: 0 } });
    expect(reports.asked.map(({ status }) => status)).toEqual([200, 200]);
  });

  test.each<[SignIn, string, string]>([
    [{ kind: 'bearer' }, 'authorization', `Bearer ${TOKEN}`],
    [{ kind: 'header', name: 'X-Api-Key' }, 'x-api-key', TOKEN],
    [{ kind: 'basic', user: 'reader' }, 'authorization', `Basic ${btoa(`reader:${TOKEN}`)}`],
  ])('signs in by %o, and no token is in the ledger', async (signIn, header, value) => {
    serve(ordersCsv(ROWS), { admits: (headers: Record<string, unknown>) => headers[header] === value });
    const { id } = await connect(ordersCsv(ROWS), signIn, '?key=canary-query&report=open');
    expect(await syncOnce(id)).toMatchObject({ state: 'done', cursor: { rows: 3 } });
    expect(reports.asked[0]?.url).toBe(`${PATH}?key=canary-query&report=open`);
    const ledger = await lastRequests(store, 10);
    expect(ledger.map(({ what }) => what)).toEqual([`GET ${PATH}?key&report`]);
    const stored = JSON.stringify([ledger, await listJobs(store), await readConnection(store, id)]);
    expect(stored).not.toMatch(/canary/);
  });

  test('that turns the sign-in down is not asked again until a person signs in', async () => {
    serve(ordersCsv(ROWS), { admits: () => false });
    const { id } = await connect(ordersCsv(ROWS), { kind: 'bearer' });
    expect(await syncOnce(id)).toMatchObject({ state: 'failed', failure: { code: 'sign-in-refused' } });
    expect(await readConnection(store, id)).toMatchObject({ signInAgain: true });
    expect(reports.asked).toHaveLength(1);
  });

  test('is not asked with a secret of the company where its policy forbids that', async () => {
    serve(ordersCsv(ROWS));
    const client = {
      kind: 'client',
      tokenAddress: `${reports.origin}/token`,
      clientId: 'x',
      scope: '',
    } as const;
    const { id } = await connect(ordersCsv(ROWS), client);
    await adoptManaged(store, { settings: { 'signIn.companySecret': false } });
    expect(await syncOnce(id)).toMatchObject({
      state: 'failed',
      failure: { code: 'company-secret-forbidden' },
    });
    expect(reports.asked).toEqual([]);
  });

  test('with other columns stores nothing, and says so', async () => {
    serve(ordersCsv(ROWS));
    const { id } = await connect(ordersCsv(ROWS));
    await syncOnce(id);
    serve(ordersCsv(ROWS).replace('Quantity', 'Price'));
    expect(await syncOnce(id)).toMatchObject({ state: 'failed', failure: { code: 'feed-columns-changed' } });
    expect(await quantities()).toEqual([10, 20, 30]);
  });

  test('with numbers of which more than a tenth can not be read stops, names the column and says which', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => ({
      order: `PO-${7001 + at}`,
      line: 1,
      quantity: 10 + at,
    }));
    const spoilt = (count: number) => {
      const [heading, ...lines] = ordersCsv(rows).trim().split('\n');
      const odd = ['ten', 'some', 'many', 'few', 'unknown'];
      return [
        heading,
        ...lines.map((line, at) => (at < count ? line.replace(/,(\d+),2026/, `,${odd[at % 5]},2026`) : line)),
      ].join('\n');
    };
    serve(spoilt(6));
    const { id } = await connect(ordersCsv(rows));
    const stopped = await syncOnce(id);
    expect(stopped).toMatchObject({ state: 'failed', failure: { code: 'feed-columns-changed' } });
    expect(stopped.failure?.message).toBe(
      'Sample report: more than a tenth of the numbers in “Quantity” cannot be read, like “ten”, “some”, “many”.',
    );
    expect(await quantities()).toEqual([]);
    // A few are listed as what they are, and the others are read.
    serve(spoilt(3));
    const read = await syncOnce(id);
    expect(read).toMatchObject({ state: 'done', cursor: { rows: 40 } });
    expect((await jobRejects(store, read.id)).map(({ value }) => value)).toEqual(['ten', 'some', 'many']);
  });

  test('that answers 204, or its headings alone, is read to its end and keeps what is here', async () => {
    serve(ordersCsv(ROWS));
    const { id } = await connect(ordersCsv(ROWS));
    await syncOnce(id);
    serve('', { fault: (response: ServerResponse) => void response.writeHead(204).end() });
    expect(await syncOnce(id)).toMatchObject({ state: 'done', cursor: { rows: 0, rejected: 0 } });
    serve(ordersCsv([]));
    expect(await syncOnce(id)).toMatchObject({ state: 'done', cursor: { rows: 0, rejected: 0 } });
    expect(await quantities()).toEqual([10, 20, 30]);
    serve(ordersCsv([...ROWS, { order: 'PO-7002', line: 1, quantity: 5 }]));
    expect(await syncOnce(id)).toMatchObject({ state: 'done', cursor: { linesNew: 1 } });
  });

  test('that answers nothing at all stops, and keeps what is here', async () => {
    serve(ordersCsv(ROWS));
    const { id } = await connect(ordersCsv(ROWS));
    await syncOnce(id);
    serve('');
    expect(await syncOnce(id)).toMatchObject({ state: 'failed', failure: { code: 'answer-cut-off' } });
    expect(await quantities()).toEqual([10, 20, 30]);
  });

  test('with odd values that a person saw when agreeing is read, and stops at new ones', async () => {
    const mixed = ordersCsv(ROWS).replace('2026-12-02', '13/05/2026').replace('2026-12-03', '05/13/2026');
    serve(mixed);
    const { id } = await connect(ordersCsv(ROWS));
    expect(await syncOnce(id)).toMatchObject({ state: 'failed', failure: { code: 'feed-columns-changed' } });
    await changeConnection(store, id, (stored) => ({ ...stored, odd: ['Requested date'] }));
    expect(await syncOnce(id)).toMatchObject({ state: 'done', cursor: { rows: 3 } });
  });

  test('a row that cannot be stored is listed, the others are read', async () => {
    const body = ordersCsv(ROWS).replace('2026-12-03', '2026-12-35');
    serve(body);
    const { id } = await connect(ordersCsv(ROWS));
    const job = await syncOnce(id);
    expect(job).toMatchObject({ state: 'done', cursor: { rows: 3 } });
    expect(await jobRejects(store, job.id)).toMatchObject([{ value: '2026-12-35' }]);
  });

  test('is asked as often a day as a person allows, over restarts, and not once more', async () => {
    serve(ordersCsv(ROWS));
    const { id } = await connect(ordersCsv(ROWS));
    await changeConnection(store, id, (stored) => ({ ...stored, perDay: 2 }));
    await syncOnce(id);
    await syncOnce(id);
    const { name } = store;
    closeStore(store);
    store = await openStore(name);
    const third = await syncOnce(id);
    expect(third).toMatchObject({ state: 'failed', failure: { code: 'budget-used' } });
    expect(third.failure?.message).toContain('2 requests');
    expect(reports.asked).toHaveLength(2);
    expect(await readConnection(store, id)).not.toHaveProperty('signInAgain', true);
    await changeConnection(store, id, (stored) => ({ ...stored, perDay: 3 }));
    expect(await syncOnce(id)).toMatchObject({ state: 'done' });
  });

  test('forty askers at once share one budget', async () => {
    serve(ordersCsv(ROWS));
    const connection = await connect(ordersCsv(ROWS));
    await changeConnection(store, connection.id, (stored) => ({ ...stored, perDay: 15 }));
    const ask = async () => {
      const { api, where } = await openFeed(store, connection, 'check', new AbortController().signal);
      return api.send({ method: 'GET', path: where, what: 'x', fields: [] }).then(
        () => 'asked',
        ({ failure }: FailureError) => failure.code,
      );
    };
    const ends = await Promise.all(Array.from({ length: 40 }, ask));
    expect(ends.filter((end) => end === 'asked')).toHaveLength(15);
    expect(new Set(ends)).toEqual(new Set(['asked', 'budget-used']));
    expect(reports.asked).toHaveLength(15);
  }, 20_000);
});
