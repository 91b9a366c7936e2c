// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ReadingPart } from '../../../lib/domain/page-reading.ts';
import type { Talk } from '../../../lib/page/talk.ts';
import type { LensWorld } from '../../../lib/page/world.ts';
import { schemaRows } from '../../../lib/sites/orders/schema-org.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';

/** The extension's API as a content script has it; `hear` is what the background says. */
const api = vi.hoisted(() => {
  const state = { hear: undefined as ((message: unknown, sender: { id: string }) => void) | undefined };
  const onMessage = {
    addListener: (run: typeof state.hear) => {
      state.hear = run;
    },
    removeListener: () => undefined,
  };
  return { state, runtime: { id: 'ours', onMessage } };
});
vi.mock('wxt/browser', () => ({ browser: { runtime: api.runtime } }));

const { startOrders } = await import('../../../lib/page/orders.ts');

const world = globalThis as LensWorld;
const HEAD = '<th>Order number</th><th>Line</th><th>Quantity</th><th>Delivery date</th>';
const tableOf = (...orders: string[]) =>
  `<h1>Purchase orders</h1><table><tr>${HEAD}</tr>${orders
    .map((order) => `<tr><td>${order}</td><td>10</td><td>5</td><td>2026-04-13</td></tr>`)
    .join('')}</table>`;

let life: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  world.partnerLensTaught = undefined;
  world.partnerLensSites = undefined;
  world.partnerLensHooks = undefined;
  world.partnerLensStructured = undefined;
});

type Heard = { type: string; input: ReadingPart };

/** A page that is read, and a background that answers as `reply` says. */
function start(markup: string, reply: (heard: Heard) => unknown = () => []) {
  document.body.innerHTML = markup;
  const heard: Heard[] = [];
  const ask = async (type: string, input: ReadingPart) => {
    heard.push({ type, input });
    return reply({ type, input });
  };
  const { read } = startOrders({
    doc: document,
    nodes: pageNodes,
    ask: ask as unknown as Talk['ask'],
    found: () => undefined,
    repaint: () => undefined,
    signal: life.signal,
  });
  const readings = () => heard.filter(({ type }) => type === 'reading').map(({ input }) => input);
  return { read, heard, readings };
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const refresh = () => api.state.hear?.({ type: 'refresh', input: {} }, { id: 'ours' });
const show = (persisted: boolean) =>
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));

it('sends a page once while it says the same, and nothing of one without orders', async () => {
  const { read, readings } = start(tableOf('4500001'));
  read();
  await pass(5_000);
  read();
  await pass(5_000);
  expect(readings().map(({ rows }) => rows.map(({ order }) => order))).toEqual([['4500001']]);
  const empty = start('<p>Welcome</p>');
  empty.read();
  refresh();
  await pass(5_000);
  expect(empty.readings()).toEqual([]);
});

it('sends all of it again when the page comes back from the cache, which the background forgot', async () => {
  const { read, readings } = start(tableOf('4500001'));
  read();
  await pass(3_000);
  show(false);
  await pass(3_000);
  expect(readings()).toHaveLength(1);
  show(true);
  await pass(3_000);
  expect(readings()).toHaveLength(2);
});

it('tells again what an adapter misses when the page comes back', async () => {
  const missing = { adapter: 'a', version: 1, missing: ['order'] };
  world.partnerLensSites = { a: { id: 'a', version: 1, pages: [], detect: () => true } };
  world.partnerLensHooks = function* (_site, _page, reading) {
    yield;
    return { reading, health: missing };
  };
  const { read, heard } = start(tableOf('4500001'));
  const told = () => heard.filter(({ type }) => type === 'health');
  read();
  await pass(10_000);
  expect(told()).toHaveLength(1);
  show(true);
  await pass(10_000);
  expect(told().map(({ input }) => input)).toEqual([missing, missing]);
});

it('sends again what was not answered, and rests longer each time', async () => {
  let answers = false;
  const { read, readings } = start(tableOf('4500001'), () => (answers ? [] : undefined));
  read();
  await pass(60_000);
  expect(readings().length).toBeGreaterThan(3);
  expect(readings().length).toBeLessThan(9);
  answers = true;
  await pass(20_000);
  const sent = readings().length;
  await pass(60_000);
  expect(readings()).toHaveLength(sent);
});

it('begins anew when the records change while its parts are on their way', async () => {
  const orders = Array.from({ length: 501 }, (_, at) => `45${String(at).padStart(5, '0')}`);
  let refreshed = false;
  const { read, readings } = start(tableOf(...orders), () => {
    if (!refreshed) refresh();
    refreshed = true;
    return [];
  });
  read();
  await pass(60_000);
  const parts = readings().map(({ reading, part }) => `${reading}/${part}`);
  expect(readings()[0]?.last).toBe(false);
  expect(new Set(readings().map(({ reading }) => reading)).size, parts.join(' ')).toBe(2);
});

it('tells that a page became empty, also after the records changed', async () => {
  const { read, readings } = start(tableOf('4500001'));
  read();
  await pass(3_000);
  document.body.textContent = '';
  refresh();
  await pass(5_000);
  expect(readings().map(({ rows }) => rows.length)).toEqual([1, 0]);
});

it('sends what it says again at another address', async () => {
  const { read, readings } = start(tableOf('4500001'));
  read();
  await pass(3_000);
  history.replaceState(null, '', `#${Math.random()}`);
  read();
  await pass(3_000);
  expect(readings()).toHaveLength(2);
});

it('waits for taught portals no longer than four seconds', async () => {
  world.partnerLensTaught = new Promise(() => undefined);
  const { read, readings } = start(tableOf('4500001'));
  read();
  await pass(3_000);
  expect(readings()).toEqual([]);
  await pass(3_000);
  expect(readings()).toHaveLength(1);
});

it('has the reader of structured data brought to a page of such, and to no other', async () => {
  const data = (type: string) =>
    `<script type="application/ld+json">{"@type": "${type}", "orderNumber": "4500009", "orderStatus": "Open"}</script>`;
  const { read, heard, readings } = start(data('Order'), ({ type }) => {
    if (type === 'structured') world.partnerLensStructured = schemaRows;
    return [];
  });
  read();
  await pass(5_000);
  read();
  await pass(5_000);
  expect(heard.filter(({ type }) => type === 'structured')).toHaveLength(1);
  expect(readings().flatMap(({ rows }) => rows.map(({ order }) => order))).toEqual(['4500009']);
  world.partnerLensStructured = undefined;
  const other = start(tableOf('4500001') + data('Product'));
  other.read();
  await pass(5_000);
  expect(other.heard.map(({ type }) => type)).toEqual(['reading']);
  const refused = start(tableOf('4500001') + data('Order'), ({ type }) =>
    type === 'reading' ? [] : undefined,
  );
  refused.read();
  await pass(5_000);
  expect(refused.readings()).toHaveLength(1);
});
