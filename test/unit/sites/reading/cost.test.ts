// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readMail } from '../../../../lib/sites/mail/read-mail.ts';
import { readOrders } from '../../../../lib/sites/orders/read-orders.ts';
import { readMentions } from '../../../../lib/sites/read-mentions.ts';
import { type PageNodes, pageNodes } from '../../../../lib/sites/reading/lent.ts';

/** How often the readers ask a large page for what it shows: each question costs a page of 5,000 rows milliseconds. */

const ROWS = 400;
const HEADS = ['Order no.', 'Line', 'Article', 'Qty', 'Confirmed', 'Status'];

function list(): Document {
  const rows = Array.from({ length: ROWS }, (_, at) =>
    [`99${10_000_000 + at * 7}`, (at % 9) + 1, `Article ${at}`, at % 40, '12.05.2026', 'Confirmed'].map(
      (text) => `<td>${text}</td>`,
    ),
  );
  const head = HEADS.map((text) => `<th>${text}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n');
  return new DOMParser().parseFromString(
    `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`,
    'text/html',
  );
}

/** The safe reads, of which each call is counted. */
function counted(): { nodes: PageNodes; counts: Map<keyof PageNodes, number> } {
  const counts = new Map<keyof PageNodes, number>();
  const nodes = Object.fromEntries(
    Object.entries(pageNodes).map(([name, read]) => [
      name,
      (...given: unknown[]) => {
        counts.set(name as keyof PageNodes, (counts.get(name as keyof PageNodes) ?? 0) + 1);
        return (read as (...given: unknown[]) => unknown)(...given);
      },
    ]),
  ) as PageNodes;
  return { nodes, counts };
}

function finish<T>(steps: Iterator<void, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const CELLS = ROWS * HEADS.length;

test('each cell of a list of orders is read once, and asked for no attribute where it has none', () => {
  const { nodes, counts } = counted();
  const reading = finish(readOrders({ doc: list(), url: 'https://portal.example/', nodes }));
  expect(reading.rows).toHaveLength(ROWS);
  // The sample rows, which tell what a heading leaves open, are read once more.
  expect((counts.get('dataOf') ?? 0) / CELLS).toBeLessThan(1.2);
  expect((counts.get('attributeOf') ?? 0) / CELLS).toBeLessThan(0.5);
});

test('beside a number in a table whose headers say nothing no other cell is looked at', () => {
  const { nodes, counts } = counted();
  const row = '<tr><td>7710002345</td><td>by rail</td><td>as agreed</td><td>to follow</td></tr>';
  const doc = new DOMParser().parseFromString(`<table>${row.repeat(ROWS)}</table>`, 'text/html');
  const found = [...readMentions(doc, [doc.body], nodes)].flat();
  expect(found).toHaveLength(ROWS);
  // Its first row might have been its header.
  expect(counts.get('elementAfter') ?? 0).toBeLessThan(20);
});

test('each selector is asked for alone: the browser takes five times as long for a list of them, in one piece', () => {
  const asked: string[] = [];
  const all: PageNodes['all'] = (root, selector) => {
    asked.push(selector);
    return pageNodes.all(root, selector);
  };
  const steps = readMail({ doc: list(), url: 'https://portal.example/', nodes: { ...pageNodes, all } });
  let most = 0;
  for (let step = steps.next(), before = 0; !step.done; step = steps.next()) {
    most = Math.max(most, asked.length - before);
    before = asked.length;
  }
  expect(asked).toContain('[class*=body i]');
  expect(asked.filter((selector) => selector.includes(','))).toEqual([]);
  expect(most, 'selectors asked without a pause').toBe(1);
});

test('a page without a text that may name a sender is walked once for mail, and nothing around its texts is asked for', () => {
  const { nodes, counts } = counted();
  const found = finish(readMail({ doc: list(), url: 'https://portal.example/', nodes }));
  expect(found.messages).toEqual([]);
  expect((counts.get('dataOf') ?? 0) / CELLS).toBeLessThan(1.3);
  expect(counts.get('elementAbove') ?? 0).toBeLessThan(20);
});
