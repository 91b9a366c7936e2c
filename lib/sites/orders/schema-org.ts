import type { PageRow } from '../../domain/page-reading.ts';
import type { PageNodes } from '../reading/lent.ts';
import type { Found } from './cell-value.ts';
import type { Meaning } from './header-words.ts';
import type { rowOf } from './records.ts';
import type { linesOf } from './text.ts';
import type { fits } from './values.ts';

/**
 * What a page says of orders in the vocabulary of schema.org: Order, OrderItem and ParcelDelivery, in JSON-LD and microdata.
 * A script of its own, brought to pages that have such data; the reader of orders lends it what both need.
 */
export interface Lent {
  dom: PageNodes;
  rowOf: typeof rowOf;
  linesOf: typeof linesOf;
  fits: typeof fits;
}

interface Pass extends Lent {
  table: number;
  rows: PageRow[];
  /** Nodes that may still be looked at. */
  left: number;
}

const LONGEST = 400_000;
const DEEPEST = 8;
const MOST_NODES = 20_000;
const OF_ORDERS = /schema\.org\/(?:Order|ParcelDelivery)/i;

type Data = Record<string, unknown>;

/** Properties by what they say, `/` leading into what they hold. */
const ORDER: readonly [Meaning, string][] = [
  ['ordered', 'orderDate'],
  ['status', 'orderStatus'],
  ['currency', 'priceCurrency'],
  ['currency', 'acceptedOffer/priceCurrency'],
  ['amount', 'price'],
  ['supplier', 'seller/name'],
  ['supplier', 'merchant/name'],
  ['buyer', 'customer/name'],
];
const DELIVERY: readonly [Meaning, string][] = [
  ['promised', 'expectedArrivalUntil'],
  ['promised', 'expectedArrivalFrom'],
  ['tracking', 'trackingNumber'],
];
const ITEM: readonly [Meaning, string][] = [
  ['line', 'orderItemNumber'],
  ['quantity', 'orderQuantity/value'],
  ['quantity', 'orderQuantity'],
  ['unit', 'orderQuantity/unitText'],
  ['status', 'orderItemStatus'],
  ['description', 'orderedItem/name'],
  ['item', 'orderedItem/sku'],
  ['item', 'orderedItem/mpn'],
  ['gtin', 'orderedItem/gtin'],
  ['gtin', 'orderedItem/gtin13'],
  ['gtin', 'orderedItem/gtin14'],
  ...DELIVERY.map(([is, path]): [Meaning, string] => [is, `orderDelivery/${path}`]),
];

/** All rows that structured data under a root says. */
export function* schemaRows(lent: Lent, root: Node, table: number): Generator<undefined, PageRow[]> {
  const { dom } = lent;
  const pass: Pass = { ...lent, table, rows: [], left: MOST_NODES };
  for (const script of dom.allIn(root, 'script[type="application/ld+json"]')) {
    const text = dom.firstChildOf(script);
    const data = dom.isText(text) ? parse(dom.dataOf(text)) : undefined;
    read(pass, data, 0);
    yield;
  }
  // By one attribute alone: with more to compare, the browser takes 60 ms for a page of 50,000 rows that has none.
  for (const scope of dom.allIn(root, '[itemscope]')) {
    if (!OF_ORDERS.test(dom.attributeOf(scope, 'itemtype') ?? '')) continue;
    if (dom.attributeOf(scope, 'itemprop') === null) read(pass, microdata(pass, scope, 0), 0);
    yield;
  }
  return pass.rows;
}

function parse(text: string): unknown {
  if (text.length > LONGEST) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;
const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const isA = (data: Data, type: string): boolean =>
  listOf(data['@type']).some((name) => typeof name === 'string' && name.endsWith(type));

function read(pass: Pass, value: unknown, depth: number): void {
  if (!isData(value) || depth > DEEPEST || --pass.left < 0) return;
  if (Array.isArray(value)) {
    for (const each of value) read(pass, each, depth + 1);
    return;
  }
  const isParcel = isA(value, 'ParcelDelivery');
  const order = textAt(isParcel ? listOf(value.partOfOrder)[0] : value, 'orderNumber');
  if (isParcel && order) push(pass, order, 'order', take(pass, value, DELIVERY));
  else if (isA(value, 'Order') && order) {
    push(pass, order, 'order', take(pass, value, ORDER));
    const items = [...listOf(value.orderedItem), ...listOf(value.orderItem)];
    for (const item of items)
      if (isData(item) && isA(item, 'OrderItem')) push(pass, order, 'line', take(pass, item, ITEM));
  } else for (const inner of Object.values(value)) read(pass, inner, depth + 1);
}

function push({ rows, table, rowOf }: Pass, order: string, of: PageRow['of'], found: Found): void {
  const row = rowOf(table, order, of, found);
  if (Object.keys(row.fields).length > 0 && rows.length < 1_000) rows.push(row);
}

function take({ fits }: Pass, data: Data, properties: readonly [Meaning, string][]): Found {
  const found: Found = {};
  for (const [is, path] of properties) {
    const text = textAt(data, path)?.replace(/^https?:\/\/schema\.org\//i, '');
    if (text && found[is] === undefined && fits(is, text)) found[is] = text;
  }
  return found;
}

function textAt(data: unknown, path: string): string | undefined {
  let at: unknown = data;
  for (const step of path.split('/')) {
    const [first] = listOf(at);
    at = isData(first) && Object.hasOwn(first, step) ? first[step] : undefined;
  }
  const [first] = listOf(at);
  if (typeof first !== 'string' && typeof first !== 'number') return undefined;
  return String(first).replace(/\s+/g, ' ').trim().slice(0, 200) || undefined;
}

/** An element with `itemscope` as JSON-LD would say it. */
function microdata(pass: Pass, scope: Element, depth: number): Data {
  const { dom } = pass;
  const data: Data = { '@type': dom.attributeOf(scope, 'itemtype') ?? '' };
  const visit = (element: Element, deep: number): void => {
    for (let at = dom.firstElementOf(element); at && --pass.left > 0; at = dom.elementAfter(at)) {
      const name = dom.attributeOf(at, 'itemprop');
      const isScope = dom.attributeOf(at, 'itemscope') !== null;
      if (name && isScope && depth < DEEPEST)
        data[name] = [...listOf(data[name]), microdata(pass, at, depth + 1)];
      else if (name) data[name] ??= propertyOf(pass, at);
      if (!isScope && deep < 100) visit(at, deep + 1);
    }
  };
  visit(scope, 0);
  return data;
}

const propertyOf = ({ dom, linesOf }: Pass, element: Element): string =>
  ['content', 'datetime', 'href'].map((name) => dom.attributeOf(element, name)).find(Boolean) ??
  linesOf(element).join(' ');
