import type { Order } from '../domain/order.ts';
import type { Provenance } from '../domain/provenance.ts';
import { hashPair } from './hash.ts';
import { buildTable, placeOf } from './runs.ts';
import type { Confirmation, ReadTx } from './schema.ts';

/*
 * A newer file that says the same of a line as the store leaves the block alone: it is noted here that the line was said
 * again, and when. What is noted is the line together with the origin that its block gives it (which import wrote it), as
 * a hash of 64 bits: a line that is written anew has another origin, and what was noted of it before no longer counts.
 * So whoever writes a line writes its effective origin, and nothing has to be taken out of the notes.
 */

/** The confirmations as one context holds them: immutable parts, of which a reader fetches only those it does not have. */
export interface Confirmed {
  readonly generation: number;
  readonly parts: readonly Confirmation[];
}

/** This many parts of about one size are gathered before they become one. */
const GATHERED = 8;

/** The confirmations as this transaction sees them. Needs `confirmations` in its scope. */
export async function confirmedOf(
  holder: { confirmed?: Confirmed },
  tx: ReadTx,
  generation: number,
): Promise<Confirmed> {
  if (holder.confirmed?.generation === generation) return holder.confirmed;
  const known = new Map(holder.confirmed?.parts.map((part) => [part.id, part]));
  const ids = await tx.objectStore('confirmations').getAllKeys();
  const parts = await Promise.all(
    ids.map(async (id) => known.get(id) ?? (await tx.objectStore('confirmations').get(id))),
  );
  const confirmed = { generation, parts: parts.filter((part) => part !== undefined) };
  if (generation >= (holder.confirmed?.generation ?? 0)) holder.confirmed = confirmed;
  return confirmed;
}

/** The hash of a line, or with an empty line id of an order's heading, as it is stored with this origin. */
export function keyOfLine(origin: Provenance, orderId: string, lineId: string): [number, number] {
  return hashPair(`${origin.jobId}\n${origin.fetchedAt}\n${orderId}\n${lineId}`);
}

/** A stored order with the origin of whoever said each line, and its heading, last; itself when nothing was said again. */
export function confirmOrder(order: Order, { parts }: Pick<Confirmed, 'parts'>): Order {
  if (parts.length === 0) return order;
  const { id, heading } = order;
  let confirmed = order;
  let changed = false;
  const lines = order.lines.map((line) => {
    const provenance = newest(parts, line.provenance, id, line.id);
    if (provenance === line.provenance) return line;
    changed = true;
    return { ...line, provenance };
  });
  if (changed) confirmed = { ...confirmed, lines };
  if (!heading?.provenance) return confirmed;
  const provenance = newest(parts, heading.provenance, id, '');
  return provenance === heading.provenance
    ? confirmed
    : { ...confirmed, heading: { ...heading, provenance } };
}

function newest(
  parts: readonly Confirmation[],
  stored: Provenance,
  orderId: string,
  lineId: string,
): Provenance {
  const [high, low] = keyOfLine(stored, orderId, lineId);
  let found = stored;
  for (const part of parts) {
    const at = placeOf(part, high, low);
    if (part.hashes[at] !== high || part.values[at] !== low) continue;
    const said = part.origins[part.from[at] ?? 0];
    if (said && said.fetchedAt > found.fetchedAt) found = said;
  }
  return found;
}

/** The confirmations of one commit, by their hashes. */
export function newConfirmation(
  id: number,
  origin: Provenance,
  keys: readonly (readonly [number, number])[],
): Confirmation {
  const table = buildTable(
    keys.map(([high]) => high),
    keys.map(([, low]) => low),
  );
  return { id, origins: [origin], from: new Uint16Array(table.hashes.length), ...table };
}

/**
 * How many of the stored parts, from the newest backwards, become one with a new part of `added` lines: eight or more that
 * are not much bigger than it, then eight of that size, and so on. Few parts have to be asked, and each line is rewritten
 * some three times while a million are confirmed.
 */
export function partsToGather(counts: readonly number[], added: number): number {
  let size = added;
  let gathered = 0;
  for (;;) {
    let more = 0;
    let sum = 0;
    for (let at = counts.length - 1 - gathered; at >= 0 && (counts[at] ?? 0) < size * 2; at--) {
      more++;
      sum += counts[at] ?? 0;
    }
    if (more < GATHERED) return gathered;
    gathered += more;
    size += sum;
  }
}

/** Several parts as one: of a line that several hold, what was said last. */
export function gather(id: number, parts: readonly Confirmation[]): Confirmation {
  const [first, ...rest] = parts;
  if (!first) throw new RangeError('gather needs a part');
  return { ...rest.reduce((sum, part) => mergeTwo(sum, part), first), id };
}

function mergeTwo(a: Confirmation, b: Confirmation): Confirmation {
  const origins = [...a.origins];
  const places = b.origins.map((origin) => placeIn(origins, origin));
  const total = a.hashes.length + b.hashes.length;
  const hashes = new Uint32Array(total);
  const values = new Uint32Array(total);
  const from = new Uint16Array(total);
  let count = 0;
  for (let i = 0, j = 0; i < a.hashes.length || j < b.hashes.length; count++) {
    const order = compare(a, i, b, j);
    const ofA = a.from[i] ?? 0;
    const ofB = places[b.from[j] ?? 0] ?? 0;
    const takesB = order > 0 || (order === 0 && ageAt(origins, ofB) > ageAt(origins, ofA));
    hashes[count] = (order > 0 ? b.hashes[j] : a.hashes[i]) ?? 0;
    values[count] = (order > 0 ? b.values[j] : a.values[i]) ?? 0;
    from[count] = takesB ? ofB : ofA;
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  return pruned({
    id: b.id,
    origins,
    hashes: hashes.slice(0, count),
    values: values.slice(0, count),
    from: from.slice(0, count),
  });
}

/** Without origins that no line names any more. */
function pruned(part: Confirmation): Confirmation {
  const used = new Uint8Array(part.origins.length);
  for (const no of part.from) used[no] = 1;
  if (!used.includes(0)) return part;
  const places = new Uint16Array(part.origins.length);
  const origins = part.origins.filter((_, no) => {
    places[no] = used.subarray(0, no).reduce((sum, each) => sum + each, 0);
    return used[no] === 1;
  });
  return { ...part, origins, from: part.from.map((no) => places[no] ?? 0) };
}

function placeIn(origins: Provenance[], origin: Provenance): number {
  const at = origins.findIndex(
    (each) =>
      each.jobId === origin.jobId && each.fetchedAt === origin.fetchedAt && each.sourceId === origin.sourceId,
  );
  return at < 0 ? origins.push(origin) - 1 : at;
}

function ageAt(origins: readonly Provenance[], no: number): number {
  return origins[no]?.fetchedAt ?? 0;
}

function compare(a: Confirmation, i: number, b: Confirmation, j: number): number {
  if (i >= a.hashes.length) return 1;
  if (j >= b.hashes.length) return -1;
  return (a.hashes[i] ?? 0) - (b.hashes[j] ?? 0) || (a.values[i] ?? 0) - (b.values[j] ?? 0);
}

/** A part with those of its lines only that are marked, by their places. */
export function keepMarked(part: Confirmation, marks: Uint8Array): Confirmation {
  const isMarked = (_: number, at: number) => marks[at] === 1;
  return pruned({
    ...part,
    hashes: part.hashes.filter(isMarked),
    values: part.values.filter(isMarked),
    from: part.from.filter(isMarked),
  });
}
