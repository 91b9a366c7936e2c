// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_ROWS } from '../../../../lib/domain/page-fields.ts';
import { pageReadingSchema } from '../../../../lib/domain/page-reading.ts';
import { readOrders } from '../../../../lib/sites/orders/read-orders.ts';
import { createSeenRows } from '../../../../lib/sites/orders/seen-rows.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';
import { flat, load, markupOf, pagesIn, readPage, readWhole } from './read-fixture.ts';

const COLUMNS: [heading: string, value: string, field: string][] = [
  ['PO number', '4500012345', 'order'],
  ['Line', '10', 'line'],
  ['Material', '70012345', 'item'],
  ['Description', 'Steel bracket', 'description'],
  ['Order quantity', '60 EA', 'quantity'],
  ['Unit price', 'EUR 12.50', 'price'],
  ['Requested date', '01.06.2026', 'requested'],
  ['Confirmed date', '05.06.2026', 'promised'],
  ['Status', 'Confirmed', 'status'],
  ['Remarks', 'call before 8', ''],
];

/** Builds a table of one row; each cell lies in as many wrappers as asked for. */
function tableOf(columns: typeof COLUMNS, wrappers: number): string {
  const wrap = (text: string): string => `${'<div>'.repeat(wrappers)}${text}${'</div>'.repeat(wrappers)}`;
  const cells = (tag: string, at: 0 | 1): string =>
    columns.map((column) => `<${tag}>${wrap(column[at])}</${tag}>`).join('');
  return wrap(
    `<table><thead><tr>${cells('th', 0)}</tr></thead><tbody><tr>${cells('td', 1)}</tr></tbody></table>`,
  );
}

const expected = Object.fromEntries(
  COLUMNS.filter(([, , field]) => field).map(([, value, field]) => [field, value]),
);

test('the order of columns and wrappers around everything change nothing', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(COLUMNS, { minLength: COLUMNS.length }),
      fc.integer({ min: 0, max: 4 }),
      (columns, wrappers) => {
        expect(flat(readPage(tableOf(columns, wrappers))).rows).toEqual([{ of: 'line', ...expected }]);
      },
    ),
    { numRuns: 30 },
  );
});

test('a date in one text with its label counts in any cell, and a state stays as it is worded', () => {
  const cells = ['4711005<br>Ordered on 2024-11-01', 'Delivered Nov 8, 2024', '$12.00 charged 3 Nov 2024'];
  const page = `<table><tr><th>Order<th>Status<th>Total</tr><tr>${cells.map((cell) => `<td>${cell}`).join('')}</tr></table>`;
  const dates = { ordered: '2024-11-01', delivered: 'Nov 8, 2024' };
  expect(flat(readPage(page)).rows).toEqual([
    { of: 'order', order: '4711005', ...dates, status: 'Delivered Nov 8, 2024' },
  ]);
});

const MARKUP = pagesIn('foreign-layouts').map((page) => markupOf('foreign-layouts', page));

test('whatever becomes of a page, its reading is one', () => {
  const damage = fc.tuple(
    fc.constantFrom(...MARKUP),
    fc.array(fc.tuple(fc.nat(), fc.nat(3)), { maxLength: 12 }),
  );
  fc.assert(
    fc.property(damage, ([markup, cuts]) => {
      const { doc, url } = load(markup);
      const all = [...doc.body.querySelectorAll('*')];
      for (const [at, kind] of cuts) {
        const element = all[at % all.length] as Element;
        if (kind === 0) element.remove();
        else if (kind === 1) element.replaceWith(...element.childNodes);
        else if (kind === 2) element.append(element.cloneNode(true));
        else for (const { name } of [...element.attributes]) element.removeAttribute(name);
      }
      const before = doc.documentElement.outerHTML;
      const read = () => readWhole(readOrders({ doc, url, nodes: pageNodes }));
      const reading = read();
      pageReadingSchema.parse(reading);
      expect(read()).toEqual(reading);
      expect(doc.documentElement.outerHTML).toBe(before);
    }),
    { numRuns: 40 },
  );
});

test('a page that changes while it is read ends the reading well', () => {
  const { doc, url } = load(markupOf('generic', 'several-orders'));
  const steps = readOrders({ doc, url, nodes: pageNodes });
  for (let step = steps.next(), count = 0; ; step = steps.next()) {
    if (step.done) {
      pageReadingSchema.parse(step.value);
      return;
    }
    if (++count === 4) doc.body.replaceChildren();
  }
});

describe('grids that show a part of their rows', () => {
  const grid = (from: number, count: number, date = '2026-06-05', all = '900'): string =>
    `<div role="grid" aria-rowcount="${all}"><div role="row" aria-rowindex="1"><div role="columnheader">PO</div><div role="columnheader">Line</div><div role="columnheader">Promised date</div></div>${Array.from({ length: count }, (_, at) => `<div role="row" aria-rowindex="${from + at + 2}"><div role="gridcell">${4_500_000_000 + from + at}</div><div role="gridcell">10</div><div role="gridcell">${date}</div></div>`).join('')}</div>`;

  const scrolled = (...states: string[]): [string, string | undefined][] => {
    const { doc, url } = load(states[0] ?? '');
    const seen = createSeenRows();
    const shown = doc.querySelector('[role=grid]') as Element;
    let rows: [string, string | undefined][] = [];
    for (const state of states) {
      const next = load(state).doc.querySelector('[role=grid]') as Element;
      shown.setAttribute('aria-rowcount', next.getAttribute('aria-rowcount') ?? '');
      shown.replaceChildren(...next.childNodes);
      const reading = readWhole(readOrders({ doc, url, nodes: pageNodes, seen }));
      rows = reading.rows.map(({ order, fields }) => [order, fields.promised]);
    }
    return rows;
  };

  test('rows seen before stay known, and what they say now counts', () => {
    const rows = scrolled(grid(0, 5), grid(3, 5), grid(7, 3), grid(0, 2, '2026-07-01'));
    expect(rows.map(([order]) => order)).toEqual(
      Array.from({ length: 10 }, (_, at) => `${4_500_000_000 + at}`),
    );
    expect(rows.map(([, date]) => date)).toEqual([
      ...Array(2).fill('2026-07-01'),
      ...Array(8).fill('2026-06-05'),
    ]);
  });

  test('a grid that was filtered or sorted begins anew', () => {
    expect(scrolled(grid(0, 5), grid(3, 2, '2026-06-05', '40'))).toHaveLength(2);
    const sorted = grid(0, 5).replace('4500000004', '4500000099');
    expect(scrolled(grid(0, 5), sorted)).toHaveLength(5);
  });
});

test('of a longer table so many rows are read, in small steps, and the reading says so', () => {
  const line = (at: number): string => `<tr><td>${4_500_000_000 + at}</td><td>10</td><td>5</td></tr>`;
  const lines = Array.from({ length: MAX_ROWS + 500 }, (_, at) => line(at));
  const { doc, url } = load(`<table><tr><th>PO<th>Line<th>Qty</tr>${lines.join('')}</table>`);
  const steps = readOrders({ doc, url, nodes: pageNodes });
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count++;
  expect(step.value.rows).toHaveLength(MAX_ROWS);
  expect(step.value.cut).toBe(true);
  expect(count).toBeGreaterThan(MAX_ROWS);
});

test('open shadow roots are read, closed ones are not', () => {
  const make = (mode: 'open' | 'closed', order: string): HTMLElement => {
    const host = document.createElement('x-orders');
    const { doc } = load(
      `<table><tr><th>PO</th><th>Line</th></tr><tr><td>${order}</td><td>10</td></tr></table>`,
    );
    host.attachShadow({ mode }).append(...doc.body.childNodes);
    return host;
  };
  document.body.replaceChildren(make('open', '4500012345'), make('closed', '4500012346'));
  const reading = readWhole(readOrders({ doc: document, url: 'https://portal.example/', nodes: pageNodes }));
  expect(reading.rows.map(({ order }) => order)).toEqual(['4500012345']);
  document.body.replaceChildren();
});

test('what a person is writing is theirs', () => {
  const { doc } = load(
    '<table><tr><th>PO</th><th>Line</th><th>Promised date</th></tr><tr><td>1042</td><td>10</td><td><input value="2026-06-05"></td></tr></table>',
  );
  document.body.replaceChildren(...doc.body.childNodes);
  const read = () =>
    readWhole(readOrders({ doc: document, url: 'https://portal.example/', nodes: pageNodes })).rows[0]
      ?.fields;
  expect(read()?.promised).toBe('2026-06-05');
  document.querySelector('input')?.focus();
  expect(read()?.promised).toBeUndefined();
  document.body.replaceChildren();
});
