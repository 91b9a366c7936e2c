import { deleteDB } from 'idb';
import { normaliseNumber } from '../../lib/domain/normalise.ts';
import type { Order } from '../../lib/domain/order.ts';
import { commit } from '../../lib/store/commit.ts';
import { closeStore, openStore, type Store } from '../../lib/store/open.ts';
import { findOrders, mayKnow } from '../../lib/store/queries.ts';
import { seededIdentifiers } from '../tools/sample/identifiers.ts';

/** What is stored and asked. */
export interface LookUpShape {
  stored: number;
  /** Candidates per batch, and how many of them are stored, as a share. */
  batch: number;
  known: number;
  rounds: number;
}

/** Runs in the browser. Candidates per second of each round. */
export interface LookUpSamples {
  /** The filter alone. */
  filter: number[];
  /** Filter, exact look-up and check against the order; the orders of the known ones were read before. */
  lookUp: number[];
  /** Where every candidate is stored and its order has to be read and unpacked first. */
  fromDisk: number[];
  storeSeconds: number;
}

const PAGE = 10_000;
/** What is asked from disk at once: the numbers of a page. */
const PAGE_NUMBERS = 500;

/** Stores seeded identifiers as order numbers, one line each, and asks for seeded and foreign ones. Throws on a wrong answer. */
export async function measureLookUp(shape: LookUpShape): Promise<LookUpSamples> {
  const name = 'bench-look-up';
  await deleteDB(name);
  const writer = await openStore(name);
  const started = performance.now();
  const keys = await storeAll(writer, shape.stored);
  const storeSeconds = (performance.now() - started) / 1_000;
  closeStore(writer);
  const store = await openStore(name);
  const samples: LookUpSamples = { filter: [], lookUp: [], fromDisk: [], storeSeconds };
  const stored = new Set(keys);
  for (let round = 0; round <= shape.rounds; round++) {
    const asked = candidatesOf(keys, shape, round);
    await askAndCheck(store, asked, stored);
    const filter = await perSecond(asked.length, async () => {
      for (const key of asked) await mayKnow(store, key);
    });
    const lookUp = await perSecond(asked.length, () => askAndCheck(store, asked, stored));
    const known = Array.from({ length: PAGE_NUMBERS }, (_, at) => keyAt(keys, round * 7_919 + at * 13));
    const fromDisk = await perSecond(known.length, () => askAndCheck(store, known, stored));
    // The first round reads the tables and warms the engine up.
    if (round === 0) continue;
    samples.filter.push(filter);
    samples.lookUp.push(lookUp);
    samples.fromDisk.push(fromDisk);
  }
  closeStore(store);
  await deleteDB(name);
  return samples;
}

async function storeAll(store: Store, count: number): Promise<string[]> {
  const keys: string[] = [];
  let orders: Order[] = [];
  for (const { text } of seededIdentifiers(count, 7)) {
    const key = normaliseNumber(text);
    keys.push(key);
    orders.push(orderOf(text, key, keys.length));
    if (orders.length === PAGE || keys.length === count) {
      await commit(store, { partners: [], orders });
      orders = [];
    }
  }
  return keys;
}

function orderOf(number: string, key: string, no: number): Order {
  const partnerId = `PARTNER${no % 100}`;
  const line = {
    id: '1',
    item: { description: 'Bearing housing, cast' },
    ordered: no % 900,
    unit: 'pcs',
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [],
    nativeId: key,
    provenance: { sourceId: 'file:seeded.csv', fetchedAt: 1, jobId: 'bench' },
  };
  return { id: `${partnerId}/${key}`, kind: 'purchase', number, partnerId, lines: [line] };
}

/** Numbers as a page brings them: most foreign, of the same five shapes, each once. */
function candidatesOf(keys: readonly string[], shape: LookUpShape, round: number): string[] {
  const known = Math.round(shape.batch * shape.known);
  const asked = new Set<string>();
  for (let at = 0; asked.size < known; at++) asked.add(keyAt(keys, round * 104_729 + at * 1_009));
  for (const { text } of seededIdentifiers(shape.batch * 2, 900 + round)) {
    if (asked.size >= shape.batch) break;
    asked.add(normaliseNumber(text));
  }
  return [...asked];
}

const keyAt = (keys: readonly string[], at: number): string => keys[at % keys.length] as string;

async function askAndCheck(
  store: Store,
  asked: readonly string[],
  stored: ReadonlySet<string>,
): Promise<void> {
  const found = await findOrders(store, [...asked]);
  const due = asked.filter((key) => stored.has(key));
  if (found.size !== due.length || !due.every((key) => found.has(key)))
    throw new Error(`${found.size} of ${due.length} stored numbers were found`);
}

async function perSecond(count: number, work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return count / ((performance.now() - started) / 1_000);
}
