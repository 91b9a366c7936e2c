import type { ImportJob } from '../domain/import-job.ts';
import { type Order, UNKNOWN_PARTNER } from '../domain/order.ts';
import type { OpenSource } from '../sources/source.ts';
import { commit } from '../store/commit.ts';
import { commitFound } from '../store/commit-found.ts';
import type { Store } from '../store/open.ts';
import type { GoneLines } from '../store/remove-lines.ts';
import { withRoom } from '../store/shed.ts';
import { eachStored } from '../store/stored-records.ts';
import { besideToGo } from './sweep-beside.ts';

/** What came of looking for deleted lines and records. */
export interface Swept {
  removed: number;
  /** So much was missing that nothing was removed. */
  refused?: { missing: number; of: number };
}

/** More than this share missing, and more than a handful, is an odd answer rather than a company's work. */
const MOST_SHARE = 0.1;
const HANDFUL = 10;

/** Where a line lies here, and when its system last said so. */
interface Place {
  order: Pick<Order, 'id' | 'partnerId'>;
  at: number;
}

/**
 * Removes lines that a system holds no more, and orders of which nothing is left, committed with the job's cursor; also what it
 * listed beside orders. Removes
 * nothing where the system listed fewer ids than it said there are, none at all, or so few that a tenth of its records here would
 * go, unless a person has `accepted` that so many do. A line that lies in several orders, as its order was given another number
 * or partner there, or as it was moved, stays where its system last had it. Throws what the source throws.
 */
export async function sweep(
  store: Store,
  job: ImportJob,
  lineIds: NonNullable<OpenSource['lineIds']>,
  sourceId: string,
  signal: AbortSignal,
  accepted?: number,
): Promise<Swept> {
  const there = new Map<string, Place | undefined>();
  const kinds = new Set<string>();
  const former = new Map<string, string>();
  let total = 0;
  for await (const page of lineIds()) {
    for (const id of page.ids) there.set(id, undefined);
    if (page.replacedBy === undefined) kinds.add(page.kind);
    else former.set(page.kind, page.replacedBy);
    total += page.total;
  }
  const { gone, moved, ...lines } = await linesToGo(store, there, [...kinds], sourceId);
  const beside = await besideToGo(store, (id) => there.has(id), [...kinds], sourceId);
  const missing = lines.missing + beside.missing;
  const known = lines.known + beside.known;
  const odd = there.size < total || (there.size === 0 && accepted === undefined);
  const isRefused = missing > 0 && (odd || missing > Math.max(HANDFUL, known * MOST_SHARE, accepted ?? 0));
  const all = [...(isRefused ? [] : gone), ...moved, ...(await replacedLines(store, former, sourceId))];
  const replaced = isRefused ? [] : beside.replaced;
  if (all.length + replaced.length > 0) {
    const batch = { relations: {}, replaced, rejects: [], gone: all, job };
    await withRoom(store, () => commitFound(store, batch, signal));
  }
  const partners = isRefused ? [] : beside.partners;
  if (partners.length > 0) await withRoom(store, () => commit(store, { partners, orders: [] }, signal));
  return isRefused ? { removed: 0, refused: { missing, of: known } } : { removed: missing };
}

/** Lines of kinds that others took the place of, where there are some of those, and of kinds that are not wanted any more. */
async function replacedLines(
  store: Store,
  replaced: ReadonlyMap<string, string>,
  sourceId: string,
): Promise<GoneLines[]> {
  if (replaced.size === 0) return [];
  const found = new Map([...replaced.keys()].map((kind) => [kind, [] as GoneLines[]]));
  const there = new Set<string>();
  const look = ({ id: orderId, partnerId, lines, ...order }: Order) => {
    if (lines.length === 0 && isOwnHeading(order, sourceId))
      for (const [kind, by] of replaced)
        if (by === '') found.get(kind)?.push({ partnerId, orderId, lineIds: [], heading: true });
    const own = lines.filter(({ provenance }) => provenance.sourceId === sourceId);
    for (const [kind, by] of replaced) {
      if (by !== '' && own.some(({ id }) => id.startsWith(by))) there.add(by);
      const lineIds = own.flatMap(({ id }) => (id.startsWith(kind) ? [id] : []));
      if (lineIds.length > 0) found.get(kind)?.push({ partnerId, orderId, lineIds });
    }
  };
  await eachStored(store, { orders: look });
  return [...replaced].flatMap(([kind, by]) => (by === '' || there.has(by) ? (found.get(kind) ?? []) : []));
}

/** True for what only the own objects of a system bring: a purchase order that is a heading alone. */
function isOwnHeading({ kind, heading }: Pick<Order, 'kind' | 'heading'>, sourceId: string): boolean {
  return kind === 'purchase' && heading?.provenance?.sourceId === sourceId;
}

/**
 * Lines that this source brought and does not have, and those that it has in another order now; those of other sources in the
 * same orders are not its business.
 */
async function linesToGo(
  store: Store,
  there: Map<string, Place | undefined>,
  kinds: readonly string[],
  sourceId: string,
) {
  const gone: GoneLines[] = [];
  const left: { orderId: string; partnerId: string; lineId: string }[] = [];
  let missing = 0;
  let known = 0;
  const look = ({ id: orderId, partnerId, lines }: Order) => {
    const own = lines.filter(
      ({ id, provenance }) => provenance.sourceId === sourceId && kinds.some((kind) => id.startsWith(kind)),
    );
    known += own.length;
    const lineIds = own.flatMap(({ id }) => (there.has(id) ? [] : [id]));
    missing += lineIds.length;
    if (lineIds.length > 0) gone.push({ partnerId, orderId, lineIds });
    // What has no partner is put together with the order of its number when it is read.
    if (partnerId === UNKNOWN_PARTNER) return;
    for (const { id, provenance } of own) {
      if (!there.has(id)) continue;
      const here = { order: { id: orderId, partnerId }, at: provenance.fetchedAt };
      const before = there.get(id);
      if (!before || before.at < here.at) there.set(id, here);
      if (!before || before.at === here.at) continue;
      const { order } = before.at < here.at ? before : here;
      left.push({ orderId: order.id, partnerId: order.partnerId, lineId: id });
    }
  };
  // As they are stored: people may have made one partner of several.
  await eachStored(store, { orders: look });
  const moved = [...Map.groupBy(left, ({ orderId }) => orderId).values()].flatMap((lines): GoneLines[] => {
    const [first] = lines;
    return first ? [{ ...first, lineIds: lines.map(({ lineId }) => lineId) }] : [];
  });
  return { gone, missing, moved, known };
}
