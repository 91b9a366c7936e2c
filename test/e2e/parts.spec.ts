import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseIn } from '../tools/browser/database-in.ts';
import { importFile, openFiles } from '../tools/browser/import-file.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { readTruth, readTruthLines } from '../tools/sample/read-truth.ts';
import { SHIPPED } from '../tools/sample/world.ts';
import { writeSample } from '../tools/sample/write-sample.ts';
import type { StoreAnswers } from '../tools/store-answers.ts';
import { expect, test } from './fixtures.ts';

/** Order headings, order lines and receipts come as three files, the headings last: they become the orders of one file. */

const DAY_MS = 86_400_000;
/** An order with a line that came and lines that did not. */
const STORY = '4500118203';

let folder: string;
let lens: LensBrowser;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'partnerlens-parts-'));
  writeSample({
    size: { ...SHIPPED, orders: 300 },
    shape: 'parts',
    dialect: 'comma',
    repetition: { masterRows: Number.POSITIVE_INFINITY, everyRow: true },
    folder,
    truthFolder: folder,
  });
  lens = await launchWithExtension();
});
test.afterAll(async () => {
  await lens?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('receipts, lines and headings in the wrong order: no supplier is guessed, then all is in its place', async () => {
  const truth = readTruth(folder);
  await bring('receipts');
  await bring('order-lines');
  const supplier = truth.suppliers.find(({ number }) => number === '100482')?.name ?? '';
  const waiting = await lookUp(STORY);
  expect(waiting.found).toContain('Supplier not known yet');
  expect(waiting.order).toContain('Import the file with the order headings or lines that name the supplier.');
  expect(waiting.order).not.toContain(supplier);

  await bring('order-headings');
  const known = await lookUp(STORY);
  expect(known.found).toContain(supplier);
  expect(known.order).toContain(`Purchase order · ${supplier}`);
  expect(`${waiting.found}${waiting.order}`).toContain('Promised May 1');
  for (const said of [
    'Late by 6 days',
    'Shipped 24 of 48',
    'Aldermoor Water',
    'Arrived Apr 30',
    'Promised May 22',
  ])
    expect(known.order, said).toContain(said);
  expect(`${known.found}${known.order}`).not.toContain('Supplier not known yet');

  const raw = await databaseIn(lens);
  const answers = await raw.answers();
  await raw.page.close();
  expect(answers.counts).toMatchObject({ orders: truth.totals.orders, lines: truth.totals.lines });
  expect(linesIn(answers)).toEqual(linesInTruth(truth.today).map(underOneVat).sort());
});

/** Through the file input; every row of the file is accepted. */
async function bring(name: string): Promise<void> {
  const files = await openFiles(lens);
  const { rows } = readTruth(folder).files.find((file) => file.name === `${name}.csv`) ?? {};
  const sum = await importFile(files, join(folder, `${name}.csv`));
  expect(sum, name).toEqual({ rows, accepted: rows, repeated: 0, rejected: 0 });
  await files.close();
}

/** What the side panel says of a number: where it is found, and on its own page. */
async function lookUp(number: string): Promise<{ found: string; order: string }> {
  const page = await lens.context.newPage();
  const panel = await openSidePanel(lens, page);
  try {
    await panel.look({ width: 400, height: 900 });
    await panel.type('textbox', 'Paste numbers to look up', number);
    await panel.click('button', 'Look up');
    const found = await panel.waitForText(/1 known/);
    await panel.click('link', new RegExp(number));
    return { found, order: await panel.waitForText(/Purchase order/) };
  } finally {
    await panel.close();
    await page.close();
  }
}

/** Each line as one text: order, line, supplier, what came of it and the three dates that it is due on. */
function linesIn({ orders, partners }: StoreAnswers): string[] {
  const numbers = new Map(partners.map((partner) => [partner.id, partner.numbers]));
  return orders
    .flatMap(({ number, partnerId, lines }) =>
      lines.map((line) => {
        const supplier = numbers.get(partnerId)?.find((each) => /^\d{6}$/.test(each));
        const came = line.receipts.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
        const { requestedOn, firstPromisedOn, lastPromisedOn } = line;
        return [number, line.number, supplier, came, requestedOn, firstPromisedOn, lastPromisedOn].join(' ');
      }),
    )
    .sort();
}

function linesInTruth(today: string): string[] {
  const day = (from: number | null) =>
    from === null ? undefined : new Date(Date.parse(today) + from * DAY_MS).toISOString().slice(0, 10);
  return readTruthLines(folder)
    .map(([order, line, supplier, , received, requested, first, last]) =>
      [order, line, supplier, received, day(requested), day(first), day(last)].join(' '),
    )
    .sort();
}

/** A supplier that stands twice with one VAT number is made one by itself. */
function underOneVat(line: string): string {
  const pairs = readTruth().samePartner.filter(({ shares }) => shares.includes('vat'));
  return pairs.reduce((text, { numbers: [kept, other] }) => text.replace(` ${other} `, ` ${kept} `), line);
}
