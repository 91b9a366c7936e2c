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

/** Pages of the real program beside the adapter's own, which say what any reader must find on them. */
test.each(['purchases', 'purchase'])("Tryton's own page %s is read by its adapter", (name) => {
  const text = readFileSync(`test/fixtures/sites/tryton/${name}.html`, 'utf8');
  const { url } = JSON.parse(/^<!-- (.*) -->/.exec(text)?.[1] ?? '{}');
  const wanted = JSON.parse(readFileSync(`test/fixtures/sites/tryton/${name}.rows.json`, 'utf8')) as {
    rows: Record<string, string>[];
  };
  const { site } = readPage(SITES, parsed(text), url);
  expect(site?.health.missing).toEqual([]);
  const read = site?.reading.rows.map(({ of, order, fields }) => ({ of, order, ...fields }));
  expect(read?.map(({ of, order }) => `${of} ${order}`)).toEqual(
    wanted.rows.map(({ of, order }) => `${of} ${order}`),
  );
  for (const [at, row] of wanted.rows.entries()) {
    const { description: _, currency: __, status: ___, ...exact } = row;
    expect(read?.[at]).toMatchObject(exact);
  }
});
