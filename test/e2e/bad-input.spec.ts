import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { chooseFile, importFile, openFiles, startImport, waitForSum } from '../tools/browser/import-file.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { expect, test } from './fixtures.ts';

/** Files that are not as they should be, through the real file input: what is said, what is kept, what to do next. */
let lens: LensBrowser;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partnerlens-files-'));
  lens = await launchWithExtension();
  // Something to be kept.
  const page = await openFiles(lens);
  await importFile(page, write(HEAD + GOOD));
  await page.close();
});
test.afterAll(async () => {
  await lens?.close();
  rmSync(folder, { recursive: true, force: true });
});

function write(content: string | Uint8Array): string {
  const path = join(folder, `${Date.now()}-${Math.floor(performance.now())}.csv`);
  writeFileSync(path, content);
  return path;
}

const HEAD = 'PO Number,PO Line,Supplier,Promised Date,Ordered Qty\n';
const GOOD = 'PO-7001,1,Alpha Ltd,2026-04-12,10\nPO-7002,1,Alpha Ltd,2026-04-15,5\n';

/** Not a table at all: said at once, nothing is kept. */
const REFUSED: [what: string, content: string | Uint8Array, message: RegExp, next: RegExp][] = [
  ['empty', '', /^The file is empty\./, /Export the file again/],
  ['headings and nothing else', HEAD, /headings and no rows below/, /Export the file again/],
  [
    'binary',
    Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 256),
    /not a text file with a table/,
    /Choose a CSV/,
  ],
  [
    'a workbook',
    new TextEncoder().encode('PK\u0003\u0004 and so on'),
    /workbook is damaged/,
    /as \.xlsx or as CSV/,
  ],
  ['no headings', GOOD, /begins with values, and no line with column headings/, /Add a line with headings/],
];

for (const [what, content, message, next] of REFUSED) {
  test(`${what}: refused with the next step, nothing is kept`, async () => {
    const page = await openFiles(lens);
    const before = await linesHere(page);
    await page.locator('input[type=file]').setInputFiles(write(content));
    const alert = page.getByRole('alert');
    await expect(alert).toHaveText(message);
    await expect(alert).toHaveText(next);
    await expect(page.getByRole('button', { name: 'Import', exact: true })).toHaveCount(0);
    expect(await linesHere(page)).toBe(before);
    await page.close();
  });
}

test('a heading twice: the second is told apart by a number and is not read as the first', async () => {
  const page = await openFiles(lens);
  await chooseFile(page, write(HEAD.replace('Ordered Qty', 'Supplier') + GOOD));
  const meaning = (heading: string) => page.getByLabel(`Meaning of ${heading}`, { exact: true });
  const chosen = async (heading: string) =>
    (await meaning(heading).locator('option:checked').textContent()) ?? '';
  expect(await chosen('Supplier')).toBe('Supplier name');
  expect(await chosen('Supplier (2)')).not.toBe('Supplier name');
  await page.close();
});

interface Flawed {
  what: string;
  rows: string;
  /** rows = accepted + repeated + rejected */
  sum: [rows: number, accepted: number, repeated: number, rejected: number];
  /** Lines that the store has more than before. */
  kept: number;
  /** Line, column, value and reason of what was rejected. */
  reject?: RegExp;
  /** What is said about the column before the import. */
  doubt?: RegExp;
  /** What stopped the import, and the next step. */
  stopped?: [message: RegExp, next: RegExp];
}

const FLAWED: Flawed[] = [
  {
    what: 'cut off inside a row',
    rows: 'PO-7101,1,Alpha Ltd,2026-04-12,10\nPO-7102,1,Alp',
    sum: [2, 1, 0, 1],
    kept: 1,
    reject: /3.*PO-7102,1,Alp.*the file ends inside this row/,
  },
  {
    what: 'a quotation mark that is never closed',
    rows: 'PO-7201,1,Alpha Ltd,2026-04-12,10\nPO-7202,1,"Alpha Ltd,2026-04-12,10\nPO-7203,1,Alpha Ltd,2026-04-12,10\n',
    sum: [1, 1, 0, 0],
    kept: 1,
    stopped: [/opens in line 3 is never closed/, /Correct line 3 .* Rows before it are kept/],
  },
  {
    what: 'a day that no calendar has',
    rows: 'PO-7301,1,Alpha Ltd,2026-04-12,10\nPO-7302,1,Alpha Ltd,2026-02-31,10\n',
    sum: [2, 1, 0, 1],
    kept: 1,
    reject: /3.*Promised Date.*2026-02-31.*no such day/,
  },
  {
    what: 'day first and month first in one column',
    rows: `${Array.from({ length: 8 }, (_, at) => `PO-74${at + 10},1,Alpha Ltd,${at + 13}/04/2026,10`).join('\n')}\nPO-7499,1,Alpha Ltd,04/25/2026,10\n`,
    sum: [9, 8, 0, 1],
    kept: 8,
    doubt: /day first in 8, month first in 1: the fewer are rejected/,
    reject: /10.*Promised Date.*04\/25\/2026.*do not fit the date order/,
  },
  {
    what: 'the same line twice with different values',
    rows: 'PO-7501,1,Alpha Ltd,2026-04-12,10\nPO-7501,1,Alpha Ltd,2026-05-30,10\nPO-7501,1,Alpha Ltd,2026-04-12,10\n',
    sum: [3, 2, 1, 0],
    kept: 1,
    reject: /3.*2026-05-30.*an earlier row of this file says otherwise.*is kept/,
  },
];

for (const { what, rows, sum, kept, reject, doubt, stopped } of FLAWED) {
  test(`${what}: the rest is kept, the flaw is shown`, async () => {
    const page = await openFiles(lens);
    const before = await linesHere(page);
    await chooseFile(page, write(HEAD + rows));
    if (doubt) await expect(page.getByText(doubt).first()).toBeVisible();
    await startImport(page);
    const [all, accepted, repeated, rejected] = sum;
    expect(await waitForSum(page)).toEqual({ rows: all, accepted, repeated, rejected });
    if (stopped) {
      await expect(page.getByRole('alert')).toHaveText(stopped[0]);
      await expect(page.getByRole('alert')).toHaveText(stopped[1]);
    }
    if (reject) {
      await page.getByRole('button', { name: 'Rejected rows' }).click();
      await expect(page.getByRole('row').filter({ hasText: reject }).first()).toBeVisible();
    }
    await expect.poll(() => linesHere(page)).toBe(before + kept);
    await page.close();
  });
}

test('cells that a spreadsheet would run leave as text in the list of rejected rows', async () => {
  const page = await openFiles(lens);
  const formulas = ['=HYPERLINK("http://x.example")', '+1+1', '@SUM(1)', '-2+3'];
  const rows = formulas.map(
    (cell, at) => `PO-76${at + 10},1,Alpha Ltd,2026-04-12,"${cell.replaceAll('"', '""')}"`,
  );
  const dates = Array.from({ length: 80 }, (_, at) => `PO-77${at + 10},1,Alpha Ltd,2026-04-12,10`);
  await chooseFile(page, write(`${HEAD}${[...dates, ...rows].join('\n')}\n`));
  await startImport(page);
  expect((await waitForSum(page)).rejected).toBe(formulas.length);
  await page.getByRole('button', { name: 'Rejected rows' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as CSV' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  expect(saved).toContain("'=HYPERLINK");
  for (const cell of formulas) expect(saved, cell).not.toContain(`,${cell}`);
  expect(saved.match(/"?'[=+@-]/g)).toHaveLength(formulas.length);
  await page.close();
});

/** How many lines the options page says are in this browser. */
async function linesHere(page: Page): Promise<number> {
  const counts = page.getByText(/[\d,]+ orders?, [\d,]+ lines?/).first();
  const text = (await counts.textContent()) ?? '';
  return Number(/([\d,]+) lines?/.exec(text)?.[1]?.replaceAll(',', ''));
}
