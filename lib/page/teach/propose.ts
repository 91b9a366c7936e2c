import { PAGE_FIELDS, type PageField } from '../../domain/page-fields.ts';
import type { FieldHook, SiteHooks } from '../../domain/site-hooks.ts';
import type { TaughtField } from '../../domain/taught-sample.ts';
import { findValue } from '../../sites/orders/hooks/find-value.ts';
import { type Look, lookAt } from '../../sites/orders/hooks/places.ts';
import { type HookReading, readByHooks } from '../../sites/orders/hooks/read-by-hooks.ts';
import { behindHost } from '../../sites/orders/hooks/read-site.ts';
import type { PageToRead } from '../../sites/orders/read-orders.ts';
import { fairest, outsideHook } from './outside.ts';
import { isWithin, type RowList, type RowsFound, rowLists, rowsOf } from './rows.ts';
import { pointedAt, waysTo } from './ways.ts';

interface Proposal {
  /** How the page is read; null where nothing can be read robustly. */
  hooks: SiteHooks | null;
  /** What was pointed at and cannot be found again by any name, label or heading; `rows` where the rows have none. */
  lost: (TaughtField | 'rows')[];
}

/** Fields that make a row one line of an order. */
const OF_LINE: readonly TaughtField[] = [
  'line',
  'item',
  'supplierItem',
  'gtin',
  'quantity',
  'price',
  'received',
  'open',
];

/**
 * From one element per field of one row, how all pages of this kind are read: selectors that say what things are (roles, data
 * attributes, headings, labels), never where they stand. Changes nothing of the page.
 */
export function propose(page: PageToRead, picked: ReadonlyMap<TaughtField, Element>): Proposal {
  const look = lookAt(page.doc, page.nodes);
  const others = [...picked].flatMap(([name, element]) => (name === 'order' ? [] : [element]));
  const found = rowsOf(look, others) ?? rowsOf(look, [...picked.values()]);
  const lists = found ? rowLists(look, found) : [];
  const drafts = lists.length > 0 ? lists.map((list) => draft(look, page, picked, found, list)) : [];
  if (drafts.length === 0) drafts.push(draft(look, page, picked, found));
  const [best] = drafts.sort((a, b) => a.faults - b.faults || b.rows - a.rows);
  return { hooks: best?.hooks ?? null, lost: best?.lost ?? [] };
}

interface Draft extends Proposal {
  /** Names that it does not find although it should, and what was lost. */
  faults: number;
  rows: number;
}

/** Hooks with one list of rows, tried on the page. */
function draft(
  look: Look,
  page: PageToRead,
  picked: ReadonlyMap<TaughtField, Element>,
  found?: RowsFound,
  list?: RowList,
): Draft {
  const lost: Proposal['lost'] = found && !list ? ['rows'] : [];
  const inRow = new Map<TaughtField, FieldHook>();
  const onPage = new Map<TaughtField, FieldHook>();
  for (const [name, element] of picked) {
    const isRow = found !== undefined && isWithin(look, element, found.row);
    if (isRow && !list) continue;
    const around =
      list && found && !isRow && name === 'order' ? outsideHook(look, found.row, list, element) : undefined;
    const hook =
      around ??
      (isRow && list ? rowHook(look, found.row, list, name, element) : pageHook(look, name, element));
    if (!hook) lost.push(name);
    else (isRow || around ? inRow : onPage).set(name, hook);
  }
  const order = onPage.get('order');
  if (!order && !inRow.has('order')) return { hooks: null, lost, faults: MOST_FAULTS, rows: 0 };
  const header = fieldsOf(onPage);
  const hooks: SiteHooks = {
    kind: order ? 'order' : 'orders',
    when: { path: pathOf(page.url) },
    ...(order ? { order } : {}),
    ...(order && Object.keys(header).length > 0 ? { header } : {}),
    ...(list && inRow.size > 0 ? { rows: [rowsHook(look, list, inRow)] } : {}),
    expects: order ? ['order'] : [],
  };
  const { rows, missing } = tried(page, hooks);
  return { hooks, lost, faults: missing.length + lost.length, rows: rows.length };
}

const MOST_FAULTS = 100;

/** What hooks read of the page now. */
export function tried(page: PageToRead, hooks: SiteHooks): HookReading {
  const steps = readByHooks(page, hooks);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

function rowsHook(look: Look, { each, rows }: RowList, hooks: ReadonlyMap<TaughtField, FieldHook>) {
  const order = hooks.get('order');
  const telling = rows.filter((row) => [...hooks.values()].some((hook) => says(look, row, hook)));
  const expects = [...hooks].flatMap(([name, hook]) =>
    telling.every((row) => says(look, row, hook)) ? [name] : [],
  );
  const isLine = OF_LINE.some((name) => hooks.has(name));
  return {
    each,
    of: isLine ? ('line' as const) : ('order' as const),
    ...(order ? { order } : {}),
    fields: fieldsOf(hooks),
    expects,
  };
}

const says = (look: Look, row: Element, hook: FieldHook): boolean =>
  typeof findValue(look, row, hook) === 'object';

/** The hook that finds the value in this row and nothing strange in others: of all ways together, else of one. */
function rowHook(
  look: Look,
  row: Element,
  list: RowList,
  name: TaughtField,
  element: Element,
): FieldHook | undefined {
  // What stands in a part of a cell may have a name only together with the rest of it.
  for (let at: Element | null = element; at && at !== row; at = look.nodes.elementAbove(at)) {
    const pointed = pointedAt(look, at, name === 'order');
    const hook = pointed && fairest(look, list, waysTo(look, row, pointed));
    if (hook) return hook;
  }
  return undefined;
}

/** The hook that finds a value that stands once on the page. */
function pageHook(look: Look, name: TaughtField, element: Element): FieldHook | undefined {
  const pointed = pointedAt(look, element, name === 'order');
  const ways = pointed ? waysTo(look, look.doc.body, pointed) : [];
  return ways.length > 0 ? Object.assign({}, ...ways) : undefined;
}

function fieldsOf(hooks: ReadonlyMap<TaughtField, FieldHook>): Partial<Record<PageField, FieldHook>> {
  return Object.fromEntries(
    PAGE_FIELDS.flatMap((name) => (hooks.has(name) ? [[name, hooks.get(name)]] : [])),
  );
}

/** The address behind the host, with what changes from page to page left open: parts with digits, and the query. */
export function pathOf(url: string): string {
  const { pathname, hash } = new URL(url);
  const route = /^#!?\//.test(hash) ? hash.replace(/\?.*$/, '') : '';
  const open = (path: string): string =>
    path
      .split('/')
      .map((part) => (/\d/.test(part) ? '[^/?#]{1,80}' : part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')))
      .join('/');
  const end = route ? '' : '(?:[?#]|$)';
  const path = `^${open(pathname)}${route ? `[^#]{0,80}${open(route)}(?:[?]|$)` : end}`;
  // An address of very long parts is not known by them.
  return path.length <= 200 && new RegExp(path, 'u').test(behindHost(url)) ? path : '^/';
}
