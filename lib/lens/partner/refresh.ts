import { type GatheredHead, gatheredHeadSchema } from '../../domain/mine.ts';
import type { Now } from '../../domain/workspace.ts';
import type { Store } from '../../store/open.ts';
import { cellsOfPartners } from '../../store/partner-cells.ts';
import { storeGeneration } from '../../store/queries.ts';
import { relationsOfPartners } from '../../store/relation-records.ts';
import {
  ordersOfPartners,
  readGathered,
  type SummaryRecord,
  summarisedIds,
  visitOrdersOf,
} from '../../store/summaries.ts';
import { writeSummaries } from '../../store/write-summaries.ts';
import { type LensContext, readContext } from '../context.ts';
import { eachSummary } from './each-summary.ts';
import { gatherer, HEAD_KEY } from './gather.ts';
import { withServed } from './make-summary.ts';
import { type MadePartner, PartnerMaker } from './partner-maker.ts';
import { freshnessOf, SUMMARY_DEFINITION, stampOf } from './stored-summary.ts';

/** How many partners are read and written together; one with more blocks than this is made by itself, in slices. */
const BATCH_PARTNERS = 48;
const LARGE_BLOCKS = 60;

/** True when every summary is of today and of the records as they are. Cheap: two small reads. */
export async function summariesCurrent(store: Store, now: Now): Promise<boolean> {
  const [context, head, generation] = await Promise.all([
    readContext(store, now),
    readHead(store),
    storeGeneration(store),
  ]);
  return head !== null && isCurrent(head, generation, context);
}

/** How far the making of the summaries has come; null before the first time. */
export async function readHead(store: Store): Promise<GatheredHead | null> {
  const [stored] = await readGathered(store, [HEAD_KEY]);
  const parsed = gatheredHeadSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

function isCurrent(head: GatheredHead, generation: number, context: LensContext): boolean {
  return head.made === head.all && head.generation === generation && freshnessOf(head, context) === 'today';
}

/**
 * Makes every summary that is missing or of another day, a few partners at a time, then what is gathered over all of
 * them. Each step is stored, so that a kill loses one step. `goOn` is asked between steps, once
 * what was made so far is stored: false leaves the rest for the next call. Answers true when all are current.
 */
export async function refreshSummaries(
  store: Store,
  now: Now,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  const context = await readContext(store, now);
  for (;;) {
    const before = await storeGeneration(store);
    const head = await readHead(store);
    if (head && isCurrent(head, before, context)) return true;
    const todo = await staleIds(store, context);
    if (!(await makeAll(store, todo, context, goOn))) return false;
    if (await gather(store, context)) return true;
    if (!(await goOn())) return false;
  }
}

/** Everybody whose summary is missing or not of today; and how many there are in all. */
async function staleIds(store: Store, context: LensContext): Promise<{ ids: string[]; all: number }> {
  const all = new Set(await summarisedIds(store));
  const total = all.size;
  const stamp = stampOf(context);
  await eachSummary(store, (record) => {
    if (madeToday(record, context, stamp)) all.delete(record.partnerId);
  });
  return { ids: [...all], all: total };
}

/** Made for today, though it may still wait for what others deliver. */
function madeToday(
  { definition, stamp, day }: SummaryRecord,
  context: LensContext,
  stampNow: string,
): boolean {
  return freshnessOf({ definition, stamp, day }, context, stampNow) === 'today';
}

async function makeAll(
  store: Store,
  { ids, all }: { ids: string[]; all: number },
  context: LensContext,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  for (let at = 0; at < ids.length; at += BATCH_PARTNERS) {
    if (!(await goOn())) return false;
    const made = all - ids.length + Math.min(ids.length, at + BATCH_PARTNERS);
    // A commit in between leaves this step undone; the next round finds what is missing.
    await makeBatch(store, ids.slice(at, at + BATCH_PARTNERS), context, {
      made: Math.min(made, all - 1),
      all,
    });
  }
  return true;
}

async function makeBatch(
  store: Store,
  ids: string[],
  context: LensContext,
  progress: { made: number; all: number },
): Promise<void> {
  const { generation, partners, large } = await ordersOfPartners(store, ids, LARGE_BLOCKS);
  const [cells, relations] = await Promise.all([
    cellsOfPartners(store, ids),
    relationsOfPartners(store, ids),
  ]);
  const made: MadePartner[] = [];
  for (const [at, { partnerId, partner, orders }] of partners.entries()) {
    const known = relations[at];
    if (!known) continue;
    const maker = new PartnerMaker(partnerId, partner, known, cells[at], context);
    if (!large.includes(partnerId)) {
      for (const order of orders) maker.add(order);
      if (maker.again()) for (const order of orders) maker.addAgain(order);
    } else if (!(await addLarge(store, partnerId, maker, generation))) return;
    made.push(maker.end());
  }
  await storeBatch(store, generation, made, context, progress);
}

/** Goes through the orders of a partner that has many, a few at a time; false when a commit came in between. */
async function addLarge(
  store: Store,
  partnerId: string,
  maker: PartnerMaker,
  generation: number,
): Promise<boolean> {
  const read = await visitOrdersOf(store, partnerId, (orders) => {
    for (const order of orders) maker.add(order);
  });
  if (read !== generation) return false;
  if (!maker.again()) return true;
  const readAgain = await visitOrdersOf(store, partnerId, (orders) => {
    for (const order of orders) maker.addAgain(order);
  });
  return readAgain === generation;
}

function storeBatch(
  store: Store,
  generation: number,
  made: MadePartner[],
  context: LensContext,
  progress: { made: number; all: number },
): Promise<boolean> {
  const head: GatheredHead = { ...headNow(context, generation), ...progress };
  return writeSummaries(store, generation, {
    summaries: made.map(({ summary }) => summary),
    openLines: made.map(({ open }) => open),
    cells: made.flatMap(({ cells }) => cells ?? []),
    gathered: [[HEAD_KEY, head], ...made.flatMap(({ gathered }) => gathered)],
  });
}

function headNow(context: LensContext, generation: number): Omit<GatheredHead, 'made' | 'all'> {
  return {
    definition: SUMMARY_DEFINITION,
    day: context.now.today,
    stamp: stampOf(context),
    generation,
  };
}

/**
 * Counts over all summaries what customers are served and whose orders are open, and stores it. False when a commit came
 * in between.
 */
async function gather(store: Store, context: LensContext): Promise<boolean> {
  const generation = await storeGeneration(store);
  const all = (await summarisedIds(store)).length;
  const gathered = gatherer();
  const customers: SummaryRecord[] = [];
  const stamp = stampOf(context);
  let seen = 0;
  await eachSummary(store, (record) => {
    gathered.add(record);
    if (madeToday(record, context, stamp)) seen += 1;
    if (record.waiting) customers.push(record);
  });
  if (seen < all) return false;
  const served = customers.map((record) => withServed(record, gathered.servedOf(record.partnerId)));
  const head: GatheredHead = { ...headNow(context, generation), made: all, all };
  return writeSummaries(store, generation, {
    summaries: served,
    gathered: [...gathered.entries(), [HEAD_KEY, head]],
  });
}
