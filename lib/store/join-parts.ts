import { type HeadingDates, type Order, type OrderLine, UNKNOWN_PARTNER } from '../domain/order.ts';
import { ordersOfBlock } from './blocks.ts';
import { type Confirmed, confirmOrder } from './confirmations.ts';
import { keysOfItem, numberOfId } from './identifiers.ts';
import { headingKey, noteKey } from './merge.ts';
import { HEADING_DATES, mergeHeading } from './merge-heading.ts';
import { ITEM_FIELDS, SCALARS, uniteAlternates } from './merge-line.ts';
import type { Block, Notes } from './schema.ts';
import { uniteSets } from './unite-sets.ts';
import { settle, weighing } from './weigh.ts';

/*
 * What files say in parts is stored as they said it and put together when it is read: nothing of the result depends on
 * the order in which the files arrived, and it can be taken apart again when a second partner has the same number.
 */

type NotesOf = ReadonlyMap<string, Notes> | undefined;
const JOINED_HEADER = ['buyer', 'buyerGroup', 'plant', 'company'] as const satisfies readonly (keyof Order)[];

/** The orders of a block as readers get them: put together, and each line as old as the last file that said it. */
export function readOrders(block: Block, confirmed: Pick<Confirmed, 'parts'>): Order[] {
  const stored = ordersOfBlock(block).map((order) => confirmOrder(order, confirmed));
  if (block.partnerId === UNKNOWN_PARTNER) return stored.map((order) => resolveOrder(order, block.notes));
  const unknown = new Map<string, Order>();
  for (const order of stored) {
    if (order.partnerId === UNKNOWN_PARTNER) unknown.set(numberOfId(order.id), order);
  }
  const known = unknown.size === 0 ? stored : stored.filter((order) => order.partnerId !== UNKNOWN_PARTNER);
  return known.map((order) => joined(order, unknown.get(numberOfId(order.id)), block.notes));
}

/** An order with what files without partners say of its number, heading dates and events in their places. */
export function joined(order: Order, unknown: Order | undefined, notes: NotesOf): Order {
  return resolveOrder(unknown ? joinOrder(order, unknown, notes) : order, notes);
}

function joinOrder(order: Order, unknown: Order, notes: NotesOf): Order {
  const whole: Order = { ...order };
  const w = weighing(ageOf(order), ageOf(unknown), true, notes?.get(noteKey(order.id)));
  w.incomingAges = notes?.get(noteKey(unknown.id))?.ages;
  for (const field of JOINED_HEADER) settle(w, whole, unknown, field, field);
  const heading = mergeHeading(order.heading, notes?.get(headingKey(order.id)), unknown.heading);
  if (heading) whole.heading = heading.heading;
  const lines = new Map(order.lines.map((line) => [line.id, line]));
  for (const line of unknown.lines) {
    const kept = lines.get(line.id);
    const of = (each: Order) => notes?.get(noteKey(each.id, line.id));
    lines.set(line.id, kept ? joinLine(kept, of(order), line, of(unknown)) : line);
  }
  whole.lines = [...lines.values()];
  return whole;
}

/** An order is as old as the newest that was said of it. */
function ageOf({ lines, heading }: Order): number {
  const said = heading?.provenance?.fetchedAt ?? 0;
  return lines.reduce((age, line) => Math.max(age, line.provenance.fetchedAt), said);
}

/** Two stored lines that are the same one: each field from the newer; of the same age, from the kept. */
function joinLine(
  kept: OrderLine,
  keptNotes: Notes | undefined,
  other: OrderLine,
  otherNotes?: Notes,
): OrderLine {
  const base = kept.provenance.fetchedAt;
  const at = other.provenance.fetchedAt;
  const w = weighing(base, at, true, keptNotes);
  w.incomingAges = otherNotes?.ages;
  const line: OrderLine = { ...kept, item: { ...kept.item } };
  for (const field of SCALARS) settle(w, line, other, field, field);
  for (const field of ITEM_FIELDS) settle(w, line.item, other.item, field, `item.${field}`);
  uniteAlternates(w, line.item, other.item);
  const whole = uniteSets(w, line, other);
  if (at > base) whole.provenance = other.provenance;
  return whole;
}

/** The order with its heading's dates in lines that have none, and with events that name no line in the only one they fit. */
function resolveOrder(order: Order, notes: NotesOf): Order {
  const folded = foldEvents(order, notes);
  const { heading } = order;
  if (!heading && folded === order.lines) return order;
  return { ...order, lines: heading ? folded.map((line) => withHeading(line, heading)) : folded };
}

function withHeading(line: OrderLine, heading: HeadingDates): OrderLine {
  const missing = HEADING_DATES.filter((field) => line[field] === undefined && heading[field] !== undefined);
  if (missing.length === 0) return line;
  const filled = { ...line };
  for (const field of missing) filled[field] = heading[field];
  return filled;
}

/** How many lines a reader sees of a stored order. */
export function linesShown(order: Order): number {
  return order.lines.length < 2 ? order.lines.length : foldEvents(order, undefined).length;
}

/**
 * A line that has no number of its own and no ordered quantity only carries events: they belong to the only other line,
 * or, where they name an item, to the only line of that item. Where there are several they stay a line of their own.
 */
function foldEvents({ id, lines }: Order, notes: NotesOf): OrderLine[] {
  const carriers = lines.length < 2 ? [] : lines.filter(carriesEvents);
  if (carriers.length === 0) return lines;
  const targets = lines.filter((line) => !carriesEvents(line));
  const whole = new Map(lines.map((line) => [line.id, line]));
  for (const carrier of carriers.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const fitting = targets.filter((target) => fits(carrier, target));
    const [target] = fitting;
    const kept = target && whole.get(target.id);
    if (!kept || fitting.length > 1) continue;
    const of = (line: OrderLine) => notes?.get(noteKey(id, line.id));
    whole.set(kept.id, joinLine(kept, of(kept), carrier, of(carrier)));
    whole.delete(carrier.id);
  }
  return whole.size === lines.length ? lines : [...whole.values()];
}

function carriesEvents({ id, ordered }: OrderLine): boolean {
  return ordered === undefined && (id === 'single' || id.startsWith('='));
}

function fits(carrier: OrderLine, target: OrderLine): boolean {
  const keys = keysOfItem(carrier.item);
  if (keys.size === 0) return carrier.id === 'single';
  const others = keysOfItem(target.item);
  return [...keys].some((key) => others.has(key));
}
