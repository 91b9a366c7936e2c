// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isQuickPattern } from '../../../../lib/domain/quick-pattern.ts';
import { siteHooksSchema } from '../../../../lib/domain/site-hooks.ts';
import type { TaughtField } from '../../../../lib/domain/taught-sample.ts';
import { pathOf, propose, tried } from '../../../../lib/page/teach/propose.ts';
import { pointedAt } from '../../../../lib/page/teach/ways.ts';
import { lookAt } from '../../../../lib/sites/orders/hooks/places.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';

const url = 'https://portal.example/orders';
const TAUGHT: TaughtField[] = ['order', 'line', 'quantity', 'promised', 'status'];

function open(html: string): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceWith(document.adoptNode(parsed.body));
}

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
