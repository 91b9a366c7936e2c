import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Order } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';
import { BLOCK_SCOPE, readBlocks } from './block-cache.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { blocksForCustomer } from './queries.ts';
import { readUnions, UNION_SCOPE, type Unions, unionsOf } from './unions.ts';
import { blocksUnder, readUnited } from './unite.ts';
import { distinct } from './united-blocks.ts';

/**
 * What was derived of one partner. A commit deletes the summaries of the partners that it touches in its own transaction:
 * one that is there is current but for the day and the settings.
 */
export interface SummaryRecord {
  partnerId: string;
  definition: number;
  /** The day that counted as today. */
  day: CalendarDate;
  /** The settings that it was made with. */
  stamp: string;
  /** True for one that delivers nothing, until it is counted what others deliver for it. */
  waiting?: boolean;
  /** What a list sorts, filters and searches by. */
  name: string;
  roles: string;
  owner?: string;
  /** Folded words for the search. */
  find: string;
  orders: number;
  lines: number;
  open: number;
  late: number;
  /** The share that the list is sorted by; 2 where it is not judged. */
  rank: number;
  /** What that share is; none where it is not known. */
  share: 'otif' | 'on-time' | 'none';
  /** Everything a row shows beyond that, as JSON. */
  figures: string;
  /** Per customer what this partner delivers for it, as JSON. */
  served: string;
  /** Whose orders are open here: buyers, groups, plants, companies with counts, as JSON. */
  owners: string;
}

/** The open lines of one partner, grouped by whose they are. Holds only beside the summary that was made with it. */
export interface OpenLinesRecord {
  partnerId: string;
  day: CalendarDate;
  stamp: string;
  /** JSON: `[buyer, buyer group, plant, company]` of each part. */
  groups: string;
  /** JSON of the packed lines of each group. */
  parts: string[];
}

/** How many blocks are read in one transaction: about 800 lines, a few milliseconds. */
const SLICE_BLOCKS = 16;

/** Summaries in the sequence of their ids, `count` at most, behind `after`. */
export function summariesAfter(store: Store, after: string, count: number): Promise<SummaryRecord[]> {
  return transact(
    store,
    ['summaries'],
    'readonly',
    async (tx) =>
      (await tx
        .objectStore('summaries')
        .getAll(IDBKeyRange.lowerBound(after, true), count)) as unknown as SummaryRecord[],
  );
}

/** The summary of one partner; undefined while it has to be made. */
export function readSummary(store: Store, partnerId: string): Promise<SummaryRecord | undefined> {
  return transact(
    store,
    [...UNION_SCOPE, 'summaries'],
    'readonly',
    async (tx) =>
      (await tx.objectStore('summaries').get((await unionsOf(store, tx)).headOf(partnerId))) as unknown as
        | SummaryRecord
        | undefined,
  );
}

/** The summaries of these partners, of those that have one. */
export function summariesOf(store: Store, partnerIds: readonly string[]): Promise<SummaryRecord[]> {
  return transact(store, [...UNION_SCOPE, 'summaries'], 'readonly', async (tx) => {
    const heads = headsOf(await unionsOf(store, tx), partnerIds);
    const found = await Promise.all(heads.map((id) => tx.objectStore('summaries').get(id)));
    return found.filter((record) => record !== undefined) as unknown as SummaryRecord[];
  });
}

/** The open lines of these partners, of those that have any stored. */
export function openLinesOf(store: Store, partnerIds: readonly string[]): Promise<OpenLinesRecord[]> {
  return transact(store, [...UNION_SCOPE, 'openLines'], 'readonly', async (tx) => {
    const heads = headsOf(await unionsOf(store, tx), partnerIds);
    const found = await Promise.all(heads.map((id) => tx.objectStore('openLines').get(id)));
    return found.filter((record) => record !== undefined) as unknown as OpenLinesRecord[];
  });
}

/** What was gathered over all summaries under a name. The reader checks what it finds. */
export function readGathered(store: Store, names: readonly string[]): Promise<unknown[]> {
  return transact(store, ['gathered'], 'readonly', (tx) =>
    Promise.all(names.map((name) => tx.objectStore('gathered').get(name))),
  );
}

/** Tells all surfaces that summaries were made. */
export function announceSummaries(): void {
  announceChange({ what: 'summaries' });
}

/** The ids of everybody who can have a summary: known partners, and whoever orders lie under. */
export function summarisedIds(store: Store): Promise<string[]> {
  return transact(store, [...UNION_SCOPE, 'partners', 'shelves'], 'readonly', async (tx) => {
    const [unions, partners, shelves] = await Promise.all([
      unionsOf(store, tx),
      tx.objectStore('partners').getAllKeys(),
      tx.objectStore('shelves').getAllKeys(),
    ]);
    return headsOf(unions, [...partners, ...shelves]);
  });
}

/** The partners under which these are read, each once. */
function headsOf(unions: Unions, partnerIds: readonly string[]): string[] {
  return [...new Set(unions.none ? partnerIds : partnerIds.map((id) => unions.headOf(id)))];
}

export interface PartnerOrders {
  partnerId: string;
  partner: Partner | undefined;
  orders: Order[];
}

/**
 * The orders of several partners from one state of the store, and its generation; of a partner with more than `most`
 * blocks none are read and it is named in `large`.
 */
export function ordersOfPartners(
  store: Store,
  partnerIds: readonly string[],
  most: number,
): Promise<{ generation: number; partners: PartnerOrders[]; large: string[] }> {
  return transact(store, [...BLOCK_SCOPE, 'partners', 'shelves'], 'readonly', async (tx) => {
    const unions = await unionsOf(store, tx);
    const { generation } = unions;
    const large: string[] = [];
    const partners = await Promise.all(
      partnerIds.map(async (partnerId) => {
        const [nos, known] = await Promise.all([
          blocksUnder(tx, unions, partnerId),
          readUnited(tx, unions, [partnerId]),
        ]);
        if (nos.length > most) large.push(partnerId);
        const blocks = nos.length > most ? [] : await readBlocks(store, tx, generation, nos);
        const orders = distinct(blocks);
        return { partnerId, partner: known.get(partnerId), orders };
      }),
    );
    return { generation, partners, large };
  });
}

/**
 * Visits the orders of one partner a few blocks at a time, each slice in a transaction of its own, so that the thread is
 * free in between. Answers the generation of all of it, or null when a commit changed the store meanwhile.
 */
export async function visitOrdersOf(
  store: Store,
  partnerId: string,
  visit: (orders: Order[]) => void,
): Promise<number | null> {
  const nos = await transact(store, [...UNION_SCOPE, 'shelves'], 'readonly', async (tx) =>
    blocksUnder(tx, await unionsOf(store, tx), partnerId),
  );
  return visitBlocks(store, nos, visit);
}

/** The same for orders that serve a customer. */
export async function visitOrdersForCustomer(
  store: Store,
  customerId: string,
  visit: (orders: Order[]) => void,
): Promise<number | null> {
  const head = (await readUnions(store)).headOf(customerId);
  const serves = (order: Order) =>
    order.lines.some((line) => line.pegs.some((peg) => peg.customerId === head));
  const nos = [...new Set(await blocksForCustomer(store, customerId))];
  return visitBlocks(store, nos, (orders) => visit(orders.filter(serves)));
}

async function visitBlocks(
  store: Store,
  nos: readonly number[],
  visit: (orders: Order[]) => void,
): Promise<number | null> {
  let first: number | null = null;
  const seen = new Set<string>();
  for (let from = 0; from === 0 || from < nos.length; from += SLICE_BLOCKS) {
    const slice = await transact(store, BLOCK_SCOPE, 'readonly', async (tx) => {
      const { generation } = await unionsOf(store, tx);
      const blocks = await readBlocks(store, tx, generation, nos.slice(from, from + SLICE_BLOCKS));
      return { generation, blocks };
    });
    first ??= slice.generation;
    if (slice.generation !== first) return null;
    visit(distinct(slice.blocks, seen));
  }
  return first;
}

/** The partners of these ids that are known, in their sequence. */
export function partnersOf(store: Store, partnerIds: readonly string[]): Promise<Partner[]> {
  return transact(store, [...UNION_SCOPE, 'partners'], 'readonly', async (tx) => {
    const unions = await unionsOf(store, tx);
    const found = await readUnited(tx, unions, partnerIds);
    return headsOf(unions, partnerIds).flatMap((id) => found.get(id) ?? []);
  });
}

/** The ids of all partners and of all summaries. */
export function summaryKeys(store: Store): Promise<{ partners: string[]; summaries: string[] }> {
  return transact(store, [...UNION_SCOPE, 'partners', 'summaries'], 'readonly', async (tx) => {
    const [unions, partners, summaries] = await Promise.all([
      unionsOf(store, tx),
      tx.objectStore('partners').getAllKeys(),
      tx.objectStore('summaries').getAllKeys(),
    ]);
    return { partners: headsOf(unions, partners), summaries };
  });
}
