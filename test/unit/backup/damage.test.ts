import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BACKUP_VERSION } from '../../../lib/backup/format.ts';
import { checkBackup, lookAtHeader, readEntries } from '../../../lib/backup/read-backup.ts';
import { writeBackup } from '../../../lib/backup/write-backup.ts';
import { type Failure, FailureError } from '../../../lib/domain/result.ts';
import { commit } from '../../../lib/store/commit.ts';
import { createJob } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { storeCounts } from '../../../lib/store/queries.ts';
import { readWorkspace, writeWorkspace } from '../../../lib/store/workspace.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { runs } from '../runs.ts';
import { freshStore, importJob, line, order, partner } from '../store/records.ts';

let store: Store;
let text: string;

beforeAll(async () => {
  const full = await freshStore();
  await commit(full, {
    partners: [partner('ACME', { name: 'Äcme – 株式会社' })],
    orders: [order('ACME', 'PO1', [line('1'), line('2')]), order('ACME', 'PO2', [line('1')])],
  });
  await writeWorkspace(full, { sample: false });
  text = await (await writeBackup(full, new Date(0))).file.text();
  closeStore(full);
  store = await freshStore();
});
afterAll(() => closeStore(store));

let jobs = 0;
/** What the restore of a text says, after checking that nothing of it was stored. */
async function refusal(content: string | Uint8Array<ArrayBuffer>): Promise<Failure | undefined> {
  jobs++;
  const file = new Blob([content]);
  await createJob(store, importJob(`r${jobs}`, { kind: 'restore' }), file);
  const job = await runJob(store, `r${jobs}`, new AbortController().signal);
  expect(await storeCounts(store)).toMatchObject({ partners: 0, orders: 0, lines: 0 });
  expect(job.state).toBe('failed');
  return job.failure;
}

const lineOf = (part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

type Refused = [what: string, content: () => string, code: string, at: (() => number) | undefined];

describe('a damaged backup is refused by name and line, and nothing of it is stored', () => {
  test.each<Refused>([
    ['empty', () => '', 'backup-not', undefined],
    ['some other JSON', () => '{"a":1}\n', 'backup-not', undefined],
    ['a table', () => 'PO,Line\nPO-1,1\n', 'backup-not', undefined],
    [
      'a newer version',
      () => text.replace(`"version":${BACKUP_VERSION}`, `"version":${BACKUP_VERSION + 1}`),
      'backup-newer',
      undefined,
    ],
    ['half a record', () => text.replace('"PO2"', '"PO2'), 'backup-damaged', () => lineOf('"number":"PO2')],
    [
      'a field of another kind',
      () => text.replace('"lines":[{"id":"1"', '"lines":[{"id":7'),
      'backup-damaged',
      () => lineOf('"number":"PO1'),
    ],
    [
      'an order under a foreign partner',
      () => text.replace('"partnerId":"ACME"', '"partnerId":"EVIL"'),
      'backup-damaged',
      () => lineOf('"number":"PO1'),
    ],
    [
      'two lines with one id',
      () => text.replace('{"id":"2"', '{"id":"1"'),
      'backup-damaged',
      () => lineOf('"number":"PO1'),
    ],
    ['a section away', () => text.replace('"jobs":[\n],\n', ''), 'backup-damaged', () => lineOf('"jobs":[')],
    ['printed again', () => JSON.stringify(JSON.parse(text), null, 2), 'backup-not', undefined],
    ['in one line', () => JSON.stringify(JSON.parse(text)), 'backup-not', undefined],
    [
      'a record away',
      () =>
        text
          .split('\n')
          .filter((each) => !each.includes('"PO2"'))
          .join('\n')
          .replace(/,\n\]/, '\n]'),
      'backup-counts',
      undefined,
    ],
    [
      'nested without end',
      () =>
        text.replace(
          '"settings":[\n',
          `"settings":[\n{"key":"x","value":${'['.repeat(50_000)}${']'.repeat(50_000)}}\n`,
        ),
      'backup-damaged',
      undefined,
    ],
    ['text behind the end', () => `${text}more\n`, 'backup-damaged', undefined],
  ])('%s', async (_, content, code, at) => {
    const failure = await refusal(content());
    expect(failure?.code).toBe(code);
    expect(failure?.message).toContain('Nothing of the file was stored');
    if (at) expect(failure?.message).toContain(`line ${at()}:`);
  });

  test('bytes that are no UTF-8', async () => {
    const bytes = new TextEncoder().encode(text);
    bytes[bytes.indexOf(0xc3)] = 0xff;
    expect((await refusal(bytes))?.message).toContain('it is not UTF-8 text');
  });

  test('cut off anywhere', async () => {
    for (let end = 0; end < text.length - 2; end += 37) {
      const code = (await refusal(text.slice(0, end)))?.code;
      expect(['backup-not', 'backup-cut', 'backup-damaged'], `at ${end}`).toContain(code);
    }
  });

  test('any byte changed: refused, or still a backup; never anything else than a named failure', async () => {
    const bytes = new TextEncoder().encode(text);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }), async (at, value) => {
        const changed = Uint8Array.from(bytes);
        changed[at] = value;
        const error = await checkBackup(new Blob([changed])).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (error !== undefined) expect(error).toBeInstanceOf(FailureError);
      }),
      runs(400),
    );
  });
});

test('line ends of another system are refused by name rather than half read', async () => {
  const look = await checkBackup(new Blob([text.replaceAll('\n', '\r\n')])).catch(
    (error) => error.failure.code,
  );
  expect(look).toBe('backup-damaged');
});

test('the header alone says what a file is', async () => {
  expect(await lookAtHeader(new Blob([text]))).toMatchObject({
    version: BACKUP_VERSION,
    exportedAt: '1970-01-01T00:00:00.000Z',
  });
  await expect(lookAtHeader(new Blob(['PO,Line\n']))).rejects.toMatchObject({
    failure: { code: 'backup-not' },
  });
});

test('keys that would change objects are no keys of a record', async () => {
  const forged = text.replace('{"id":"ACME"', '{"__proto__":{"polluted":true},"id":"ACME"');
  expect(await checkBackup(new Blob([forged]))).toBeDefined();
  const records: object[] = [];
  for await (const entries of readEntries(new Blob([forged])))
    for (const { record } of entries) records.push(record);
  for (const record of records) expect('polluted' in record).toBe(false);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('sample data does not come among own records', async () => {
  const sample = await freshStore();
  await commit(sample, { partners: [], orders: [order('S', 'SO1', [line('1')])] });
  await writeWorkspace(sample, { sample: true, asOf: '2026-05-07' });
  const { file } = await writeBackup(sample, new Date(0));
  const own = await freshStore();
  await commit(own, { partners: [], orders: [order('A', 'PO1', [line('1')])] });
  await createJob(own, importJob('r', { kind: 'restore' }), file);
  const job = await runJob(own, 'r', new AbortController().signal);
  expect(job.failure?.code).toBe('backup-sample');
  expect((await storeCounts(own)).orders).toBe(1);
  expect(await readWorkspace(own)).toEqual({ sample: false });
  for (const each of [sample, own]) closeStore(each);
});
