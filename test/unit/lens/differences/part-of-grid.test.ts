// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { PageReading } from '../../../../lib/domain/page-reading.ts';
import { readOrders } from '../../../../lib/sites/orders/read-orders.ts';
import { createSeenRows } from '../../../../lib/sites/orders/seen-rows.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';
import { load, readPage, readWhole } from '../../sites/orders/read-fixture.ts';

const HEADS = ['PO', 'Line', 'Qty'].map((text) => `<div role="columnheader">${text}</div>`).join('');

/** A grid of lines `from` to `to` that says to have `all` rows; `indexed`: each row says which it is. */
function grid(all: number | string, from: number, to: number, indexed = true): string {
  const index = (at: number): string => (indexed ? ` aria-rowindex="${at + 1}"` : '');
  const rows = Array.from({ length: to - from + 1 }, (_, at) => from + at).map(
    (line) =>
      `<div role="row"${index(line)}>${['4500000001', line, 5].map((text) => `<div role="gridcell">${text}</div>`).join('')}</div>`,
  );
  return `<div role="grid" aria-rowcount="${all}"><div role="row"${index(0)}>${HEADS}</div>${rows.join('')}</div>`;
}

const isCut = (markup: string): [boolean, number] => {
  const { cut, rows } = readPage(markup);
  return [cut, rows.length];
};

test.each([true, false])(
  'a grid that has more rows than it shows is read in part (indexed: %s)',
  (indexed) => {
    expect(isCut(grid(41, 1, 10, indexed))).toEqual([true, 10]);
    expect(isCut(grid(-1, 1, 10, indexed))).toEqual([true, 10]);
  },
);

test.each([true, false])('a grid that shows all its rows is read whole (indexed: %s)', (indexed) => {
  expect(isCut(grid(11, 1, 10, indexed))).toEqual([false, 10]);
  expect(isCut(grid(10, 1, 10, indexed))).toEqual([false, 10]);
  expect(isCut(grid('many', 1, 10, indexed))).toEqual([false, 10]);
});

test('of a page about one order, what else is shown in part hides none of its lines', () => {
  const lines = `<h1>Purchase order 4500000001</h1><table><tr><th>PO<th>Line<th>Qty</tr><tr><td>4500000001<td>10<td>5</tr></table>`;
  const head = ['PO', 'Order date', 'Status'].map((text) => `<div role="columnheader">${text}</div>`);
  const cells = ['4500000001', '2026-05-03', 'Open'].map((text) => `<div role="gridcell">${text}</div>`);
  const orders = `<div role="grid" aria-rowcount="90"><div role="row">${head.join('')}</div><div role="row">${cells.join('')}</div></div>`;
  expect(isCut(lines + orders)).toEqual([false, 2]);
  expect(isCut(orders)).toEqual([true, 1]);
  expect(isCut(lines + grid(41, 1, 10))).toEqual([true, 11]);
});

test('rows below the lines count as shown: a sum is no line that is missing', () => {
  const sum = '<div role="row" aria-rowindex="12"><div role="gridcell" aria-colspan="3">Total</div></div>';
  expect(isCut(grid(12, 1, 10).replace(/<\/div>$/, `${sum}</div>`))).toEqual([false, 10]);
});

test('a grid that was scrolled to its end is known whole', () => {
  const { doc, url } = load(grid(11, 1, 5));
  const shown = doc.querySelector('[role=grid]') as Element;
  const seen = createSeenRows();
  const read = (): PageReading => readWhole(readOrders({ doc, url, nodes: pageNodes, seen }));
  expect(read().cut).toBe(true);
  const rest = load(grid(11, 4, 10)).doc.querySelector('[role=grid]') as Element;
  shown.replaceChildren(...rest.childNodes);
  expect([read().cut, read().rows.length]).toEqual([false, 10]);
});
