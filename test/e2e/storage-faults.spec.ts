import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { databaseIn } from '../tools/browser/database-in.ts';
import { holdJobs } from '../tools/browser/hold-jobs.ts';
import { chooseFile, importFile, openFiles, startImport } from '../tools/browser/import-file.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { ordersFile } from '../tools/orders-file.ts';
import { sliceOf } from '../tools/slice.ts';
import type { StoreAnswers } from '../tools/store-answers.ts';
import type { StoreDump } from '../tools/store-dump.ts';
import { expect, test } from './fixtures.ts';

/** What happens to the records when the storage fails, in a real browser: nothing hangs, loops, or goes without a word. */

const STORES = resolve(import.meta.dirname, '../fixtures/stores');
const v1 = JSON.parse(readFileSync(join(STORES, 'v1.json'), 'utf8')) as {
  answers: StoreAnswers;
  dump: StoreDump;
};

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'partnerlens-faults-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, orders: number): string => ordersFile(folder, name, orders);

test('a database of version 1 answers in this browser as it did', async ({ lens }) => {
  const raw = await databaseIn(lens);
  // One of its imports was running: it would go on between two answers.
  await holdJobs(raw.page);
  await raw.put(v1.dump);
  expect(await raw.answers()).toEqual(v1.answers);
  await raw.page.close();
  const page = await openFiles(lens);
  await expect(page.getByText(/\b61 orders, 121 lines\b/).first()).toBeVisible();
  await expect(page.getByText('first.csv').first()).toBeVisible();
});

test('records of a newer version are not touched, and it is said', async ({ lens }) => {
  const raw = await databaseIn(lens);
  await raw.put({ ...v1.dump, version: 99 });
  const page = await openFiles(lens);
  await expect(page.getByText(/written by a newer PartnerLens/).first()).toBeVisible();
  await expect(page.getByText(/Update PartnerLens/).first()).toBeVisible();
  await page.goto(`${lens.home}/options.html#privacy`);
  await expect(page.getByText(/written by a newer PartnerLens/).first()).toBeVisible();
  expect(await raw.version()).toBe(99);
});

test('storage that is cleared while an import runs: said, first steps, and the next import is whole', async ({
  lens,
}) => {
  const page = await openFiles(lens);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await chooseFile(page, fileOf('cleared.csv', 30_000));
  await startImport(page);
  await page
    .getByText(/^Importing/)
    .first()
    .waitFor();
  const session = await lens.context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: lens.home, storageTypes: 'indexeddb' });
  await expect(page.getByText(/import is gone|job was removed/i).first()).toBeVisible();
  const again = await openFiles(lens);
  expect(await importFile(again, fileOf('again.csv', 50))).toMatchObject({ rows: 50, accepted: 50 });
  await expect(again.getByText(/\b50 orders, 50 lines\b/).first()).toBeVisible();
  expect(errors).toEqual([]);
});

const DAMAGE: [what: string, damage: (file: string, name: string) => void][] = [
  ['every file cut in half', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  ['a manifest of nonsense', (file, name) => name.startsWith('MANIFEST') && writeFileSync(file, 'nonsense')],
  [
    'tables of nonsense',
    (file, name) => /\.(ldb|log)$/.test(name) && writeFileSync(file, Buffer.alloc(4_000, 0x5a)),
  ],
  ['the pointer to the manifest gone', (file, name) => name === 'CURRENT' && rmSync(file)],
];

/** Each case takes two browsers: all of them run in `npm run test:long damage`. */
for (const [what, damage] of sliceOf(DAMAGE, DAMAGE.slice(0, 1))) {
  test(`damaged files at the start, ${what}: records or a clear word, and work goes on`, async () => {
    const profile = mkdtempSync(join(folder, 'profile-'));
    const first = await launchWithExtension({ profile });
    await importFile(await openFiles(first), fileOf('before.csv', 400));
    await first.close();
    for (const file of databaseFiles(profile)) damage(file, file.slice(file.lastIndexOf('/') + 1));
    const second = await launchWithExtension({ profile });
    try {
      await saysOrKeeps(second);
    } finally {
      await second.close();
    }
  });
}

const GONE = /Your records were damaged and had to be removed|The browser lost your records/;

async function saysOrKeeps(lens: LensBrowser): Promise<void> {
  const page = await openFiles(lens);
  const kept = page.getByText(/\b400 orders\b/).first();
  const told = page.getByText(GONE).first();
  await expect(kept.or(told).first()).toBeVisible();
  if (await told.isVisible()) {
    await expect(page.getByText(/Import your files again, or restore a backup/).first()).toBeVisible();
    await page.goto(`${lens.home}/sidepanel.html`);
    await expect(page.getByText(GONE).first()).toBeVisible();
  }
  const again = await openFiles(lens);
  expect(await importFile(again, fileOf('after.csv', 30))).toMatchObject({ accepted: 30 });
  await again
    .getByRole('button', { name: 'Understood' })
    .click({ timeout: 3_000 })
    .catch(() => undefined);
  await again.reload();
  await expect(again.getByText(/\b(30|400|430) orders\b/).first()).toBeVisible();
  await expect(again.getByText(GONE)).toHaveCount(0);
}

function databaseFiles(profile: string): string[] {
  const root = join(profile, 'Default/IndexedDB');
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.includes('.leveldb/'))
    .map((name) => join(root, name))
    .filter((file) => statSync(file).isFile());
}
