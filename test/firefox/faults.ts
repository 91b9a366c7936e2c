import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pageScript } from '../tools/browser/page-script.ts';
import type { Firefox } from '../tools/marionette.ts';
import type { StoreAnswers } from '../tools/store-answers.ts';
import type { StoreDump } from '../tools/store-dump.ts';
import { asBrowser, goTo, HOME, press, stopEventPage, textLike } from './extension.ts';
import { allAccepted, chooseFiles, importFile, openOptions, startImport, writeOrders } from './files-page.ts';
import { fillDisk, freeDisk, noOwnView, seenBy, smallDisk } from './own-view.ts';
import { hideSidebar, pressInSidebar, showSidebar, sidebarLike } from './sidebar.ts';
import type { Stage, Step } from './steps.ts';

/** What happens to the records when the storage of Firefox fails: nothing hangs, loops, or goes without a word. */

/** The files of the database that are damaged, and how. */
const DAMAGE: [what: string, which: (file: string) => boolean, damage: (file: string) => void][] = [
  ['every file cut in half', () => true, (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
  [
    'the database is nonsense',
    isDatabase,
    (file) => writeFileSync(file, Buffer.alloc(statSync(file).size, 0x5a)),
  ],
  ['the middle of the database is nonsense', isDatabase, nonsenseInside],
  ['the database is gone', isDatabase, (file) => rmSync(file)],
  ['the copies of files are gone', isCopy, (file) => rmSync(file)],
];

export const faultsSteps: Step[] = [
  [
    'no room by the quota of the browser: said, all readable, and the import goes on after a start with room',
    quota,
  ],
  [
    'no room on the disk: said on every surface, all readable, and the import goes on once there is room',
    fullDisk,
  ],
  ...DAMAGE.map(
    ([what, which, damage]): Step => [
      `damaged while Firefox was closed, ${what}: records or a clear word, and work goes on`,
      (stage) => damaged(stage, (files) => files.filter(which).map(damage)),
    ],
  ),
  ['storage that is cleared while an import runs: said, and the next import is whole', cleared],
  ['an old window that does not let go: said within four seconds, and the rest goes on by itself', blocked],
  ['records of a newer version are not touched, and it is said', newer],
];

const FULL = /The browser has no storage left for PartnerLens/;
const GONE = /Your records were damaged and had to be removed|The browser lost your records/;
/** Some of the records can still be read: whether all of them go is for the person to say. */
const UNREADABLE = /The browser could not read the data store/;
/** In kB; below zero: as much as the disk allows. The profile keeps it. */
const LIMIT = 'dom.quotaManager.temporaryStorage.fixedLimit';
const SOME = 400;
const MANY = 30_000;

async function quota(stage: Stage): Promise<undefined> {
  await importFile(stage.firefox, writeOrders(stage.folder, 'before.csv', SOME), SOME);
  await stage.firefox.quit();
  await stage.start({ preferences: { [LIMIT]: 12 * 1024 } });
  const many = writeOrders(stage.folder, 'many.csv', MANY, 200_000);
  await startImport(stage.firefox, many);
  await textLike(stage.firefox, FULL, 90_000);
  await stillReadable(stage.firefox);
  await stage.firefox.quit();
  await stage.start({ preferences: { [LIMIT]: -1 } });
  await openOptions(stage.firefox, 'files');
  await press(stage.firefox, /^many\.csv/);
  await press(stage.firefox, 'Try again');
  await textLike(stage.firefox, allAccepted(MANY), 90_000);
  assert(!FULL.test(await textLike(stage.firefox, /./)));
}

async function fullDisk(stage: Stage): Promise<string | undefined> {
  const refused = noOwnView();
  if (refused) return refused;
  await stage.firefox.quit();
  const storage = join(stage.folder, 'profile/storage');
  rmSync(storage, { recursive: true, force: true });
  mkdirSync(storage);
  await stage.start({ through: smallDisk(storage, 48) });
  try {
    await fillAndFree(stage, seenBy(stage.firefox.pid, storage));
  } finally {
    await stage.firefox.quit();
    await stage.start();
  }
}

async function fillAndFree({ firefox, folder }: Stage, disk: string): Promise<void> {
  await importFile(firefox, writeOrders(folder, 'before.csv', SOME), SOME);
  const many = writeOrders(folder, 'many.csv', MANY, 200_000);
  fillDisk(disk, 1024 ** 2);
  await chooseFiles(firefox, many);
  await press(firefox, 'Import');
  // Not even the copy of the file finds room.
  await textLike(firefox, FULL, 90_000);
  freeDisk(disk);
  fillDisk(disk, 7 * 1024 ** 2);
  await startImport(firefox, many);
  await textLike(firefox, /Stopped: many\.csv[^\0]*no storage left/, 90_000);
  await stillReadable(firefox);
  freeDisk(disk);
  await press(firefox, 'Try again');
  await openOptions(firefox, 'files');
  await textLike(firefox, /30,400 orders, 30,400 lines/, 90_000);
  assert(!FULL.test(await textLike(firefox, /./)));
}

async function stillReadable(firefox: Firefox): Promise<void> {
  await showSidebar(firefox);
  await sidebarLike(firefox, FULL);
  await pressInSidebar(firefox, 'Partners');
  await sidebarLike(firefox, /Supplier 1 Ltd/);
  await hideSidebar(firefox);
}

async function damaged(stage: Stage, damage: (files: string[]) => unknown): Promise<undefined> {
  await importFile(stage.firefox, writeOrders(stage.folder, 'before.csv', SOME), SOME);
  await stage.firefox.quit();
  damage(databaseFiles(stage.folder));
  await stage.start();
  const { firefox } = stage;
  await openOptions(firefox, 'files');
  const said = await textLike(firefox, new RegExp(`${GONE.source}|\\d orders, [\\d,]+ lines`), 40_000);
  if (GONE.test(said)) {
    assert.match(said, /Import your files again, or restore a backup/);
    await showSidebar(firefox);
    await sidebarLike(firefox, GONE);
    await hideSidebar(firefox);
  }
  const after = writeOrders(stage.folder, 'after.csv', 30, 700_000);
  await startImport(firefox, after);
  const ended = await textLike(firefox, new RegExp(`${allAccepted(30).source}|${UNREADABLE.source}`), 90_000);
  if (UNREADABLE.test(ended)) {
    assert.match(ended, /remove all records in the options under Privacy/);
    await removeAll(firefox);
    await importFile(firefox, after, 30);
  }
  if (GONE.test(said)) await press(firefox, 'Understood');
  await openOptions(firefox, 'files');
  const kept = await textLike(firefox, /[\d,]+ orders, [\d,]+ lines/);
  assert(!GONE.test(kept) && !UNREADABLE.test(kept), kept);
}

async function removeAll(firefox: Firefox): Promise<void> {
  await openOptions(firefox, 'privacy');
  await press(firefox, 'Remove all records');
  await textLike(firefox, /No records are stored\./);
}

/** The database opens, and much of what it holds can not be read. */
function nonsenseInside(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, Math.floor(bytes.length * 0.4), Math.floor(bytes.length * 0.8));
  writeFileSync(file, bytes);
}

function isDatabase(file: string): boolean {
  return file.endsWith('.sqlite');
}

function isCopy(file: string): boolean {
  return /\.files\/\d+$/.test(file);
}

function databaseFiles(folder: string): string[] {
  const root = join(folder, 'profile/storage/default');
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const ours = names.filter((name) => /^moz-extension\+\+\+[\w-]+\/idb\//.test(name));
  const files = ours.map((name) => join(root, name)).filter((file) => statSync(file).isFile());
  assert(files.length > 0, 'No database to damage');
  return files;
}

async function cleared({ firefox, folder }: Stage): Promise<undefined> {
  await startImport(firefox, writeOrders(folder, 'cleared.csv', MANY, 300_000));
  await textLike(firefox, /[1-9][\d,]* rows/);
  await asBrowser(
    firefox,
    `await new Promise((done) => { Services.qms.clearStoragesForPrincipal(extension.principal).callback = done; });`,
  );
  await textLike(firefox, /import is gone|job was removed/i);
  await importFile(firefox, writeOrders(folder, 'again.csv', 50, 800_000), 50);
  await openOptions(firefox, 'files');
  await textLike(firefox, /50 orders, 50 lines/);
  if (GONE.test(await textLike(firefox, /./))) await press(firefox, 'Understood');
}

const v1 = JSON.parse(readFileSync('test/fixtures/stores/v1.json', 'utf8')) as {
  answers: StoreAnswers;
  dump: StoreDump;
};

/** A page of our origin that runs none of our code. */
const RAW = `${HOME}/icon/16.png`;

async function blocked({ firefox }: Stage): Promise<undefined> {
  await goTo(firefox, RAW);
  await stopEventPage(firefox);
  const script = await pageScript('database-in-page.ts');
  await firefox.run(
    `${script}
    await database.putAndHold(JSON.parse(arguments[0]));
    setTimeout(() => database.release(), 9000);`,
    [JSON.stringify(v1.dump)],
  );
  const [old] = (await firefox.send('WebDriver:GetWindowHandles')) as string[];
  const { handle } = (await firefox.send('WebDriver:NewWindow', { type: 'tab' })) as { handle: string };
  await firefox.send('WebDriver:SwitchToWindow', { handle });
  const began = Date.now();
  await goTo(firefox, `${HOME}/options.html#files`);
  await textLike(firefox, /Close other PartnerLens windows/);
  const ms = Date.now() - began;
  // Nobody presses anything.
  const text = await textLike(firefox, /\b61 orders, 121 lines\b/);
  assert(!/Close other PartnerLens windows/.test(text), text);
  await goTo(firefox, RAW);
  assert.deepEqual(await firefox.run(`${script} return await database.answers();`), v1.answers);
  await firefox.send('WebDriver:CloseWindow');
  await firefox.send('WebDriver:SwitchToWindow', { handle: old });
  assert(ms < 4_500, `said after ${ms} ms`);
}

async function newer({ firefox }: Stage): Promise<undefined> {
  await goTo(firefox, RAW);
  const open = (version: string) => `await new Promise((done, fail) => {
    const opening = indexedDB.open('partnerlens'${version});
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => { const { version } = opening.result; opening.result.close(); done(version); };
  })`;
  await firefox.run(open(', 99'));
  await openOptions(firefox, 'files');
  await textLike(firefox, /written by a newer PartnerLens/);
  await textLike(firefox, /Update PartnerLens/);
  await showSidebar(firefox);
  await sidebarLike(firefox, /written by a newer PartnerLens/);
  await hideSidebar(firefox);
  await sleep(1_000);
  await goTo(firefox, RAW);
  assert.equal(await firefox.run(`return ${open('')}`), 99);
}
