import assert from 'node:assert/strict';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { canariesIn, writeCanaries } from '../tools/canaries.ts';
import { portalLines } from '../tools/demo/choose.ts';
import { readDemoOrders } from '../tools/demo/orders.ts';
import { serveDemo } from '../tools/demo/serve.ts';
import type { Firefox } from '../tools/marionette.ts';
import { sampleLineCount } from '../tools/sample/read-truth.ts';
import { comesBack, saveBackup } from './backups.ts';
import { asBrowser, enter, goTo, press, textLike, until } from './extension.ts';
import { importFile, openOptions, writeOrders } from './files-page.ts';
import { marksGone, marksOn } from './overlay.ts';
import { hideSidebar, inSidebar, pressInSidebar, showSidebar, sidebarLike } from './sidebar.ts';
import { switchSiteOn } from './sites-page.ts';
import type { Stage, Step } from './steps.ts';

/** Records in Firefox: what open pages hear of them, who I am and what I follow, backup, retention, removal. */
export const recordsSteps: Step[] = [
  ['marks come to an open page with an import and leave with the records, without a reload', openPageFollows],
  ['my orders: who I am; a followed order whose date moved is told, on the button too', movedDate],
  ['what changed is still told after the browser was closed', toldAfterStart],
  ['a backup is saved, all is removed, and the backup brings it back as it was', comesBack],
  ['a damaged backup, and a file that is none, are refused before anything is stored', refusedBackups],
  ['what is older than it is kept goes, and every surface says so', retention],
  ['after a removal not a byte of the records is left in the files of the profile', nothingLeft],
  ['a removal can be undone for ten seconds', undoneRemoval],
];

async function openPageFollows({ firefox }: Stage): Promise<undefined> {
  const orders = readDemoOrders('lib/sample/orders.csv');
  const sites = await serveDemo(orders);
  try {
    await switchSiteOn(firefox, sites.portal);
    await goTo(firefox, `${sites.portal}/orders`);
    const page = await firefox.run<number>('return performance.timeOrigin');
    const back = await newTab(firefox);
    await openOptions(firefox, 'files');
    await press(firefox, 'Use the sample');
    await textLike(firefox, new RegExp(`${sampleLineCount()} lines`), 90_000);
    await back();
    await marksOn(firefox, portalLines(orders).length);
    assert.equal(await firefox.run('return performance.timeOrigin'), page, 'the page was loaded again');
    const again = await newTab(firefox);
    await openOptions(firefox, 'files');
    await press(firefox, 'Remove the sample');
    await textLike(firefox, /Removing in \d+ seconds?/);
    await textLike(firefox, /Use the sample/);
    await again();
    await marksGone(firefox);
  } finally {
    await sites.close();
  }
}

/** Opens a tab and goes there; what it answers closes it and comes back. */
async function newTab(firefox: Firefox): Promise<() => Promise<void>> {
  const before = ((await firefox.send('WebDriver:GetWindowHandle')) as { value: string }).value;
  const { handle } = (await firefox.send('WebDriver:NewWindow', { type: 'tab' })) as { handle: string };
  await firefox.send('WebDriver:SwitchToWindow', { handle });
  return async () => {
    await firefox.send('WebDriver:CloseWindow');
    await firefox.send('WebDriver:SwitchToWindow', { handle: before });
  };
}

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Orders of two buyers; the first one's promise is given. */
function writeMine(folder: string, promised: string): string {
  const path = join(folder, 'mine.csv');
  const row = (no: number, buyer: string, first: string, last: string) =>
    `450000000${no},10,Ostrel Castings,P-${no},10,${day(-40)},${first},${last},${buyer}`;
  const rows = [
    row(1, 'Anna Berg', day(20), promised),
    row(2, 'Anna Berg', day(-6), day(-6)),
    row(3, 'Bert Cole', day(-3), day(-3)),
  ];
  const heading = 'PO number,Line,Supplier,Item,Ordered,PO date,First promised date,Last promised date,Buyer';
  writeFileSync(path, `${heading}\n${rows.join('\n')}\n`);
  return path;
}

async function movedDate({ firefox, folder }: Stage): Promise<undefined> {
  await importFile(firefox, writeMine(folder, day(20)), 3);
  await goTo(firefox, 'about:blank');
  await showSidebar(firefox);
  await pressInSidebar(firefox, 'My orders');
  await pressInSidebar(firefox, /^Anna Berg/);
  await pressInSidebar(firefox, 'Show orders of 1 name');
  const mine = await sidebarLike(firefox, /4500000002[^\0]*6 days late[^\0]*4500000001/);
  assert(!mine.includes('4500000003'), mine);
  await pressInSidebar(firefox, /4500000001/);
  await pressInSidebar(firefox, 'Follow');
  await sidebarLike(firefox, /Following/);
  await hideSidebar(firefox);
  await importFile(firefox, writeMine(folder, day(31)), 3);
  await goTo(firefox, 'about:blank');
  await badgeSays(firefox, '+1');
  await showSidebar(firefox);
  await pressInSidebar(firefox, 'My orders');
  await sidebarLike(firefox, /What changed|4500000001[^\0]*→[^\0]*On track → At risk/);
  await hideSidebar(firefox);
}

async function toldAfterStart(stage: Stage): Promise<undefined> {
  await stage.firefox.quit();
  await stage.start();
  await badgeSays(stage.firefox, '+1');
  await showSidebar(stage.firefox);
  await pressInSidebar(stage.firefox, 'My orders');
  await sidebarLike(stage.firefox, /On track → At risk/);
  await pressInSidebar(stage.firefox, 'Seen');
  await badgeSays(stage.firefox, '');
  await hideSidebar(stage.firefox);
}

/** What the toolbar button counts on a tab that needs nobody. */
async function badgeSays(firefox: Firefox, text: string): Promise<void> {
  const end = Date.now() + 40_000;
  let said = '';
  while (Date.now() < end) {
    said = await asBrowser<string>(
      firefox,
      `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
      const button = ExtensionParent.apiManager.global.browserActionFor(extension);
      return button.action.getProperty(win.gBrowser.selectedTab, 'badgeText') ?? '';`,
    );
    if (said === text) return;
    await sleep(200);
  }
  throw new Error(`The button says "${said}", expected "${text}"`);
}

async function refusedBackups(stage: Stage): Promise<undefined> {
  const { firefox, folder } = stage;
  const [path, { counts }] = await saveBackup(stage);
  const damaged = join(folder, 'damaged.json');
  writeFileSync(damaged, readFileSync(path, 'utf8').replace('"number":"PO-100100"', '"number":5100'));
  await enter(firefox, 'input[type=file]', damaged);
  await press(firefox, 'Restore');
  await textLike(firefox, /The backup is damaged in line \d+/);
  await textLike(firefox, /Nothing of the file was stored/);
  await openOptions(firefox, 'privacy');
  await enter(firefox, 'input[type=file]', join(folder, 'own.csv'));
  await textLike(firefox, /The file is no backup of PartnerLens/);
  await textLike(firefox, new RegExp(`${counts.orders} orders`));
}

async function retention({ firefox, folder }: Stage): Promise<undefined> {
  await openOptions(firefox, 'privacy');
  await press(firefox, 'Remove all records');
  await textLike(firefox, /No records are stored\./);
  const old = writeOrders(folder, 'old.csv', 120, 500_000);
  const then = Date.now() / 1000 - 200 * 86_400;
  utimesSync(old, then, then);
  await importFile(firefox, old, 120);
  await importFile(firefox, writeOrders(folder, 'new.csv', 30, 600_000), 30);
  await openOptions(firefox, 'privacy');
  await until(
    firefox,
    'how long records are kept is chosen',
    `const field = document.querySelector('select');
    if (!field) return false;
    field.value = '90';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return true;`,
  );
  await press(firefox, 'Save and remove older records');
  await textLike(firefox, /120 orders older than 90 days/);
  await textLike(firefox, /30 orders · 30 lines/);
  await showSidebar(firefox);
  await sidebarLike(firefox, /120 orders older than 90 days/);
  await hideSidebar(firefox);
  await press(firefox, 'Understood');
}

const CANARIES = 60;

async function nothingLeft(stage: Stage): Promise<undefined> {
  const profile = join(stage.folder, 'profile');
  const path = writeCanaries(stage.folder, CANARIES);
  await importFile(stage.firefox, path, CANARIES);
  // Pages of a database cut some of the texts in two.
  assert(canariesIn(profile, CANARIES).count > CANARIES / 2, 'they are found while they are stored');
  await openOptions(stage.firefox, 'privacy');
  await press(stage.firefox, 'Remove everything');
  await textLike(stage.firefox, /Removed\. Nothing is stored any more\./);
  await stage.firefox.quit();
  assert.deepEqual(canariesIn(profile, CANARIES), { count: 0, files: [] });
  await stage.start();
  await importFile(stage.firefox, writeOrders(stage.folder, 'new.csv', 30, 600_000), 30);
}

async function undoneRemoval({ firefox }: Stage): Promise<undefined> {
  await openOptions(firefox, 'files');
  await press(firefox, 'Remove all records');
  await textLike(firefox, /Removing in \d+ seconds?/);
  await sleep(3_000);
  await press(firefox, 'Undo');
  await sleep(9_000);
  await textLike(firefox, /30 orders, 30 lines/);
  await press(firefox, 'Remove all records');
  await until(firefox, 'all is gone', `return !/30 orders/.test(document.body.innerText)`);
  await showSidebar(firefox);
  await sidebarLike(firefox, /My orders/);
  assert.equal(await inSidebar(firefox, `/30 orders/.test(content.document.body.innerText)`), 'false');
  await hideSidebar(firefox);
}
