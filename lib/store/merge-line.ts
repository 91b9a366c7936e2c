import { statesRecordsWhole } from '../domain/connection.ts';
import type { OrderLine } from '../domain/order.ts';
import { nowOf } from '../domain/workspace.ts';
import type { Notes } from './schema.ts';
import { SETS, uniteSets } from './unite-sets.ts';
import { type Contradiction, notesOf, sameValue, settle, type Weighing, weighing } from './weigh.ts';

export const SCALARS = [
  'number',
  'ordered',
  'cancelled',
  'closed',
  'unit',
  'unitPrice',
  'value',
  'sentOn',
  'requestedOn',
  'firstPromisedOn',
  'lastPromisedOn',
  'confirmedOn',
  'standardPrice',
  'shipTo',
  'mode',
  'lots',
  'documentsCorrect',
  'undamaged',
] as const satisfies readonly (keyof OrderLine)[];

export const ITEM_FIELDS = [
  'number',
  'supplierNumber',
  'gtin',
  'description',
  'group',
] as const satisfies readonly (keyof OrderLine['item'])[];

/** Neither settled by age nor united. */
const APART = ['id', 'item', 'nativeId', 'provenance', 'closedSeenOn'] as const;

/** The fields of a line that merging knows; a test compares them with the schema. */
export const MERGED_FIELDS: readonly string[] = [...SCALARS, ...SETS, ...APART];

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
export function newLine(given: OrderLine): LineMerge {
  const incoming = withoutEmptySets(given);
  if (SETS.every((set) => (incoming[set]?.length ?? 0) < 2) && !incoming.item.alternates)
    return { line: incoming, notes: undefined, outcome: 'new', contradictions: [] };
  const at = incoming.provenance.fetchedAt;
  const w = weighing(at, at, true, undefined);
  const { returns: _, changes: __, ...rest } = incoming;
  const bare: OrderLine = {
    ...rest,
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

/** Sets that a line need not have are absent where they are empty. */
function withoutEmptySets(line: OrderLine): OrderLine {
  if (line.returns?.length !== 0 && line.changes?.length !== 0) return line;
  const { returns, changes, ...rest } = line;
  return {
    ...rest,
    ...(returns?.length ? { returns } : undefined),
    ...(changes?.length ? { changes } : undefined),
  };
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
  if (statesWhole(kept, incoming) && !saysTheSame(kept, incoming))
    return { line: withClosedSeen(kept, incoming), notes: undefined, outcome: 'changed', contradictions };
  const w = weighing(base, at, kept.provenance.jobId === incoming.provenance.jobId, notes);
  const line: OrderLine = { ...kept, item: { ...kept.item } };
  for (const field of SCALARS) settle(w, line, incoming, field, field);
  for (const field of ITEM_FIELDS) settle(w, line.item, incoming.item, field, `item.${field}`);
  uniteAlternates(w, line.item, incoming.item);
  const merged = uniteSets(w, line, incoming);
  const closedSeenOn = merged.closed ? (kept.closedSeenOn ?? incoming.closedSeenOn) : undefined;
  if (closedSeenOn === undefined) delete merged.closedSeenOn;
  else merged.closedSeenOn = closedSeenOn;
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

/** When a line that its system told as open was done by; before that day it was open, whatever is not known of its end. */
function withClosedSeen(kept: OrderLine, incoming: OrderLine): OrderLine {
  if (!incoming.closed) return incoming;
  const { fetchedAt } = incoming.provenance;
  const seen = nowOf({ sample: false }, () => new Date(fetchedAt)).today;
  const closedSeenOn = kept.closed ? kept.closedSeenOn : seen;
  return closedSeenOn === undefined ? incoming : { ...incoming, closedSeenOn };
}

/** A system reads its whole line anew: a peg, an invoice or a date that it no longer has is gone. */
function statesWhole(kept: OrderLine, incoming: OrderLine): boolean {
  const { sourceId, fetchedAt, jobId } = incoming.provenance;
  const before = kept.provenance;
  const later = fetchedAt >= before.fetchedAt && jobId !== before.jobId;
  return later && before.sourceId === sourceId && statesRecordsWhole(sourceId);
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
    SETS.every((field) => sameValue(kept[field] ?? [], incoming[field] ?? []))
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
