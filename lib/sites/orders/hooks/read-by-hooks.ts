import { MAX_ROWS, type PageField } from '../../../domain/page-fields.ts';
import type { PageRow } from '../../../domain/page-reading.ts';
import type { FieldHook, RowsHook, SiteHooks } from '../../../domain/site-hooks.ts';
import type { PageToRead } from '../read-orders.ts';
import { findValue, type Value } from './find-value.ts';
import { type Look, lookAt, select } from './places.ts';

/** What hooks read of a page. */
export interface HookReading {
  rows: PageRow[];
  /** Names of what should be there and is not, or is something else: `order`, `header.promised`, `rows`, `rows.quantity`. */
  missing: string[];
  /** There are more rows than are read, or than the page shows. */
  cut: boolean;
}

type Fields = PageRow['fields'];

const LONGEST_ORDER = 100;
/** Texts of a row that are looked through before it counts as one that says something. */
const MOST_TEXTS = 200;
/** Fields that cannot do without a digit. */
const WITH_DIGITS: readonly (PageField | 'order')[] = [
  'order',
  'line',
  'gtin',
  'quantity',
  'open',
  'received',
  'price',
  'amount',
  'ordered',
  'requested',
  'promised',
  'shipped',
  'delivered',
];

/** Reads a page by the hooks of an adapter or a taught portal. Yields after each row; throws nothing, changes nothing. */
export function* readByHooks({ doc, nodes }: PageToRead, hooks: SiteHooks): Generator<void, HookReading> {
  const look = lookAt(doc, nodes);
  const missing = new Set<string>();
  const rows: PageRow[] = [];
  const order = hooks.order && checked('order', findValue(look, doc.body, hooks.order));
  note(missing, '', 'order', order, hooks.expects);
  const number = textOf(order)?.slice(0, LONGEST_ORDER);
  const fields = readFields(look, doc.body, hooks.header ?? {}, hooks.expects, (name) =>
    missing.add(`header.${name}`),
  );
  if (number && hooks.header) rows.push({ table: 0, order: number, of: 'order', fields });
  let cut = false;
  for (const [index, list] of (hooks.rows ?? []).entries()) {
    const of = list.of ?? (hooks.kind === 'orders' ? 'order' : 'line');
    let count = 0;
    for (const element of select(look, doc.body, list.each)) {
      if (rows.length >= MAX_ROWS) {
        cut = true;
        break;
      }
      const row = readRow(look, element, list, number, missing);
      if (row) rows.push({ table: index + 1, order: row.order, of, fields: row.fields });
      if (row || row === null) count++;
      yield;
    }
    if (count === 0 && !isEmpty(look, list)) missing.add('rows');
    cut ||= list.more !== undefined && [...select(look, doc.body, list.more)].length > 0;
  }
  return { rows, missing: [...missing], cut };
}

/** A row; null where it has no order; undefined for one that says nothing, such as a spacer. */
function readRow(
  look: Look,
  element: Element,
  list: RowsHook,
  pageOrder: string | undefined,
  missing: Set<string>,
): { order: string; fields: Fields } | null | undefined {
  const noted: string[] = [];
  const own = list.order && checked('order', findValue(look, element, list.order, list.head));
  const fields = readFields(look, element, list.fields, list.expects, (name) => noted.push(name), list.head);
  const saysNothing = Object.keys(fields).length === 0 && textOf(own) === undefined && own !== 'broken';
  if (saysNothing && !hasDigits(look, element)) return undefined;
  for (const name of noted) missing.add(`rows.${name}`);
  if (list.order) note(missing, 'rows.', 'order', own, list.expects);
  const order = (list.order ? textOf(own) : pageOrder)?.slice(0, LONGEST_ORDER);
  return order ? { order, fields } : null;
}

function readFields(
  look: Look,
  element: Element,
  hooks: Partial<Record<PageField, FieldHook>>,
  expects: readonly string[],
  lacks: (name: string) => void,
  head?: string,
): Fields {
  const fields: Fields = {};
  for (const [name, hook] of Object.entries(hooks) as [PageField, FieldHook][]) {
    const value = checked(name, findValue(look, element, hook, head));
    const text = textOf(value);
    if (text !== undefined) fields[name] = text;
    else if (isLacking(name, value, expects)) lacks(name);
  }
  return fields;
}

/** A number or date without a digit is something else. */
const checked = (name: PageField | 'order', value: Value): Value =>
  typeof value === 'object' && WITH_DIGITS.includes(name) && !/\p{Nd}/u.test(value.text) ? 'broken' : value;

const textOf = (value: Value | undefined): string | undefined =>
  typeof value === 'object' ? value.text : undefined;

function note(
  missing: Set<string>,
  prefix: string,
  name: PageField | 'order',
  value: Value | undefined,
  expects: readonly string[],
): void {
  if (isLacking(name, value ?? 'absent', expects)) missing.add(`${prefix}${name}`);
}

/** A place that is there and says nothing is no fault: a draft has no number yet, a service no unit. */
const isLacking = (name: PageField | 'order', value: Value, expects: readonly string[]): boolean =>
  value === 'broken' || (value === 'absent' && expects.includes(name));

function hasDigits({ doc, nodes }: Look, element: Element): boolean {
  const walker = nodes.textsUnder(doc, element);
  for (let count = 0; count < MOST_TEXTS; count++) {
    const text = walker.nextNode();
    if (!text) return false;
    if (/\p{Nd}/u.test(nodes.dataOf(text as Text))) return true;
  }
  return true;
}

/** True where what holds the rows is there and says nothing: a list of nothing, instead of rows that were not found. */
function isEmpty(look: Look, { empty }: RowsHook): boolean {
  if (empty === undefined) return false;
  const holders = [...select(look, look.doc.body, empty)];
  return holders.length > 0 && !holders.some((holder) => hasDigits(look, holder));
}
