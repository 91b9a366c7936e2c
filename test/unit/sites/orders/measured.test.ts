// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { realData } from '../../../real-data.ts';
import { expectedOf, flat, load, markupOf, pagesIn, type Reading, readPage } from './read-fixture.ts';

/** Fields that a layout says, told exactly, otherwise than it says them, or not at all. */
interface Measured {
  layout: string;
  exact: number;
  wrong: number;
  missing: number;
}

type Row = Record<string, string>;

/** Rows stand for the same order or line where number, line and item agree, else description and quantity. */
const keyOf = ({ of, order, line, item, description, quantity }: Row): string =>
  [of, order, ...(line || item ? [line, item] : [description]), line ? quantity : ''].join('|');

function measure(layout: string, read: Reading, told: Reading): Measured {
  const left = new Map(read.rows.map((row) => [keyOf(row), row]));
  const result = { layout, exact: 0, wrong: 0, missing: 0 };
  for (const row of told.rows) {
    const found = left.get(keyOf(row)) ?? {};
    left.delete(keyOf(row));
    for (const [field, text] of Object.entries(row)) {
      if (found[field] === text) result.exact++;
      else if (found[field] === undefined) result.missing++;
      else result.wrong++;
    }
    result.wrong += Object.keys(found).filter((field) => row[field] === undefined).length;
  }
  for (const row of left.values()) result.wrong += Object.keys(row).length;
  return result;
}

test('layouts of others, which nobody adapted: nothing is read wrong', () => {
  const table = pagesIn('foreign-layouts').map((page) =>
    measure(page, flat(readPage(markupOf('foreign-layouts', page))), expectedOf('foreign-layouts', page)),
  );
  console.table(table);
  expect(table.filter(({ wrong }) => wrong > 0)).toEqual([]);
  expect(table.length).toBeGreaterThanOrEqual(10);
  expect(table.reduce((sum, { missing }) => sum + missing, 0)).toBe(0);
});

/** What a page says is asked of it by its own hooks: a second, independent way to read it. */
function hooked(
  doc: Document,
  each: string,
  fields: Record<string, string | ((row: Element) => string | undefined)>,
): Row[] {
  return [...doc.querySelectorAll(each)].map((row) => {
    const found: Row = { of: 'order' };
    for (const [field, at] of Object.entries(fields)) {
      const text = typeof at === 'string' ? row.querySelector(at)?.textContent : at(row);
      const plain = text?.replace(/\s+/g, ' ').trim();
      if (plain) found[field] = plain;
    }
    return found;
  });
}

const AMAZON = realData('pages/portals/amazon-order-history-2023-10.html');

test.runIf(AMAZON)('a captured list of orders of Amazon', () => {
  const markup = readFileSync(AMAZON as string, 'utf8');
  const rows = hooked(load(markup).doc, 'div.order-card', {
    order: '.yohtmlc-order-id bdi',
    ordered: '.order-info .a-span3 .value',
    amount: '.yohtmlc-order-total .value',
    // What is said of a parcel is said of its order where that has one.
    delivered: (row) => {
      const said = [...row.querySelectorAll('[data-yodeliveryestimate]')].map(
        (parcel) => /^Delivered (.+)$/.exec(parcel.getAttribute('data-yodeliveryestimate') ?? '')?.[1],
      );
      return new Set(said).size === 1 ? said[0] : undefined;
    },
  });
  expect(rows.length).toBeGreaterThan(5);
  const table = measure('amazon (captured)', flat(readPage(markup)), { kind: 'orders', rows });
  console.table([table]);
  expect(table).toMatchObject({ wrong: 0, missing: 0 });
});

const TRYTON = realData('pages/captured/tryton-sao-purchase-list.html');

test.runIf(TRYTON)('a captured list of purchases of Tryton', () => {
  const markup = readFileSync(TRYTON as string, 'utf8');
  const { doc } = load(markup);
  const cell = (at: number) => (row: Element) =>
    row.children[at]?.querySelector('[title]')?.getAttribute('title') ?? '';
  const panes = hooked(doc, '#tabcontent table.tree tbody tr', {
    order: cell(1),
    ordered: cell(3),
    status: cell(7),
    description: cell(10),
  });
  // The last row of the list is an empty one.
  const rows = panes.filter(({ order }) => order);
  expect(rows.length).toBeGreaterThan(5);
  const table = measure('tryton (captured)', flat(readPage(markup)), { kind: 'orders', rows });
  console.table([table]);
  expect(table).toMatchObject({ wrong: 0, missing: 0 });
});

const MAILS = [
  'captured/roundcube-elastic-list',
  'captured/roundcube-elastic-message',
  'captured/maildev-message',
  'reconstructed/gmail-inbox',
]
  .map((page) => realData(`pages/${page}.html`))
  .filter((page) => page !== null);

test.each(MAILS)('a mailbox is no list of orders: %s', (page) => {
  expect(readPage(readFileSync(page, 'utf8')).rows).toEqual([]);
});
