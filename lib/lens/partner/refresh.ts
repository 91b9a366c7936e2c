import type { Exchange } from '../../domain/activity.ts';
import { type GatheredHead, gatheredHeadSchema } from '../../domain/mine.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Now } from '../../domain/workspace.ts';
import { activitiesOf } from '../../store/activities.ts';
import type { Store } from '../../store/open.ts';
import { storeGeneration } from '../../store/queries.ts';
import {
  ordersOfPartners,
  readGathered,
  type SummaryRecord,
  summarisedIds,
  visitOrdersOf,
  writeSummaries,
} from '../../store/summaries.ts';
import { watchMaker } from '../alerts/watch-maker.ts';
import { type WatchRecord, watchKey } from '../alerts/watch-record.ts';
import { type LensContext, readContext } from '../context.ts';
import { type RiskRecord, riskKey, riskMaker } from '../risk/risk-record.ts';
import { makeStanding } from '../segments/make-standing.ts';
import { type StandingRecord, standingKey } from '../segments/standing-record.ts';
import { eachSummary } from './each-summary.ts';
import { gatherer, HEAD_KEY } from './gather.ts';
import { type MadeSummary, summaryMaker, withServed } from './make-summary.ts';
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
  const exchanges = new Map(
    await Promise.all(
      ids.map(async (id) => [id, (await activitiesOf(store, id)).exchanges] satisfies [string, Exchange[]]),
    ),
  );
  const made = partners
    .filter(({ partnerId }) => !large.includes(partnerId))
    .map(({ partnerId, partner, orders }) => {
      const maker = makerOf(partnerId, partner, context, exchanges.get(partnerId) ?? []);
      for (const order of orders) maker.add(order);
      return maker.end();
    });
  for (const { partnerId, partner } of partners) {
    if (!large.includes(partnerId)) continue;
    const maker = makerOf(partnerId, partner, context, exchanges.get(partnerId) ?? []);
    const read = await visitOrdersOf(store, partnerId, (orders) => {
      for (const order of orders) maker.add(order);
    });
    if (read !== generation) return;
    made.push(maker.end());
  }
  await storeBatch(store, generation, made, context, progress);
}

interface Made extends MadeSummary {
  watch: WatchRecord;
  standing: StandingRecord | null;
  risk: RiskRecord | null;
}

/** All that is made of one partner while its orders are read once: its summary, standing, series and history. */
function makerOf(
  partnerId: string,
  partner: Partner | undefined,
  context: LensContext,
  exchanges: readonly Exchange[],
) {
  const summary = summaryMaker(partnerId, partner, context);
  const watch = watchMaker(partnerId, partner, context);
  const risk = riskMaker(partnerId, context);
  return {
    add(order: Order): void {
      summary.add(order);
      watch.add(order);
      risk.add(order);
    },
    end(): Made {
      const made = summary.end();
      const { measures } = made;
      const standing = partner && measures ? makeStanding(partner, measures, context) : null;
      return { ...made, watch: watch.end(exchanges), standing, risk: risk.end() };
    },
  };
}

function storeBatch(
  store: Store,
  generation: number,
  made: Made[],
  context: LensContext,
  progress: { made: number; all: number },
): Promise<boolean> {
  const head: GatheredHead = { ...headNow(context, generation), ...progress };
  return writeSummaries(
    store,
    generation,
    made.map(({ summary }) => summary),
    made.map(({ open }) => open),
    [
      [HEAD_KEY, head],
      ...made.map(({ watch }): [string, unknown] => [watchKey(watch.partnerId), watch]),
      ...made.flatMap(({ standing }): [string, unknown][] =>
        standing ? [[standingKey(standing.partnerId), standing]] : [],
      ),
      ...made.flatMap(({ risk }): [string, unknown][] => (risk ? [[riskKey(risk.partnerId), risk]] : [])),
    ],
  );
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
  return writeSummaries(store, generation, served, [], [...gathered.entries(), [HEAD_KEY, head]]);
}
