import {
  CUSTOMER_MODEL,
  customerModelSchema,
  type StoredCustomerModel,
} from '../../domain/customer-model.ts';
import type { Now } from '../../domain/workspace.ts';
import { type BgNbd, fitBgNbd } from '../../kpi/segments/bg-nbd.ts';
import { type AmountBasis, type CustomerDemand, mergeDemand } from '../../kpi/segments/demand.ts';
import { gatheredAfter, writeGathered } from '../../store/gathered.ts';
import { modelById, putModel } from '../../store/models.ts';
import type { Store } from '../../store/open.ts';
import { storeGeneration } from '../../store/queries.ts';
import { announceSummaries, partnersOf, readGathered, summarisedIds } from '../../store/summaries.ts';
import { writeSummaries } from '../../store/write-summaries.ts';
import { type LensContext, readContext } from '../context.ts';
import { stampOf } from '../partner/stored-summary.ts';
import { isShelf, shelfKey, shelvesOf } from '../segments/shelves.ts';
import { DEMAND_PREFIX, isDemandRecord, unpackDemand } from './demand-record.ts';
import {
  basisOf,
  type KnownCustomer,
  knownCustomers,
  type PlacedCustomer,
  placeCustomers,
} from './place-customers.ts';

const CUSTOMERS_DEFINITION = 1;
const MODEL_DEFINITION = 'bg-nbd/1';
const CUSTOMERS_KEY = 'customers';
/** How many records, or names, are read in one go. */
const PAGE = 200;
/** So many customers carry the four parameters; more would only take longer. */
const MOST_FITTED = 2_000;

/** The places of all customers. */
interface StoredCustomers {
  definition: number;
  day: string;
  stamp: string;
  generation: number;
  basis: AmountBasis;
  customers: PlacedCustomer[];
}

/** What was gathered last, of whatever day; null before the first time, or by another definition. */
export async function readCustomers(store: Store): Promise<StoredCustomers | null> {
  const [stored] = await readGathered(store, [CUSTOMERS_KEY]);
  if (typeof stored !== 'object' || stored === null) return null;
  const value = stored as Partial<StoredCustomers>;
  const isWhole = value.definition === CUSTOMERS_DEFINITION && Array.isArray(value.customers);
  return isWhole ? (value as StoredCustomers) : null;
}

/** The place of one customer and by what amounts are known, on a day that today has reached. */
export async function readCustomer(store: Store, customerId: string, { now }: LensContext) {
  const [shelf] = await readGathered(store, [shelfKey(CUSTOMERS_KEY, customerId)]);
  if (!isShelf<PlacedCustomer>(shelf) || shelf.definition !== CUSTOMERS_DEFINITION) return null;
  if (shelf.day > now.today) return null;
  const place = shelf.places.find((each) => each.customerId === customerId);
  return place ? { place, day: shelf.day } : null;
}

/** The stored model of when customers order; undefined before the first time. */
export function readCustomerModel(store: Store): Promise<StoredCustomerModel | undefined> {
  return modelById(store, CUSTOMER_MODEL, customerModelSchema);
}

async function customersCurrent(store: Store, context: LensContext, generation: number): Promise<boolean> {
  const stored = await readCustomers(store);
  if (stored === null || stored.generation !== generation) return false;
  return stored.day === context.now.today && stored.stamp === stampOf(context);
}

/**
 * Places all customers against each other, from what was made beside the summaries of those that deliver to them, and fits the
 * model of when they order. `goOn` is asked between pages; false leaves it to the next call. True when what is stored is current.
 */
export async function refreshCustomers(
  store: Store,
  now: Now,
  goOn: () => Promise<boolean>,
): Promise<boolean> {
  for (;;) {
    const context = await readContext(store, now);
    const generation = await storeGeneration(store);
    if (await customersCurrent(store, context, generation)) return true;
    const read = await readDemand(store, context, goOn);
    if (read === null) return false;
    const customers = knownCustomers(read.demands, now.today);
    const model = fitModel(customers, context, generation);
    const names = await namesOf(store, customers);
    const placed = placeCustomers(customers, names, model.parameters, now.today).sort(worthMostFirst);
    const day = now.today;
    const base = { definition: CUSTOMERS_DEFINITION, day };
    const value: StoredCustomers = {
      ...base,
      stamp: stampOf(context),
      generation,
      basis: basisOf(customers),
      customers: placed,
    };
    const shelves = shelvesOf(CUSTOMERS_KEY, base, placed, ({ customerId }) => customerId);
    await putModel(store, model);
    const isPlaced = await writeSummaries(store, generation, { gathered: shelves });
    if (isPlaced && (await writeGathered(store, generation, CUSTOMERS_KEY, value, read.gone))) {
      announceSummaries();
      return true;
    }
    if (!(await goOn())) return false;
  }
}

/** Those that are worth most, and among them who has been away longest. */
function worthMostFirst(a: PlacedCustomer, b: PlacedCustomer): number {
  return (
    b.score.monetary - a.score.monetary || b.daysSinceLast - a.daysSinceLast || (a.name < b.name ? -1 : 1)
  );
}

/** Fits on some of very many customers, spread over their ids. */
function fitModel(
  customers: readonly KnownCustomer[],
  context: LensContext,
  generation: number,
): StoredCustomerModel {
  const step = Math.max(1, Math.ceil(customers.length / MOST_FITTED));
  const some = [...customers].sort((a, b) => (a.id < b.id ? -1 : 1)).filter((_, at) => at % step === 0);
  const parameters: BgNbd | null = fitBgNbd(some.map(({ rhythm }) => rhythm.activity));
  const before = customers.filter(({ rhythm }) => rhythm.before);
  return {
    id: CUSTOMER_MODEL,
    definition: MODEL_DEFINITION,
    day: context.now.today,
    stamp: stampOf(context),
    generation,
    customers: customers.length,
    fitted: some.length,
    parameters,
    stayed: { n: before.length, hits: before.filter(({ rhythm }) => rhythm.stayed).length },
  };
}

async function namesOf(store: Store, customers: readonly KnownCustomer[]) {
  const names = new Map<string, { name: string; owner?: string }>();
  for (let at = 0; at < customers.length; at += PAGE) {
    const ids = customers.slice(at, at + PAGE).map(({ id }) => id);
    for (const { id, name, owner } of await partnersOf(store, ids))
      names.set(id, owner ? { name, owner } : { name });
  }
  return names;
}

type Demands = Map<string, { demand: CustomerDemand; newest: PlacedCustomer['newest'] }>;

/** The demand of every customer over all that deliver to it; null when it was interrupted. */
async function readDemand(
  store: Store,
  context: LensContext,
  goOn: () => Promise<boolean>,
): Promise<{ demands: Demands; gone: string[] } | null> {
  const known = new Set(await summarisedIds(store));
  const stamp = stampOf(context);
  const demands: Demands = new Map();
  const gone: string[] = [];
  for (let after = ''; ; ) {
    const { names, values } = await gatheredAfter(store, DEMAND_PREFIX, after, PAGE);
    values.forEach((value, at) => {
      const name = names[at] as string;
      if (!known.has(name.slice(DEMAND_PREFIX.length))) gone.push(name);
      else if (isDemandRecord(value, context.now.today, stamp))
        for (const each of unpackDemand(value)) merge(demands, ...each);
    });
    after = names.at(-1) ?? '';
    if (names.length < PAGE) return { demands, gone };
    if (!(await goOn())) return null;
  }
}

function merge(demands: Demands, id: string, newest: PlacedCustomer['newest'], demand: CustomerDemand): void {
  const known = demands.get(id);
  if (!known) {
    demands.set(id, { demand, newest });
    return;
  }
  mergeDemand(known.demand, demand);
  if (newest[1] > known.newest[1]) known.newest = newest;
}
