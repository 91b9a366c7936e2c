import type { Invoice, OrderLine, Peg, QualityEvent, Receipt, Shipment } from '../domain/order.ts';
import type { Notes } from './schema.ts';
import { type Contradiction, notesOf, sameValue, settle, type Weighing, weighing } from './weigh.ts';

export const SCALARS = [
  'number',
  'ordered',
  'cancelled',
  'unit',
  'unitPrice',
  'value',
  'sentOn',
  'requestedOn',
  'firstPromisedOn',
  'lastPromisedOn',
  'confirmedOn',
] as const satisfies readonly (keyof OrderLine)[];

export const ITEM_FIELDS = [
  'number',
  'supplierNumber',
  'gtin',
  'description',
] as const satisfies readonly (keyof OrderLine['item'])[];

const SETS = [
  'shipments',
  'receipts',
  'qualityEvents',
  'invoices',
  'pegs',
] as const satisfies readonly (keyof OrderLine)[];

/** The fields of a line that merging knows; a test compares them with the schema. */
export const MERGED_FIELDS: readonly string[] = [...SCALARS, ...SETS, 'id', 'item', 'nativeId', 'provenance'];

export interface LineMerge {
  line: OrderLine;
  notes: Notes | undefined;
  /**
   * `same`: says nothing new. `confirmed`: the same again from a newer source, in every field. `fresh`: the same, with
   * fields that the newer source does not speak of. `noted`: only a contradiction was added.
   */
  outcome: 'new' | 'changed' | 'confirmed' | 'fresh' | 'noted' | 'same';
  contradictions: Contradiction[];
}

/** A line that is not in the store yet; its sets are brought into their one order, without repetitions. */
export function newLine(incoming: OrderLine): LineMerge {
  if (SETS.every((set) => incoming[set].length < 2) && !incoming.item.alternates)
    return { line: incoming, notes: undefined, outcome: 'new', contradictions: [] };
  const at = incoming.provenance.fetchedAt;
  const w = weighing(at, at, true, undefined);
  const bare: OrderLine = {
    ...incoming,
    item: withAlternates(incoming.item, []),
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [],
  };
  const line = uniteSets(w, bare, incoming);
  return { line, notes: notesOf(w, at), outcome: 'new', contradictions: w.contradictions };
}

/** Merges what comes in into the kept line. Neither is changed; `line` is the kept object when nothing has to be stored. */
export function mergeLine(kept: OrderLine, notes: Notes | undefined, given: OrderLine): LineMerge {
  // What comes in may repeat or contradict itself: settle that first.
  const { line: incoming, contradictions } = newLine(given);
  const base = kept.provenance.fetchedAt;
  const at = incoming.provenance.fetchedAt;
  const newer = at > base;
  if (!notes && !newer && saysTheSame(kept, incoming)) {
    return { line: kept, notes, outcome: 'same', contradictions };
  }
  if (newer && confirms(kept, notes, incoming)) {
    const line = { ...kept, provenance: incoming.provenance };
    return { line, notes, outcome: 'confirmed', contradictions };
  }
  const w = weighing(base, at, kept.provenance.jobId === incoming.provenance.jobId, notes);
  const line: OrderLine = { ...kept, item: { ...kept.item } };
  for (const field of SCALARS) settle(w, line, incoming, field, field);
  for (const field of ITEM_FIELDS) settle(w, line.item, incoming.item, field, `item.${field}`);
  uniteAlternates(w, line.item, incoming.item);
  const merged = uniteSets(w, line, incoming);
  const current = newer || (w.changed && at === base) ? incoming : kept;
  merged.provenance = current.provenance;
  if (current.nativeId !== undefined) merged.nativeId = current.nativeId;
  const newNotes = notesOf(w, Math.max(base, at));
  contradictions.push(...w.contradictions);
  const outcome = w.changed ? 'changed' : newer ? 'fresh' : sameNotes(notes, newNotes) ? 'same' : 'noted';
  return outcome === 'same'
    ? { line: kept, notes, outcome, contradictions }
    : { line: merged, notes: newNotes, outcome, contradictions };
}

/** True when a newer line changes nothing but the age of all fields of the kept one. */
function confirms(kept: OrderLine, notes: Notes | undefined, incoming: OrderLine): boolean {
  const { nativeId = kept.nativeId } = incoming;
  return !notes?.ages.size && nativeId === kept.nativeId && saysTheSame(kept, incoming);
}

/** True when both lines give the same facts; where they were read does not count. */
function saysTheSame(kept: OrderLine, incoming: OrderLine): boolean {
  return (
    SCALARS.every((field) => sameValue(kept[field], incoming[field])) &&
    ITEM_FIELDS.every((field) => kept.item[field] === incoming.item[field]) &&
    sameValue(kept.item.alternates, incoming.item.alternates) &&
    SETS.every((field) => sameValue(kept[field], incoming[field]))
  );
}

/** Part numbers that may be delivered instead: what any source names, in one order. Too few to have ages. */
function withAlternates(item: OrderLine['item'], more: readonly string[]): OrderLine['item'] {
  const united = [...new Set([...(item.alternates ?? []), ...more])].sort();
  if (united.length > 0) return { ...item, alternates: united };
  const { alternates: _, ...rest } = item;
  return rest;
}

export function uniteAlternates(w: Weighing, item: OrderLine['item'], incoming: OrderLine['item']): void {
  if (!incoming.alternates) return;
  const { alternates } = withAlternates(item, incoming.alternates);
  if (sameValue(item.alternates, alternates)) return;
  item.alternates = alternates;
  w.changed = true;
}

export function sameNotes(a: Notes | undefined, b: Notes | undefined): boolean {
  const flat = (notes: Notes | undefined) =>
    notes ? [sorted(notes.ages), sorted(notes.contested)] : undefined;
  return sameValue(flat(a), flat(b));
}

function sorted(map: Map<string, unknown>): [string, unknown][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** How the elements of a set are told apart, and which of their fields are weighed when one is found again. */
interface Identity<T, K extends keyof T & string> {
  /** What it is called in contradictions. */
  name: string;
  of(element: T): string;
  /** True when nothing but its content tells it from others. */
  isNameless(element: T): boolean;
  fields: readonly K[];
}

const SHIPMENT: Identity<Shipment, 'shippedOn' | 'quantity'> = {
  name: 'shipment',
  of: ({ number, shippedOn, quantity }) => number || `${shippedOn ?? '?'} ${quantity ?? '?'}`,
  isNameless: ({ number }) => number === '',
  fields: ['shippedOn', 'quantity'],
};
const RECEIPT: Identity<Receipt, 'receivedOn' | 'quantity'> = {
  name: 'receipt',
  of: ({ number, receivedOn, quantity }) =>
    number === undefined ? `${receivedOn} ${quantity ?? '?'}` : `#${number}`,
  isNameless: ({ number }) => number === undefined,
  fields: ['receivedOn', 'quantity'],
};
const FINDING: Identity<QualityEvent, 'foundOn' | 'rejected' | 'reason'> = {
  name: 'quality',
  of: ({ foundOn, rejected, reason }) => `${foundOn} ${rejected} ${reason ?? ''}`,
  isNameless: () => true,
  fields: ['foundOn', 'rejected', 'reason'],
};
const INVOICE: Identity<Invoice, 'invoicedOn' | 'amount'> = {
  name: 'invoice',
  of: ({ number }) => number,
  isNameless: () => false,
  fields: ['invoicedOn', 'amount'],
};
const PEG: Identity<Peg, 'quantity' | 'neededOn'> = {
  name: 'peg',
  of: ({ customerId, salesOrder }) => `${customerId} ${salesOrder ?? ''}`,
  isNameless: () => false,
  fields: ['quantity', 'neededOn'],
};

/** The line with every set united: an element is found again by its identity, its other fields are weighed. */
export function uniteSets(w: Weighing, line: OrderLine, incoming: OrderLine): OrderLine {
  const corrects = !w.sameJob && line.provenance.sourceId === incoming.provenance.sourceId;
  return {
    ...line,
    shipments: unite(w, SHIPMENT, line.shipments, incoming.shipments, corrects),
    receipts: unite(w, RECEIPT, line.receipts, incoming.receipts, corrects),
    qualityEvents: unite(w, FINDING, line.qualityEvents, incoming.qualityEvents, corrects),
    invoices: unite(w, INVOICE, line.invoices, incoming.invoices, corrects),
    pegs: unite(w, PEG, line.pegs, incoming.pegs, corrects),
  };
}

function unite<T extends object, K extends keyof T & string>(
  w: Weighing,
  identity: Identity<T, K>,
  kept: T[],
  incoming: T[],
  corrects: boolean,
): T[] {
  if (kept.length === 0 && incoming.length === 0) return kept;
  const { name, fields } = identity;
  const united = new Map(kept.map((element) => [identity.of(element), { ...element }]));
  const corrected = corrects ? correctedId(identity, kept, incoming) : undefined;
  const given = new Set<string>();
  for (const element of incoming) {
    const id = corrected !== undefined && identity.isNameless(element) ? corrected : identity.of(element);
    given.add(id);
    const target = united.get(id);
    if (target) {
      for (const field of fields) settle(w, target, element, field, `${name} ${id} ${field}`);
      continue;
    }
    united.set(id, { ...element });
    for (const field of fields) w.ages.set(`${name} ${id} ${field}`, w.at);
    w.changed = true;
  }
  for (const id of united.keys()) {
    if (!given.has(id)) for (const field of fields) keepAge(w, `${name} ${id} ${field}`);
  }
  return [...united.values()].sort((a, b) => (identity.of(a) < identity.of(b) ? -1 : 1));
}

/**
 * Without a number a corrected date would make a second receipt. Where a source told of exactly one such event and tells
 * of exactly one now, it is the same event: a table states how a line stands, and two rows of one table are two events
 * (same job). Answers the identity under which it is kept.
 */
function correctedId<T, K extends keyof T & string>(
  identity: Identity<T, K>,
  kept: T[],
  incoming: T[],
): string | undefined {
  const [before, ...more] = kept.filter(identity.isNameless);
  const now = incoming.filter(identity.isNameless);
  return before !== undefined && more.length === 0 && now.length === 1 ? identity.of(before) : undefined;
}

/** A field that the incoming record does not speak of keeps its age. */
function keepAge(w: Weighing, path: string): void {
  w.ages.set(path, w.notes?.ages.get(path) ?? w.base);
}
