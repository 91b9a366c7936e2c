import type { Order, OrderLine } from '../domain/order.ts';
import type { Partner, PartnerRole } from '../domain/partner.ts';
import type { Provenance } from '../domain/provenance.ts';
import { mergeAccounts, mergeFormerNames } from './merge-accounts.ts';
import { formerContacts, mergeContacts, stillThere } from './merge-contacts.ts';
import { mergeHeading } from './merge-heading.ts';
import { type LineMerge, mergeLine, newLine, sameNotes } from './merge-line.ts';
import { mergeNames } from './merge-names.ts';
import type { Notes } from './schema.ts';
import { type Contradiction, notesOf, sameValue, settle, weighing } from './weigh.ts';

const HEADER = [
  'kind',
  'number',
  'buyer',
  'buyerGroup',
  'plant',
  'company',
] as const satisfies readonly (keyof Order)[];

/** The header fields that merging knows; a test compares them with the schema. */
export const MERGED_HEADER: readonly string[] = [...HEADER, 'heading'];

/** A contradiction inside one file. `lineId` is empty for a field of the order's header. */
export interface Conflict extends Contradiction {
  orderId: string;
  lineId: string;
  /** Where the dropped value stood in its source. */
  nativeId?: string;
}

export interface MergeCounts {
  linesNew: number;
  linesChanged: number;
  linesSame: number;
  conflicts: Conflict[];
}

interface OrderMerge {
  order: Order;
  dirty: boolean;
  confirmed: Map<string, Provenance>;
}

/** The key under which a block keeps notes: of an order's header, or of one of its lines. */
export function noteKey(orderId: string, lineId?: string): string {
  return lineId === undefined ? orderId : `${orderId}\n${lineId}`;
}

/** The key of the notes on an order's heading dates; no line has an empty id. */
export function headingKey(orderId: string): string {
  return noteKey(orderId, '');
}

/**
 * Merges the parts of one order into what is stored of it. `notes` is the block's and is changed in place; the orders
 * are not. Answers the order to store, which is `kept` itself when there is nothing to write;
 * then `confirmed` names the lines that were said again by somebody newer, and who, under an empty id the heading.
 */
export function mergeOrder(
  kept: Order | undefined,
  notes: Map<string, Notes>,
  parts: readonly Order[],
  counts: MergeCounts,
): OrderMerge {
  const first = parts[0];
  if (!kept && !first) throw new RangeError('mergeOrder needs an order');
  let header = (kept ?? { ...first, lines: [] }) as Order;
  const lines = new Map(kept?.lines.map((line) => [line.id, line]));
  const confirmed = new Map<string, Provenance>();
  let dirty = !kept;
  for (const part of parts) {
    const merged = part === first && !kept ? undefined : mergeHeader(header, lines, notes, part, counts);
    if (merged) {
      header = merged;
      dirty = true;
    }
    if (kept || part !== first) {
      const dated = mergeHeadingInto(header, notes, part, counts);
      if (dated) header = dated.order;
      if (dated?.confirmed) confirmed.set('', dated.confirmed);
      else if (dated) dirty = true;
    }
    for (const line of part.lines) {
      const outcome = mergeInto(lines, notes, part.id, line, counts);
      if (outcome === 'confirmed') confirmed.set(line.id, line.provenance);
      else if (outcome !== 'same') dirty = true;
    }
  }
  if (!dirty && kept) return { order: kept, dirty, confirmed };
  return { order: { ...header, lines: [...lines.values()] }, dirty, confirmed: new Map() };
}

/** Merges one line into the lines of its order. */
function mergeInto(
  lines: Map<string, OrderLine>,
  notes: Map<string, Notes>,
  orderId: string,
  incoming: OrderLine,
  counts: MergeCounts,
): LineMerge['outcome'] {
  const kept = lines.get(incoming.id);
  const merge = kept ? mergeLine(kept, getNotes(notes, orderId, incoming.id), incoming) : newLine(incoming);
  for (const contradiction of merge.contradictions) {
    counts.conflicts.push({ orderId, lineId: incoming.id, ...contradiction, nativeId: incoming.nativeId });
  }
  if (merge.outcome === 'new') counts.linesNew++;
  else if (merge.outcome === 'changed') counts.linesChanged++;
  else counts.linesSame++;
  if (merge.outcome === 'same') return merge.outcome;
  lines.set(incoming.id, merge.line);
  setNotes(notes, orderId, incoming.id, merge.notes);
  return merge.outcome;
}

/** The order with its heading dates merged, or undefined when there is nothing to write. */
function mergeHeadingInto(
  kept: Order,
  notes: Map<string, Notes>,
  incoming: Order,
  counts: MergeCounts,
): { order: Order; confirmed?: Provenance } | undefined {
  const before = getNotes(notes, incoming.id, '');
  const merge = mergeHeading(kept.heading, before, incoming.heading);
  if (!merge) return undefined;
  for (const contradiction of merge.contradictions) {
    counts.conflicts.push({ orderId: incoming.id, lineId: '', ...contradiction });
  }
  if (merge.heading === kept.heading && merge.notes === before) return undefined;
  setNotes(notes, incoming.id, '', merge.notes);
  const order = { ...kept, heading: merge.heading };
  // A heading of unknown origin can only be written.
  return merge.confirmed && kept.heading?.provenance
    ? { order, confirmed: merge.heading.provenance }
    : { order };
}

/**
 * The merged header, or undefined when there is nothing to write. A header is as old as the newest line or heading of its
 * order.
 */
function mergeHeader(
  kept: Order,
  lines: Map<string, OrderLine>,
  notes: Map<string, Notes>,
  incoming: Order,
  counts: MergeCounts,
): Order | undefined {
  const jobId = incoming.lines[0]?.provenance.jobId ?? incoming.heading?.provenance?.jobId;
  let base = kept.heading?.provenance?.fetchedAt ?? 0;
  let sameJob = kept.heading?.provenance !== undefined && kept.heading.provenance.jobId === jobId;
  for (const { provenance } of lines.values()) {
    base = Math.max(base, provenance.fetchedAt);
    sameJob ||= provenance.jobId === jobId;
  }
  const said = incoming.heading?.provenance?.fetchedAt ?? 0;
  const at = incoming.lines.reduce((age, line) => Math.max(age, line.provenance.fetchedAt), said);
  const before = getNotes(notes, incoming.id);
  if (at <= base && !before && HEADER.every((field) => sameValue(kept[field], incoming[field])))
    return undefined;
  const w = weighing(lines.size === 0 && !kept.heading ? at : base, at, sameJob, before);
  const merged: Order = { ...kept };
  for (const field of HEADER) settle(w, merged, incoming, field, field, field === 'number');
  for (const contradiction of w.contradictions) {
    counts.conflicts.push({
      orderId: incoming.id,
      lineId: '',
      ...contradiction,
      nativeId: incoming.lines[0]?.nativeId,
    });
  }
  const after = notesOf(w, Math.max(base, at));
  if (!w.changed && sameNotes(before, after)) return undefined;
  setNotes(notes, incoming.id, undefined, after);
  return merged;
}

function getNotes(notes: Map<string, Notes>, orderId: string, lineId?: string): Notes | undefined {
  return notes.size === 0 ? undefined : notes.get(noteKey(orderId, lineId));
}

function setNotes(
  notes: Map<string, Notes>,
  orderId: string,
  lineId: string | undefined,
  value: Notes | undefined,
): void {
  if (value) notes.set(noteKey(orderId, lineId), value);
  else if (notes.size > 0) notes.delete(noteKey(orderId, lineId));
}

/**
 * Merges two records of one partner: name, owner, place and language from the newer, roles, numbers, domains and contacts united. Answers
 * `kept` itself when nothing changed. "Own site" and "supplier" exclude each other: the newer statement holds.
 */
export function mergePartner(kept: Partner, incoming: Partner): Partner {
  const newer = incoming.provenance.fetchedAt > kept.provenance.fetchedAt;
  const notOlder = incoming.provenance.fetchedAt >= kept.provenance.fetchedAt;
  const later = notOlder && incoming.provenance.jobId !== kept.provenance.jobId;
  const merged: Partner = {
    ...kept,
    name: newer ? incoming.name : kept.name,
    roles: mergeRoles(kept.roles, incoming.roles, newer || later),
    numbers: union(kept.numbers, incoming.numbers),
    domains: union(kept.domains, incoming.domains),
    contacts: mergeContacts(
      newer || later ? stillThere(kept, incoming) : kept.contacts,
      incoming.contacts,
      newer,
    ),
  };
  for (const field of ['owner', 'city', 'country', 'language'] as const) {
    const value = newer ? (incoming[field] ?? kept[field]) : (kept[field] ?? incoming[field]);
    if (value !== undefined) merged[field] = value;
  }
  const names = mergeNames(kept, incoming);
  if (names) merged.names = names;
  const accounts = mergeAccounts(kept, incoming, newer || later);
  if (accounts) merged.accounts = accounts;
  const given = mergeFormerNames(kept, incoming, merged.name);
  if (given) merged.formerNames = given;
  else delete merged.formerNames;
  const former = formerContacts(kept, incoming, merged.contacts);
  if (former) merged.formerContacts = former;
  else delete merged.formerContacts;
  const changed = !sameValue(kept, merged);
  if (newer || (changed && notOlder)) return { ...merged, provenance: incoming.provenance };
  return changed ? merged : kept;
}

function mergeRoles(kept: PartnerRole[], incoming: PartnerRole[], incomingHolds: boolean): PartnerRole[] {
  const holds = incomingHolds ? incoming : kept;
  const roles = union(kept, incoming) as PartnerRole[];
  const gone = new Set<PartnerRole>();
  if (holds.includes('own-site') && !holds.includes('supplier')) gone.add('supplier');
  if (holds.includes('supplier') && !holds.includes('own-site')) gone.add('own-site');
  return roles.filter((role) => !gone.has(role));
}

function union<T extends string>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])].sort();
}
