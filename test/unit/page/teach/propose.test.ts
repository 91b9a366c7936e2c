// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageRow } from '../../../../lib/domain/page-reading.ts';
import { isQuickPattern } from '../../../../lib/domain/quick-pattern.ts';
import { siteHooksSchema } from '../../../../lib/domain/site-hooks.ts';
import type { TaughtField } from '../../../../lib/domain/taught-sample.ts';
import { pathOf, propose, tried } from '../../../../lib/page/teach/propose.ts';
import { pointedAt } from '../../../../lib/page/teach/ways.ts';
import { lookAt } from '../../../../lib/sites/orders/hooks/places.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';

const url = 'https://portal.example/orders';
const FOLDERS = ['generic', 'foreign-layouts'].map((name) => `test/fixtures/sites/${name}`);

const TAUGHT: TaughtField[] = ['order', 'line', 'quantity', 'promised', 'status'];

type Row = { of: 'order' | 'line'; order: string } & Partial<Record<TaughtField, string>>;

function open(html: string): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceWith(document.adoptNode(parsed.body));
}

const plain = (said: string) => said.replace(/[\s\u200e\u200f]+/g, ' ').trim();

/** Elements that say just this text, innermost; else those that say it among other words. */
function saying(text: string): Element[] {
  const all = [...document.body.querySelectorAll(':not(option)')].map((element) => {
    const held = element instanceof HTMLInputElement ? element.value : (element.textContent ?? '');
    return { element, said: plain(held), stamp: element.getAttribute('datetime') };
  });
  const exact = all.filter(({ said, stamp }) => said === text || stamp === text);
  const hits = (exact.length > 0 ? exact : all.filter(({ said }) => said.includes(text))).map(
    (each) => each.element,
  );
  return hits.filter((element) => !hits.some((other) => other !== element && element.contains(other)));
}

function distance(one: Element, other: Element): number {
  let steps = 0;
  for (let at: Element | null = one; at && !at.contains(other); at = at.parentElement) steps++;
  for (let at: Element | null = other; at && !at.contains(one); at = at.parentElement) steps++;
  return steps;
}

/** Points at what one row says: at its own order, line or item first, then at what stands nearest to that. */
function pointAt({ of: _, ...row }: Row): Map<TaughtField, Element> {
  const picked = new Map<TaughtField, Element>();
  const names = Object.keys(row) as TaughtField[];
  const anchorName = (['item', 'line', 'description', 'order'] as const).find(
    (name) => row[name] && saying(row[name]).length > 0,
  );
  const anchor = anchorName && saying(row[anchorName] as string)[0];
  if (!anchorName || !anchor) return picked;
  picked.set(anchorName, anchor);
  for (const name of names) {
    const nearest = saying(row[name] as string)
      .filter((element) => ![...picked.values()].includes(element))
      .sort((a, b) => distance(a, anchor) - distance(b, anchor))[0];
    if (!picked.has(name) && nearest) picked.set(name, nearest);
  }
  return picked;
}

const LIST = 'table,[role=grid],[role=treegrid],ul,ol';

/** The rows that stand in the list of the first, which is the one that is taught. */
function ofOneList(rows: Row[]): Row[] {
  const listOf = (row: Row) => {
    const [text] = [row.item, row.line, row.order].filter((each) => each && saying(each).length > 0);
    return text ? saying(text)[0]?.closest(LIST) : undefined;
  };
  const list = rows[0] && listOf(rows[0]);
  return list ? rows.filter((row) => listOf(row) === list) : rows;
}

/** Rows that were taught on the first and are read with all that was pointed at. */
function taughtRows(rows: Row[]): { wanted: number; read: number; lost: string[] } {
  const picked = pointAt(rows[0] as Row);
  const { hooks, lost } = propose({ doc: document, nodes: pageNodes, url }, picked);
  if (!hooks) return { wanted: rows.length, read: 0, lost };
  expect(siteHooksSchema.safeParse(hooks).error).toBeUndefined();
  const found = tried({ doc: document, url, nodes: pageNodes }, hooks).rows;
  const names = [...picked.keys()].filter((name) => name !== 'order' && !lost.includes(name));
  const read = rows.filter((row) =>
    found.some(
      (each) =>
        each.order === row.order &&
        names.every(
          (name) =>
            row[name] === undefined || each.fields[name as keyof PageRow['fields']]?.includes(row[name]),
        ),
    ),
  );
  return { wanted: rows.length, read: read.length, lost };
}

const fixtures = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.rows.json'))
    .map((file) => {
      const { rows } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { rows: Row[] };
      const lines = rows.filter((row) => row.of === 'line');
      const same = lines.length > 0 ? lines : rows;
      return {
        name: file.replace('.rows.json', ''),
        html: join(folder, file.replace('.rows.json', '.html')),
        rows: same,
      };
    })
    // Its orders stand in scripts: there is nothing to point at.
    .filter(({ rows, name }) => rows.length > 0 && name !== 'schema-org'),
);

test('one row that is pointed at teaches all rows of most layouts', () => {
  const results = fixtures.map(({ name, html, rows }) => {
    open(readFileSync(html, 'utf8'));
    return { name, ...taughtRows(ofOneList(rows)) };
  });
  const isRead = ({ wanted, read, lost }: (typeof results)[number]) =>
    read === wanted && !lost.includes('rows') && !lost.includes('order');
  const rest = results.filter((each) => !isRead(each));
  expect(results.length).toBeGreaterThanOrEqual(25);
  expect(rest.length / results.length, JSON.stringify(rest)).toBeLessThanOrEqual(0.15);
});

const CARDS = (made: string) => `<main><div class="${made}">
${[1, 2, 3]
  .map(
    (at) => `<div class="${made}-x order-card"><h2>Order 450000000${at}</h2>
<dl><dt>Delivery</dt><dd>0${at}.06.2026</dd></dl><p class="css-${made}9"><b>Qty:</b> <i>${at * 10}</i></p></div>`,
  )
  .join('')}</div></main>`;

function picksOfCards(): Map<TaughtField, Element> {
  const card = document.querySelector('.order-card') as Element;
  return new Map<TaughtField, Element>([
    ['order', card.querySelector('h2') as Element],
    ['promised', card.querySelector('dd') as Element],
    ['quantity', card.querySelector('i') as Element],
  ]);
}

const page = { doc: document, nodes: pageNodes, url };

test('what was taught holds when the page is made anew with other made-up names, wrappers and rows', () => {
  open(CARDS('a1b2c3'));
  const { hooks, lost } = propose(page, picksOfCards());
  expect(lost).toEqual([]);
  expect(JSON.stringify(hooks)).not.toMatch(/a1b2c3|nth-/);
  if (!hooks) throw new Error('no hooks');
  const said = () =>
    tried(page, hooks).rows.map(({ order, fields }) => [order, fields.promised, fields.quantity]);
  const all = [1, 2, 3].map((at) => [`450000000${at}`, `0${at}.06.2026`, `${at * 10}`]);
  expect(said()).toEqual(all);
  open(CARDS('zz9y8x'));
  document.body.innerHTML = `<section><div><div>${document.body.innerHTML}</div></div></section>`;
  document.querySelector('.order-card')?.remove();
  expect(said()).toEqual(all.slice(1));
});

test('the order of a row may stand in the row that heads its group, or in a part of the row elsewhere', () => {
  const group = (order: string, ...lines: number[]) =>
    `<tr class="group"><td colspan="2">Purchase order ${order}</td></tr>${lines
      .map((line) => `<tr><td>${line}</td><td>${line * 3}</td></tr>`)
      .join('')}`;
  open(
    `<table><thead><tr><th>Line</th><th>Qty</th></tr></thead><tbody>${group('4500001', 10, 20)}${group('4500002', 30)}</tbody></table>`,
  );
  const picked = new Map<TaughtField, Element>([
    ['order', document.querySelector('.group td') as Element],
    ['line', document.querySelector('.group + tr td') as Element],
    ['quantity', document.querySelector('.group + tr td + td') as Element],
  ]);
  const { hooks, lost } = propose(page, picked);
  expect(lost).toEqual([]);
  if (!hooks) throw new Error('no hooks');
  const { rows, missing } = tried(page, hooks);
  expect(missing).toEqual([]);
  expect(rows.map(({ order, fields }) => [order, fields.line, fields.quantity])).toEqual([
    ['4500001', '10', '30'],
    ['4500001', '20', '60'],
    ['4500002', '30', '90'],
  ]);
});

test('where the page lost what was taught, it says so', () => {
  open(CARDS('a1b2c3'));
  const { hooks } = propose(page, picksOfCards());
  if (!hooks) throw new Error('no hooks');
  for (const label of document.querySelectorAll('dl')) label.replaceChildren();
  expect(tried(page, hooks).missing).toContain('rows.promised');
});

test('what nothing names is said to be lost, and never known by its place', () => {
  open('<div><div><u>4500000001</u><u>10</u></div><div><u>4500000002</u><u>20</u></div></div>');
  const [order, quantity] = document.querySelectorAll('u');
  const picked = new Map<TaughtField, Element>([
    ['order', order as Element],
    ['quantity', quantity as Element],
  ]);
  const { hooks, lost } = propose(page, picked);
  expect(hooks).toBeNull();
  expect(lost).toContain('rows');
});

test('the page stays as it was, whatever is pointed at', () => {
  const html = CARDS('a1b2c3');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...TAUGHT)), { maxLength: 6 }), (picks) => {
      open(html);
      const before = document.body.outerHTML;
      const all = [...document.body.querySelectorAll('*')];
      const picked = new Map(picks.map(([at, name]) => [name, all[at % all.length] as Element]));
      const { hooks } = propose(page, picked);
      if (hooks) expect(siteHooksSchema.safeParse(JSON.parse(JSON.stringify(hooks))).success).toBe(true);
      expect(document.body.outerHTML).toBe(before);
    }),
    { numRuns: 20 },
  );
});

test('a password or hidden field that is pointed at says nothing', () => {
  open(
    '<label>Pin <input type="password" value="secret"></label><input type="hidden" value="token"><input value="12">',
  );
  const said = [...document.querySelectorAll('input')].map(
    (field) => pointedAt(lookAt(document, pageNodes), field, false)?.text,
  );
  expect(said).toEqual([undefined, undefined, '12']);
});

test('an address is taught without what differs from page to page', () => {
  const fits = (taught: string, other: string) => {
    const { pathname, search, hash } = new URL(other);
    return new RegExp(pathOf(taught), 'u').test(`${pathname}${search}${hash}`);
  };
  expect(fits('https://a.example/orders/4711?tab=1', 'https://a.example/orders/4712#x')).toBe(true);
  expect(fits('https://a.example/orders', 'https://a.example/orders?page=2')).toBe(true);
  expect(fits('https://a.example/orders', 'https://a.example/orders/4711')).toBe(false);
  expect(fits('https://a.example/app#/po/4711', 'https://a.example/app#/po/9')).toBe(true);
  expect(fits('https://a.example/app#/po/4711', 'https://a.example/app#/invoices/9')).toBe(false);
});

test('what teaching says of an address is taken, whatever the address', () => {
  const part = fc.oneof(fc.stringMatching(/^[a-z.()+*$~-]{1,12}$/), fc.stringMatching(/^[a-z]{0,4}\d{1,9}$/));
  const parts = fc.array(part, { maxLength: 12 });
  fc.assert(
    fc.property(parts, parts, fc.boolean(), (path, route, hasRoute) => {
      const url = `https://a.example/${path.join('/')}${hasRoute ? `#/${route.join('/')}` : ''}`;
      const pattern = pathOf(url);
      expect(isQuickPattern(pattern), pattern).toBe(true);
      const { pathname, hash } = new URL(url);
      expect(new RegExp(pattern, 'u').test(`${pathname}${hash}`.slice(0, 200)), pattern).toBe(true);
    }),
    { numRuns: 300 },
  );
});
