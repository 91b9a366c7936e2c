import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Firefox } from '../tools/marionette.ts';
import { goTo, press, stopEventPage, textLike, until } from './extension.ts';
import { allAccepted, chooseFiles, importFile, openOptions, startImport, writeOrders } from './files-page.ts';
import { hideSidebar, pressInSidebar, showSidebar, sidebarLike } from './sidebar.ts';
import type { Place, Stage, Step } from './steps.ts';

/** Files in Firefox: workbooks, several files, and imports that are paused, cancelled, killed. */
export const filesSteps: Step[] = [
  ['a workbook asks for its sheet, and the table of the chosen one is imported', workbook],
  ['of two files chosen together the known one goes straight on, the other is asked about', twoFiles],
  ['rejected rows are listed and saved as a file', rejectedRows],
  ['an import is paused in the sidebar, stays so over a stopped event page, and goes on', pauseAndResume],
  ['an import is cancelled: what was read is kept, and the file again brings the rest', cancel],
  ['a browser that is killed in the middle of an import goes on by itself', killed],
];

const TWO_SHEETS = resolve('test/fixtures/workbooks/two-sheets.xlsx');
const LONG = 40_000;

/** Needs a profile in which no such file was imported. */
export async function workbook({ firefox }: Pick<Place, 'firefox'>): Promise<undefined> {
  await chooseFiles(firefox, TWO_SHEETS);
  const said = await textLike(firefox, /Which sheet\?/);
  assert(said.includes('Read me') && said.includes('Order lines'), said);
  await choose(firefox, 'Read me');
  await textLike(firefox, /Sheet "Read me" cannot be imported/);
  await textLike(firefox, /sheet "Order lines", headings in row 1/);
  await press(firefox, 'Import');
  await textLike(firefox, allAccepted(3), 30_000);
}

/** Chooses a sheet by its name. */
async function choose(firefox: Firefox, sheet: string): Promise<void> {
  const script = `const sheets = [...document.querySelectorAll('.sheets label')];
    const found = sheets.find((label) => label.querySelector('b').textContent === ${JSON.stringify(sheet)});
    found?.querySelector('input').click();
    return found !== undefined;`;
  await until(firefox, sheet, script);
}

async function twoFiles({ firefox, folder }: Stage): Promise<undefined> {
  const other = join(folder, 'other.csv');
  writeFileSync(other, 'Bestellung,Pos,Lieferant,Menge\n7700012345,10,Sample Works,5\n');
  await chooseFiles(firefox, TWO_SHEETS, other);
  await textLike(firefox, /Imported by a mapping that you keep: two-sheets/);
  await textLike(firefox, /other\.csv/);
  await press(firefox, 'Import');
  await textLike(firefox, allAccepted(1), 30_000);
}

async function rejectedRows({ firefox, folder }: Stage): Promise<undefined> {
  const good = Array.from({ length: 40 }, (_, at) => `PO-9${at + 100},1,Sample Works,2026-04-12,10`);
  const bad = ['PO-9900,1,Sample Works,2026-04-12,=HYPERLINK("x")', 'PO-9901,1,Sample Works,2026-02-31,10'];
  const path = join(folder, 'some-bad.csv');
  writeFileSync(
    path,
    `PO Number,PO Line,Supplier,Promised Date,Ordered Qty\n${[...good, ...bad].join('\n')}\n`,
  );
  await startImport(firefox, path);
  await textLike(firefox, /42 rows = 4\d accepted \+ 0 repeated \+ \d rejected/, 30_000);
  await press(firefox, 'Rejected rows');
  await press(firefox, 'Save as CSV');
  const saved = join(folder, 'some-bad-rejected.csv');
  // Firefox puts an empty file there first.
  const there = () => existsSync(saved) && statSync(saved).size > 0;
  for (let tries = 0; !there() && tries < 100; tries++) await sleep(200);
  const text = readFileSync(saved, 'utf8');
  assert(text.includes('HYPERLINK') && !/(^|[,"])=HYPERLINK/m.test(text), text);
}

async function pauseAndResume({ firefox, folder }: Stage): Promise<undefined> {
  await press(firefox, 'Remove all records').catch(() => undefined);
  const path = writeOrders(folder, 'paused.csv', LONG, 200_000);
  await startImport(firefox, path);
  await textLike(firefox, /[1-9][\d,]* rows/);
  await goTo(firefox, 'about:blank');
  await showSidebar(firefox);
  await sidebarLike(firefox, /Importing paused\.csv/);
  await pressInSidebar(firefox, 'Pause');
  const paused = rowsIn(await sidebarLike(firefox, /Paused: paused\.csv/));
  assert(paused > 0 && paused < LONG, `paused at ${paused} rows`);
  await hideSidebar(firefox);
  await stopEventPage(firefox);
  await showSidebar(firefox);
  await sidebarLike(firefox, /Paused: paused\.csv/);
  await sleep(3_000);
  assert.equal(rowsIn(await sidebarLike(firefox, /Paused: paused\.csv/)), paused);
  await pressInSidebar(firefox, 'Go on');
  await sidebarLike(firefox, /Importing|40,000 lines/);
  await hideSidebar(firefox);
  await openOptions(firefox, 'files');
  await textLike(firefox, /paused\.csv[^\0]*?Done\s+40,000\b/, 90_000);
}

/** The rows that an import's line in the sidebar names. */
function rowsIn(text: string): number {
  return Number((/([\d,]+) rows?\b/.exec(text)?.[1] ?? '0').replaceAll(',', ''));
}

async function cancel({ firefox, folder }: Stage): Promise<undefined> {
  const path = writeOrders(folder, 'cancelled.csv', LONG, 300_000);
  await startImport(firefox, path);
  await textLike(firefox, /[1-9][\d,]* rows/);
  await stopEventPage(firefox);
  await press(firefox, 'Cancel');
  const text = await textLike(firefox, /The [\d,]+ rows? read until then are kept/, 30_000);
  const kept = Number((/The ([\d,]+) rows?/.exec(text)?.[1] ?? '').replaceAll(',', ''));
  assert(kept > 0 && kept < LONG, text);
  await importFile(firefox, path, LONG);
  const sum = await textLike(firefox, /[\d,]+ lines new, [\d,]+ changed, [\d,]+ as before/);
  const [fresh, changed, same] = (/([\d,]+) lines new, ([\d,]+) changed, ([\d,]+) as before/.exec(sum) ?? [])
    .slice(1)
    .map((n) => Number(n.replaceAll(',', '')));
  assert.deepEqual([fresh, changed, same], [LONG - kept, 0, kept]);
}

async function killed(stage: Stage): Promise<undefined> {
  const path = writeOrders(stage.folder, 'killed.csv', LONG, 400_000);
  await startImport(stage.firefox, path);
  await textLike(stage.firefox, /[1-9][\d,]* rows/);
  await stage.firefox.kill();
  await stage.start();
  // Nobody opens a page of ours before it goes on.
  await sleep(5_000);
  await openOptions(stage.firefox, 'files');
  await textLike(stage.firefox, /killed\.csv[^\0]*?Done\s+40,000\b/, 120_000);
  // A page that was read twice would count as before.
  await press(stage.firefox, 'killed.csv');
  await textLike(stage.firefox, /40,000 lines new, 0 changed, 0 as before/);
}
