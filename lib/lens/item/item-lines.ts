import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { findItems } from '../../store/items.ts';
import type { Store } from '../../store/open.ts';
import { aliasesOf, gtinKey, type ItemId, isCalled, itemIdOf, keyOfItemId, mayBe } from './item-names.ts';

/** A line of an item with its order, both as seen today. */
export interface ItemLine {
  order: Order;
  line: OrderLine;
}

/** Every line of one item. */
export interface ItemMatch {
  id: ItemId;
  lines: ItemLine[];
}

/** How many further names of an item are followed to lines that lack our number. */
const MAX_ALIASES = 20;

/** The items that each key names, as seen on `today`; keys that name none are absent. Several: the number is ambiguous. */
export async function itemsOf(
  store: Store,
  keys: readonly string[],
  today: CalendarDate,
): Promise<Map<string, ItemMatch[]>> {
  if (keys.length === 0) return new Map();
  // A GTIN is written with twelve, thirteen or fourteen digits; the store knows each in the longest spelling as well.
  const spellings = new Set(keys.flatMap((key) => [key, gtinKey(key)]));
  const hits = seenOn(today, await findItems(store, [...spellings]));
  const idsByKey = new Map<string, ItemId[]>();
  for (const key of keys) {
    const own = [...new Set([key, gtinKey(key)])]
      .flatMap((spelling) => hits.get(spelling) ?? [])
      .filter(({ line }) => isCalled(line, key));
    if (own.length > 0) idsByKey.set(key, idsAmong(own));
  }
  const items = await linesOfItems(store, new Set([...idsByKey.values()].flat()), hits, today);
  return new Map(
    [...idsByKey].map(([key, ids]) => [key, ids.flatMap((id) => matchOf(id, items.get(id)))] as const),
  );
}

/** One item by its id; null where no line of it is known today. */
export async function itemById(store: Store, id: ItemId, today: CalendarDate): Promise<ItemMatch | null> {
  const items = await linesOfItems(store, new Set([id]), new Map(), today);
  return matchOf(id, items.get(id))[0] ?? null;
}

/** Lines of other items that say this key may be delivered in their place. */
export async function linesNaming(store: Store, key: string, today: CalendarDate): Promise<ItemLine[]> {
  const hits = seenOn(today, await findItems(store, [key])).get(key) ?? [];
  return hits.filter(({ line }) => mayBe(line, key) && !isCalled(line, key));
}

function matchOf(id: ItemId, lines: ItemLine[] | undefined): ItemMatch[] {
  return lines && lines.length > 0 ? [{ id, lines }] : [];
}

/** Ids of these lines; those without our number take the id of a line beside them that shares another name and has it. */
function idsAmong(lines: readonly ItemLine[]): ItemId[] {
  const numbered = new Map<ItemId, ItemId>();
  for (const { line, order } of lines) {
    const id = itemIdOf(line, order);
    if (id?.startsWith('n/')) for (const alias of aliasesOf(line, order)) numbered.set(alias, id);
  }
  const ids = new Set<ItemId>();
  for (const { line, order } of lines) {
    const id = itemIdOf(line, order);
    if (id === null) continue;
    const known = id.startsWith('n/') ? id : aliasesOf(line, order).find((alias) => numbered.has(alias));
    ids.add(known === undefined ? id : (numbered.get(known) ?? known));
  }
  return [...ids];
}

/** The lines of each item: those that bear its id, then those without our number that share a supplier's number or GTIN. */
async function linesOfItems(
  store: Store,
  ids: ReadonlySet<ItemId>,
  known: Map<string, ItemLine[]>,
  today: CalendarDate,
): Promise<Map<ItemId, ItemLine[]>> {
  const first = await linesUnder(store, [...ids].map(keyOfItemId), known, today);
  const items = new Map<ItemId, ItemLine[]>();
  const aliases = new Map<ItemId, ItemId>();
  for (const id of ids) {
    const lines = (first.get(keyOfItemId(id)) ?? []).filter(
      ({ line, order }) => itemIdOf(line, order) === id,
    );
    items.set(id, lines);
    if (!id.startsWith('n/')) continue;
    const others = new Set(lines.flatMap(({ line, order }) => aliasesOf(line, order)));
    for (const alias of [...others].slice(0, MAX_ALIASES)) aliases.set(alias, id);
  }
  const second = await linesUnder(store, [...aliases.keys()].map(keyOfItemId), first, today);
  for (const [alias, id] of aliases) {
    for (const found of second.get(keyOfItemId(alias)) ?? [])
      if (itemIdOf(found.line, found.order) === alias) items.get(id)?.push(found);
  }
  return items;
}

/** What is filed under each key, from `known` where it was read already. */
async function linesUnder(
  store: Store,
  keys: readonly string[],
  known: Map<string, ItemLine[]>,
  today: CalendarDate,
): Promise<Map<string, ItemLine[]>> {
  const missing = [...new Set(keys)].filter((key) => !known.has(key));
  if (missing.length === 0) return known;
  const found = seenOn(today, await findItems(store, missing));
  return new Map([...known, ...found]);
}

/** The hits as they stood on `today`: later events taken out, orders and lines that were not yet known left out. */
function seenOn(
  today: CalendarDate,
  hits: Map<string, { order: Order; line: OrderLine }[]>,
): Map<string, ItemLine[]> {
  const seen = new Map<Order, Order | null>();
  const visible = (order: Order) => {
    let found = seen.get(order);
    if (found === undefined) {
      found = visibleOrder(order, today);
      seen.set(order, found);
    }
    return found;
  };
  const lineOf = (hit: { order: Order; line: OrderLine }): ItemLine[] => {
    const order = visible(hit.order);
    const line = order?.lines.find(({ id }) => id === hit.line.id);
    return order && line ? [{ order, line }] : [];
  };
  return new Map([...hits].map(([key, list]) => [key, list.flatMap(lineOf)] as const));
}
