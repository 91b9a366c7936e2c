import type { DemoLine } from '../tools/demo/orders.ts';

/** Lists of orders as a portal should not build them. They shift nothing by themselves: columns and rows have fixed sizes. */

/** One row of such a list, in words of the page. */
type ListRow = [order: string, line: string, item: string, quantity: string, promised: string];

const HEADS = ['Order number', 'Line', 'Item', 'Quantity', 'Promised date'];

/** How many rows the lists say to have, and how many of them the grid draws at a time. */
export const ROWS = 50_000;
const DRAWN = 30;

const STYLE = `<style>body{margin:8px;font:14px monospace}table{table-layout:fixed;width:900px}
td,th{height:22px;overflow:hidden;white-space:nowrap}#grid{height:480px;width:900px;overflow:auto;position:relative}
[role=row]{position:absolute;height:24px;display:flex;left:0;top:0}[role=row]>*{width:170px}</style>`;

const page = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Purchase orders</title>${STYLE}<body>${body}</body></html>`;

export const rowOf = ({ order, line, article, quantity, promised }: DemoLine): ListRow => [
  order,
  line,
  article,
  `${quantity ?? ''}`,
  promised ?? '',
];

/** A row of an order that nobody knows. */
const strangeRow = (at: number): ListRow => [
  `99${10_000_000 + at * 7}`,
  '10',
  `IT-${at % 900}`,
  `${at % 40}`,
  '2026-07-10',
];

const tableOf = (rows: readonly ListRow[]): string =>
  `<h1>Purchase orders</h1><table><thead><tr>${HEADS.map((head) => `<th>${head}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

/** One table of so many rows, our lines first. */
export const longTable = (lines: readonly ListRow[], count: number): string =>
  page(tableOf(Array.from({ length: count }, (_, at) => lines[at] ?? strangeRow(at))));

/**
 * A list that is drawn anew, whole, before each of so many frames, and says something else each time; `drawn` counts. Its last
 * frame writes one text as another.
 */
export function restless(lines: readonly ListRow[], frames: number, [from, to]: [string, string]): string {
  const draw = `(() => { const body = document.querySelector('tbody'); const html = body.innerHTML; window.drawn = 0;
    const draw = () => { const isLast = ++window.drawn === ${frames};
      body.innerHTML = (isLast ? html.replace('${from}', '${to}') : html) +
        '<tr><td>9911223344</td><td>10</td><td>IT-1</td><td>' + window.drawn + '</td><td>2026-07-10</td></tr>';
      if (!isLast) requestAnimationFrame(draw); };
    window.begin = () => requestAnimationFrame(draw); })()`;
  return page(`${tableOf(lines)}<script>${draw}</script>`);
}

/** A grid of {@link ROWS} rows that draws the few in view into the same elements, each frame while it is scrolled. */
export function virtualGrid(lines: readonly ListRow[]): string {
  const row = (cells: readonly string[], role: string): string =>
    `<div role="row">${cells.map((cell) => `<div role="${role}">${cell}</div>`).join('')}</div>`;
  const run = `(() => { const lines = ${JSON.stringify(lines)}; const strange = ${strangeRow.toString()};
    const grid = document.querySelector('#grid'); const rows = [...grid.querySelectorAll('[role=row]')].slice(1);
    grid.firstElementChild.setAttribute('aria-rowindex', '1');
    window.show = (from) => rows.forEach((row, place) => { const at = from + place;
      row.setAttribute('aria-rowindex', at + 2); row.style.transform = 'translateY(' + (place + 1) * 24 + 'px)';
      (lines[at] ?? strange(at)).forEach((text, cell) => { row.children[cell].textContent = text; }); });
    window.scrollOver = (most, frames) => new Promise((done) => { let frame = 0;
      const step = () => { window.show((frame * 7) % most); if (++frame < frames) requestAnimationFrame(step); else done(window.show(0)); };
      requestAnimationFrame(step); });
    window.show(0); })()`;
  return page(
    `<h1>Purchase orders</h1><div id="grid" role="grid" aria-rowcount="${ROWS + 1}">${row(HEADS, 'columnheader')}${row(
      HEADS.map(() => ''),
      'gridcell',
    ).repeat(DRAWN)}</div><script>${run}</script>`,
  );
}
