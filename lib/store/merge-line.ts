import type { Invoice, OrderLine, Peg, QualityEvent, Receipt, Shipment } from '../domain/order.ts';
import type { Notes } from './schema.ts';
import { type Contradiction, notesOf, sameValue, settle, type Weighing, weighing } from './weigh.ts';

const SCALARS = [
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

const ITEM_FIELDS = [
  'number',
  'supplierNumber',
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
  /** `same`: says nothing new. `fresh`: the same again from a newer source. `noted`: only a contradiction was added. */
  outcome: 'new' | 'changed' | 'fresh' | 'noted' | 'same';
  contradictions: Contradiction[];
}

/** A line that is not in the store yet; its sets are brought into their one order, without repetitions. */
export function newLine(incoming: OrderLine): LineMerge {
  if (SETS.every((set) => incoming[set].length < 2))
    return { line: incoming, notes: undefined, outcome: 'new', contradictions: [] };
  const at = incoming.provenance.fetchedAt;
  const w = weighing(at, at, true, undefined);
  const bare: OrderLine = {
    ...incoming,
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
  const w = weighing(base, at, kept.provenance.jobId === incoming.provenance.jobId, notes);
  const line: OrderLine = { ...kept, item: { ...kept.item } };
  for (const field of SCALARS) settle(w, line, incoming, field, field);
  for (const field of ITEM_FIELDS) settle(w, line.item, incoming.item, field, `item.${field}`);
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

/** True when both lines give the same facts; where they were read does not count. */
function saysTheSame(kept: OrderLine, incoming: OrderLine): boolean {
  return (
    SCALARS.every((field) => sameValue(kept[field], incoming[field])) &&
    ITEM_FIELDS.every((field) => kept.item[field] === incoming.item[field]) &&
    SETS.every((field) => sameValue(kept[field], incoming[field]))
  );
}

export function sameNotes(a: Notes | undefined, b: Notes | undefined): boolean {
  const flat = (notes: Notes | undefined) =>
    notes ? [sorted(notes.ages), sorted(notes.contested)] : undefined;
  return sameValue(flat(a), flat(b));
}

function sorted(map: Map<string, unknown>): [string, unknown][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

const receiptId = (receipt: Receipt) =>
  receipt.number !== undefined ? `#${receipt.number}` : `${receipt.receivedOn} ${receipt.quantity ?? '?'}`;
const qualityId = (event: QualityEvent) => `${event.foundOn} ${event.rejected} ${event.reason ?? ''}`;
const numberOf = (document: Shipment | Invoice) => document.number;
const pegId = (peg: Peg) => `${peg.customerId} ${peg.salesOrder ?? ''}`;

/** The line with every set united: an element is found again by its identity, its other fields are weighed. */
function uniteSets(w: Weighing, line: OrderLine, incoming: OrderLine): OrderLine {
  return {
    ...line,
    shipments: unite(w, 'shipment', line.shipments, incoming.shipments, numberOf, ['shippedOn', 'quantity']),
    receipts: unite(w, 'receipt', line.receipts, incoming.receipts, receiptId, ['receivedOn', 'quantity']),
    qualityEvents: unite(w, 'quality', line.qualityEvents, incoming.qualityEvents, qualityId, []),
    invoices: unite(w, 'invoice', line.invoices, incoming.invoices, numberOf, ['invoicedOn', 'amount']),
    pegs: unite(w, 'peg', line.pegs, incoming.pegs, pegId, ['quantity', 'neededOn']),
  };
}

function unite<T extends object, K extends keyof T & string>(
  w: Weighing,
  name: string,
  kept: T[],
  incoming: T[],
  identity: (element: T) => string,
  fields: readonly K[],
): T[] {
  if (kept.length === 0 && incoming.length === 0) return kept;
  const united = new Map(kept.map((element) => [identity(element), { ...element }]));
  const given = new Set<string>();
  for (const element of incoming) {
    const id = identity(element);
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
  return [...united].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, element]) => element);
}

/** A field that the incoming record does not speak of keeps its age. */
function keepAge(w: Weighing, path: string): void {
  w.ages.set(path, w.notes?.ages.get(path) ?? w.base);
}
