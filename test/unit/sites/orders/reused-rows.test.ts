// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readOrders } from '../../../../lib/sites/orders/read-orders.ts';
import { createSeenRows } from '../../../../lib/sites/orders/seen-rows.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';
import { load, readWhole } from './read-fixture.ts';

/** A grid that draws other rows into the same elements while it is scrolled, as virtual lists do. */

const SHOWN = 45;
const HEADS = ['PO', 'Line', 'Quantity'];
/** Three lines to an order, whose number stands in the first of them; the quantity tells which row it is. */
const truthOf = (at: number): { order: string; line: string } => ({
  order: `${4_500_000_000 + Math.floor(at / 3)}`,
  line: `${((at % 3) + 1) * 10}`,
});

function virtualGrid() {
  const cells = (role: string, count: number): string => `<div role="${role}"></div>`.repeat(count);
  const markup = `<div role="grid" aria-rowcount="50001"><div role="row" aria-rowindex="1">${HEADS.map((head) => `<div role="columnheader">${head}</div>`).join('')}</div>${`<div role="row">${cells('gridcell', 3)}</div>`.repeat(SHOWN)}</div>`;
  const { doc, url } = load(markup);
  const rows = [...doc.querySelectorAll('[role=row]')].slice(1);
  const scrollTo = (from: number): void => {
    for (const [place, row] of rows.entries()) {
      const at = from + place;
      const { order, line } = truthOf(at);
      row.setAttribute('aria-rowindex', `${at + 2}`);
      for (const [cell, text] of [at % 3 === 0 ? order : '', line, `${at}`].entries())
        (row.children[cell] as Element).textContent = text;
    }
  };
  scrollTo(0);
  return { doc, url, scrollTo };
}

test('whenever it is scrolled, no line is read under the number of another order, and none twice', () => {
  const whole = virtualGrid();
  let steps = 0;
  const all = readOrders({ doc: whole.doc, url: whole.url, nodes: pageNodes });
  while (!all.next().done) steps++;
  for (let at = 0; at <= steps; at++) {
    const { doc, url, scrollTo } = virtualGrid();
    const seen = createSeenRows();
    const page = { doc, url, nodes: pageNodes, seen };
    const reading = readOrders(page);
    for (let step = 0; step < at; step++) reading.next();
    scrollTo(31);
    let said = readWhole(reading);
    for (const from of [31, 0, 76]) {
      const lines = said.rows.map(({ order, fields }) => `${order}/${fields.line}`);
      expect(new Set(lines).size, `scrolled after ${at} steps`).toBe(lines.length);
      for (const { order, fields } of said.rows)
        expect({ order, line: fields.line }, `scrolled after ${at} steps`).toEqual(
          truthOf(Number(fields.quantity)),
        );
      expect(said.cut).toBe(true);
      scrollTo(from);
      said = readWhole(readOrders(page));
    }
  }
});
