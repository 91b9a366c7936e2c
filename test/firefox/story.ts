import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { portalLines, portalSupplier } from '../tools/demo/choose.ts';
import { readDemoOrders } from '../tools/demo/orders.ts';
import { type DemoSites, serveDemo } from '../tools/demo/serve.ts';
import type { Firefox } from '../tools/marionette.ts';
import { sampleLineCount } from '../tools/sample/read-truth.ts';
import { comesBack } from './backups.ts';
import {
  asBrowser,
  enter,
  eventPageIsUp,
  goTo,
  HOME,
  picture,
  press,
  pressAt,
  pressToolbar,
  startExtension,
  stopEventPage,
  textLike,
  until,
} from './extension.ts';
import { workbook } from './files.ts';
import { inCard, type Mark, marksOn, overlayGone } from './overlay.ts';
import { pluginShows } from './plugin.ts';
import { hideSidebar, pressInSidebar, showSidebar, sidebarIsOpen, sidebarLike } from './sidebar.ts';
import { switchSiteOn } from './sites-page.ts';

/**
 * The main story in a real Firefox, end to end, on the unchanged build: sample, site, marks, card, sidebar, the end and
 * return of the event page, switching off and on, files of one's own, a backup. What is right is read from the sample's CSV.
 */

const orders = readDemoOrders('lib/sample/orders.csv');
const lines = portalLines(orders);
const late = lines.find((line) => line.open && line.promised !== undefined && line.promised < orders.asOf);
assert(late, 'The sample has no late line on its portal.');

type Step = [name: string, run: (firefox: Firefox, sites: DemoSites) => Promise<unknown>];

/** Four pages of rows: the import of such a file is under way when it is seen. */
const LONG = 20_000;

/** Downloads arrive here. */
const folder = mkdtempSync(join(tmpdir(), 'partnerlens-story-'));

const STEPS: Step[] = [
  ['the sample is imported by its button', importSample],
  ['the browser promised to keep the records when it needs room', recordsAreKept],
  ['a site is switched on', (firefox, { portal }) => switchSiteOn(firefox, portal)],
  ['every known number of the portal is marked, and no other', portalIsMarked],
  ['a click on a mark opens the card', cardExplains],
  ['the card only leads to the sidebar', cardLeadsToSidebar],
  ['the sidebar follows the page and opens a partner', sidebarOpensDown],
  ['a stopped event page comes back for marks and card', eventPageReturns],
  ['switched off and on again, open pages follow', extensionReturns],
  ['a site that is switched off is left', switchSiteOff],
  ["a file of one's own replaces the sample", importOwnFile],
  [
    'a workbook asks for its sheet, and the table of the chosen one is imported',
    (browser) => workbook({ firefox: browser }),
  ],
  [
    'a backup is saved, all is removed, and the backup brings it back',
    (browser) => comesBack({ firefox: browser, folder }),
  ],
  ['an import goes on when the event page is stopped', importSurvives],
  ['the portal plugin shows what is signed right, under the strictest policy', pluginShows],
];

const sites = await serveDemo(orders);
const firefox = await startExtension({
  build: process.argv[2],
  preferences: { 'browser.download.dir': folder },
});
let passed = 0;
let failed = 0;
try {
  for (const [name, run] of STEPS) {
    try {
      await run(firefox, sites);
      passed += 1;
      process.stdout.write(`  ok  ${name}\n`);
    } catch (error) {
      failed += 1;
      await picture(firefox, '.output/firefox-failed.png').catch(() => undefined);
      process.stdout.write(`FAIL  ${name}\n${error instanceof Error ? error.stack : error}\n`);
    }
  }
} finally {
  await firefox.close();
  await sites.close();
  rmSync(folder, { recursive: true, force: true });
}
mkdirSync('.output/results', { recursive: true });
writeFileSync('.output/results/firefox.json', JSON.stringify({ passed, failed }));
process.exitCode = failed > 0 ? 1 : 0;

async function importSample(firefox: Firefox): Promise<void> {
  await goTo(firefox, `${HOME}/options.html`);
  await press(firefox, 'Use the sample');
  await textLike(firefox, new RegExp(`${sampleLineCount()} lines`), 60_000);
}

async function recordsAreKept(firefox: Firefox): Promise<void> {
  await until(firefox, 'the storage is kept', 'return await navigator.storage.persisted()');
}

async function portalIsMarked(firefox: Firefox, { portal }: DemoSites): Promise<void> {
  await goTo(firefox, `${portal}/orders`);
  const marks = await orderMarks(firefox);
  assert.deepEqual(marks.map((mark) => mark.number).sort(), lines.map((line) => line.order).sort());
}

/** The marks of the list but for those of part numbers, as soon as there are as many as lines. */
async function orderMarks(firefox: Firefox): Promise<Mark[]> {
  const articles = new Set(orders.lines.map((line) => line.article));
  for (let wanted = lines.length; ; ) {
    const all = await marksOn(firefox, wanted);
    const marks = all.filter(({ number }) => !articles.has(number));
    if (marks.length >= lines.length) return marks;
    wanted = all.length + 1;
  }
}

async function openCard(firefox: Firefox): Promise<void> {
  const mark = (await orderMarks(firefox)).find(({ number }) => number === late?.order);
  assert(mark, `No mark beside ${late?.order}`);
  await pressAt(firefox, mark.x, mark.y);
}

async function cardExplains(firefox: Firefox): Promise<void> {
  await openCard(firefox);
  const text = await inCard(firefox, () => textLike(firefox, /Late by \d+ day/));
  assert(late && text.includes(late.supplier) && text.includes(late.order), text);
}

/** Only a press on the toolbar opens the sidebar of Firefox: the card says so, and the press shows its subject. */
async function cardLeadsToSidebar(firefox: Firefox): Promise<void> {
  await inCard(firefox, async () => {
    // A card takes no press before it was seen for a moment.
    const pressed = async () => {
      await press(firefox, 'Open in the side panel');
      await textLike(firefox, /Press the PartnerLens button/, 5_000);
    };
    await pressed().catch(pressed).catch(pressed);
  });
  assert.equal(await sidebarIsOpen(firefox), false);
  await pressToolbar(firefox);
  await sidebarLike(firefox, new RegExp(late?.order ?? ''));
  await hideSidebar(firefox);
}

async function sidebarOpensDown(firefox: Firefox, { portal }: DemoSites): Promise<void> {
  await goTo(firefox, `${portal}/orders`);
  await marksOn(firefox, lines.length);
  await showSidebar(firefox);
  await pressInSidebar(firefox, 'This page');
  await sidebarLike(firefox, /Orders on this page/);
  await goTo(firefox, `${portal}/quiet`);
  await sidebarLike(firefox, /No known numbers on this page/);
  await goTo(firefox, `${portal}/orders`);
  await sidebarLike(firefox, /Orders on this page/);
  await pressInSidebar(firefox, 'Partners');
  await sidebarLike(firefox, new RegExp(portalSupplier(orders)));
  await pressInSidebar(firefox, portalSupplier(orders));
  await sidebarLike(firefox, /Open orders/);
  await hideSidebar(firefox);
}

async function eventPageReturns(firefox: Firefox, { portal }: DemoSites): Promise<void> {
  await stopEventPage(firefox);
  assert.equal(await eventPageIsUp(firefox), false);
  await goTo(firefox, `${portal}/orders`);
  await marksOn(firefox, lines.length);
  await stopEventPage(firefox);
  await cardExplains(firefox);
}

async function extensionReturns(firefox: Firefox): Promise<void> {
  await asBrowser(firefox, 'await addon.disable();');
  await asBrowser(firefox, 'await addon.enable();');
  await marksOn(firefox, lines.length);
}

async function switchSiteOff(firefox: Firefox, { portal }: DemoSites): Promise<void> {
  await goTo(firefox, `${HOME}/options.html#sites`);
  await press(firefox, /^Remove http:/);
  await textLike(firefox, /No site is on/);
  await goTo(firefox, `${portal}/orders`);
  await sleep(1_000);
  await overlayGone(firefox);
}

async function importOwnFile(firefox: Firefox): Promise<void> {
  await goTo(firefox, `${HOME}/options.html#files`);
  await press(firefox, 'Remove the sample');
  await enter(firefox, 'input[type=file]', resolve('test/fixtures/files/purchase-lines.csv'));
  await press(firefox, 'Import');
  await textLike(firefox, /5 rows = 4 accepted \+ 1 repeated \+ 0 rejected/, 30_000);
}

async function importSurvives(firefox: Firefox): Promise<void> {
  const file = resolve('.output/firefox-lines.csv');
  const rows = Array.from({ length: LONG }, (_, at) => `77${at},1,Sample Works,Part ${at % 50},5,2026-03-01`);
  writeFileSync(file, `PO Number,Line,Supplier,Description,Ordered Qty,Requested Date\n${rows.join('\n')}\n`);
  await goTo(firefox, `${HOME}/options.html#files`);
  await press(firefox, 'Import another file').catch(() => undefined);
  await enter(firefox, 'input[type=file]', file);
  await press(firefox, 'Import');
  await textLike(firefox, /Importing|Waiting/);
  await stopEventPage(firefox);
  await textLike(firefox, /20,000 rows = 20,000 accepted \+ 0 repeated \+ 0 rejected/, 90_000);
}
