import { readConnection } from '../../../../lib/store/connections.ts';
import { listJobs } from '../../../../lib/store/jobs.ts';
import { closeStore, openStore, type Store } from '../../../../lib/store/open.ts';
import { storeCounts } from '../../../../lib/store/queries.ts';
import { signedInAgain } from '../../../../lib/sync/refused-sign-in.ts';
import { startCanary } from '../../../simulators/canary.ts';
import { goOn, syncOnce } from '../../sync/tryton-world.ts';
import type { Fault } from './faults.ts';
import { strike, withFastTimers } from './strike.ts';
import type { World } from './world.ts';

export interface Met {
  /** What is not as it has to be; empty when all is. */
  wrong: string[];
  /** How the sync ended that was struck, and the requests that the struck page took. */
  ended: string;
  tries: number;
}

const MOST_TRIES = 6;
/** Waiting is this much shorter than a clock says. */
const FASTER = 25;
/** So long is waited for a server that never answers. */
const SILENCE_MS = 500;
let stores = 0;

/**
 * Lets a first load meet a fault on one of its pages, then the next sync go on once the fault is gone. The failure must
 * have its name and a next step, pages before it must be whole, and in the end no order may be missing or doubled.
 */
export function meetFault(world: World, fault: Fault, page: number, orders: number): Promise<Met> {
  const faster = fault.silent ? world.patienceMs / SILENCE_MS : FASTER;
  return withFastTimers(faster, async () => {
    const canary = await startCanary();
    const met = await meet(world, fault, page, orders, canary.address);
    if (canary.asked > 0) met.wrong.push(`${canary.asked} requests to another server`);
    await canary.close();
    return met;
  });
}

async function meet(
  world: World,
  fault: Fault,
  page: number,
  orders: number,
  elsewhere: string,
): Promise<Met> {
  const wrong: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (`${found}` !== `${wanted}`) wrong.push(`${what}: ${found} instead of ${wanted}`);
  };
  stores += 1;
  const name = `fault-${stores}-${performance.now()}`;
  let store = await openAgain(name);
  const id = await world.connect(store);
  const struck = strike(world, store, fault, page, elsewhere);
  const killed = fault.here?.startsWith('killed') ?? false;
  // One that is killed does not come to say how it ended.
  await syncOnce(store, id).catch((error: unknown) => {
    if (!killed) throw error;
  });
  struck.stop();
  if (store.closed) store = await openAgain(name);
  const [ended] = await listJobs(store);
  if (!ended) throw new Error('The job is gone.');
  const code = typeof fault.code === 'function' ? fault.code(world) : fault.code;
  expect('state', ended.state, killed ? 'running' : code ? 'failed' : 'done');
  if (code) {
    expect('code', ended.failure?.code, code);
    expect('says what to do', (ended.failure?.next.length ?? 0) > 20, true);
  }
  if (struck.tries > (fault.tries ?? MOST_TRIES)) wrong.push(`${struck.tries} tries`);
  const before = code || killed ? storedBefore(world, fault, page, orders) : orders;
  const stored = (await storeCounts(store)).orders;
  // Pages are read ahead: one that is killed then may not have stored the page before.
  const isWhole = stored % world.pageSize === 0 && stored <= before;
  if (fault.here !== 'killed before' || !isWhole) expect('orders before', stored, before);
  const { syncedTo, signInAgain = false } = (await readConnection(store, id)) ?? {};
  if (code || killed) expect('synced to', syncedTo, undefined);
  expect('asks a person to sign in', signInAgain, code === 'sign-in-refused');
  await signedInAgain(store, id);
  await heal(world, store, id, killed, before, orders, expect);
  world.skew = 0;
  closeStore(store);
  return { wrong, ended: killed ? 'killed' : (ended.failure?.code ?? ended.state), tries: struck.tries };
}

/** Orders that are stored when a fault ends the sync on this page. */
function storedBefore({ atOnce, pageSize }: World, { here }: Fault, page: number, orders: number): number {
  if (atOnce) return here === 'killed after' ? orders : 0;
  return Math.min(orders, (page - (here === 'killed after' ? 0 : 1)) * pageSize);
}

/** With fast timers the patience of an opening store, also behind a killed worker, may end before it is open. */
async function openAgain(name: string): Promise<Store> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await openStore(name);
    } catch (error) {
      if (tries === 20) throw error;
    }
  }
}

/** The fault is gone: what is still missing comes, and nothing else; and what changes from now on is seen. */
async function heal(
  world: World,
  store: Store,
  id: string,
  killed: boolean,
  before: number,
  orders: number,
  expect: (what: string, found: unknown, wanted: unknown) => void,
): Promise<void> {
  const [struck] = await listJobs(store);
  const isDone = struck?.state === 'done';
  const next = isDone ? struck : killed && struck ? await goOn(store, struck) : await syncOnce(store, id);
  expect('state in the end', next.state, 'done');
  const { rows, linesNew, linesChanged, rejected } = next.cursor;
  const missing = isDone || killed ? orders : orders - before;
  const read = world.atOnce ? orders : missing;
  expect('rows, new, changed, rejected', [rows, linesNew, linesChanged, rejected], [read, missing, 0, 0]);
  const counts = await storeCounts(store);
  expect('orders and lines', [counts.orders, counts.lines], [orders, orders]);
  expect('is up to date', (await readConnection(store, id))?.syncedTo !== undefined, true);
  world.edit(1, 11);
  world.edit(orders, 11);
  const delta = await syncOnce(store, id);
  expect('changed after it', [delta.state, delta.cursor.linesChanged], ['done', 2]);
  world.edit(1, 10);
  world.edit(orders, 10);
}
