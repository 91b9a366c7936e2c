// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { SITES } from '../../../lib/sites/index.ts';
import { realData } from '../../real-data.ts';
import { parsed, readPage } from '../../tools/sites/read-page.ts';

const TRYTON = 'http://localhost:8000/#sample/model/purchase.purchase';

/** Pages that others captured, with the rows that stand on each. */
const PAGES: [file: string, url: string, rows: number][] = [
  [
    'pages/portals/amazon-order-details-111-6778632-7354601.html',
    'https://www.amazon.com/gp/your-account/order-details?orderID=1',
    5,
  ],
  ['pages/captured/tryton-sao-purchase-form.html', `${TRYTON}/1;name=x`, 2],
];

const isHere = PAGES.every(([file]) => realData(file));

test.skipIf(!isHere).each(PAGES)('%s is read whole', (file, url, rows) => {
  const { site } = readPage(SITES, parsed(readFileSync(realData(file) as string, 'utf8')), url);
  expect(site?.health.missing).toEqual([]);
  expect(site?.reading.rows).toHaveLength(rows);
  expect(site?.reading.rows.every((row) => Object.keys(row.fields).length > 1)).toBe(true);
});
