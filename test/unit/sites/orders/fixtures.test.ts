// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { readOrders } from '../../../../lib/sites/orders/read-orders.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';
import { expectedOf, flat, load, markupOf, pagesIn, readPage, readWhole } from './read-fixture.ts';

/** Rows are compared as a set: the order in which a page is read is not promised. */
const sorted = (rows: readonly unknown[]): string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row as object).sort())).sort();

describe.each(['generic', 'foreign-layouts'])('%s', (folder) => {
  test.each(pagesIn(folder))('reads the orders of %s', (page) => {
    const { rows, ...head } = flat(readPage(markupOf(folder, page)));
    const expected = expectedOf(folder, page);
    expect(sorted(rows)).toEqual(sorted(expected.rows));
    expect({ ...head }).toEqual({ kind: expected.kind, ...(expected.lang ? { lang: expected.lang } : {}) });
  });

  test.each(pagesIn(folder))('leaves %s as it was, and reads it again alike', (page) => {
    const { doc, url } = load(markupOf(folder, page));
    const before = doc.documentElement.outerHTML;
    const read = () => readWhole(readOrders({ doc, url, nodes: pageNodes }));
    expect(read()).toEqual(read());
    expect(doc.documentElement.outerHTML).toBe(before);
  });
});
