import 'fake-indexeddb/auto';
import { closeStore, openStore } from '../../lib/store/open.ts';
import { storeCounts } from '../../lib/store/queries.ts';
import { startDynamics } from '../simulators/dynamics.ts';
import { startHubspot } from '../simulators/hubspot.ts';
import { startSalesforce } from '../simulators/salesforce.ts';
import { startTryton } from '../simulators/tryton.ts';
import { manyPurchases } from '../simulators/tryton-data.ts';
import { startZoho } from '../simulators/zoho.ts';
import { randomFrom } from '../tools/sample/random.ts';
import { FAULTS, type Fault } from '../unit/sources/contract/faults.ts';
import { type Met, meetFault } from '../unit/sources/contract/meet-fault.ts';
import { WORLDS } from '../unit/sources/contract/world.ts';
import { asInBrowser, connectedToDynamics } from '../unit/sync/dynamics-world.ts';
import { connectedToHubspot } from '../unit/sync/hubspot-world.ts';
import { connectedToSalesforce } from '../unit/sync/salesforce-world.ts';
import { killAt } from '../unit/sync/sync-faults.ts';
import { connectedStore, syncOnce } from '../unit/sync/tryton-world.ts';
import { connectedToZoho } from '../unit/sync/zoho-world.ts';

export const covers = ['lib/sources', 'lib/sync'];

const ORDERS = 240;
const PAGES = [1, 2, 3];
const KILLS = 200;
/** First loads of many orders: of each source and form, in pages of as many as a real server gives at once. */
const LOADS = [
  { system: 'feed', form: 'json', orders: 100_000, pageSize: 5_000 },
  { system: 'feed', form: 'csv', orders: 100_000, pageSize: 5_000 },
];

/**
 * First loads of 100,000 orders; every fault in every source on the first, a middle and the last page, printed as a table
 * that says why one does not apply; 200 kills at random requests: no order may be lost or doubled, every failure has its
 * name and a next step, and no server but the source's own is asked. `npm test` runs the quick ones. Throws what went wrong.
 */
export async function run(): Promise<Record<string, number | string>> {
  const wrong: string[] = [];
  const counts: Record<string, number | string> = {};
  let tries = 0;
  for (const load of LOADS) Object.assign(counts, await loadMany(load));
  for (const { system, form, open } of WORLDS) {
    print([`fault (${system}, ${form})`, 'first page', 'middle page', 'last page']);
    for (const fault of FAULTS) {
      const { said, met } = await meetOnPages(open, fault);
      print([fault.name, ...said]);
      counts[`${system}, ${form}: ${fault.name}`] = said.join(', ');
      tries = Math.max(tries, ...met.map((each) => each.tries));
      wrong.push(
        ...met.flatMap((each, at) =>
          each.wrong.map((what) => `${form}, ${fault.name}, page ${at + 1}: ${what}`),
        ),
      );
    }
  }
  wrong.push(...(await killOften()));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const faults = FAULTS.length;
  return {
    sources: new Set(WORLDS.map(({ system }) => system)).size,
    'forms of them': WORLDS.length,
    'requests to another server': 0,
    faults,
    pages: PAGES.length,
    kills: KILLS,
    orders: ORDERS,
    lost: 0,
    doubled: 0,
    'tries at most': tries,
    ...counts,
  };
}

/** Each time a server of its own: one that is asked as gently as a host's limits are unknown would take a minute for all. */
async function meetOnPages(
  open: (typeof WORLDS)[number]['open'],
  fault: Fault,
): Promise<{ said: string[]; met: Met[] }> {
  const met: Met[] = [];
  for (const page of PAGES) {
    const world = await open();
    const why = world.without[fault.name];
    if (why === undefined && page <= world.pages) {
      world.fill(ORDERS);
      met.push(await meetFault(world, fault, page, ORDERS));
    }
    await world.close();
    if (why !== undefined) return { said: [`does not apply: ${why}`], met };
    if (page === world.pages && page < PAGES.length)
      return {
        said: [...met.map(inWords), page === 1 ? 'one answer is the whole table' : `${page} pages are all`],
        met,
      };
  }
  return { said: met.map(inWords), met };
}

/** A first load of many orders, then a sync of what changed. Throws what went wrong. */
async function loadMany({ system, form, orders, pageSize }: (typeof LOADS)[number]) {
  const found = WORLDS.find((each) => each.system === system && each.form === form);
  if (!found) throw new Error(`No world of ${system}, ${form}.`);
  const world = await found.open(pageSize);
  const store = await openStore(`many-${system}-${form}`);
  world.fill(orders);
  const id = await world.connect(store);
  const started = performance.now();
  const { cursor, state, failure } = await syncOnce(store, id);
  const seconds = Math.round((performance.now() - started) / 1000);
  world.edit(1, 11);
  world.add(orders + 1);
  const delta = (await syncOnce(store, id)).cursor;
  const counted = await storeCounts(store);
  closeStore(store);
  await world.close();
  const ends = [state, failure?.code, cursor.linesNew, cursor.rejected, delta.linesNew, delta.linesChanged];
  const wanted = ['done', undefined, orders, 0, 1, 1];
  if (`${[...ends, counted.lines]}` !== `${[...wanted, orders + 1]}`)
    throw new Error(`${system}, ${form}: ${ends}, ${counted.lines} lines of ${orders + 1}`);
  print([`${orders} orders (${system}, ${form})`, `${seconds} s`]);
  return { [`${system}, ${form}: orders of a first load`]: orders };
}

function inWords({ wrong, ended, tries }: Met): string {
  const times = tries > 1 ? ` (${tries} tries)` : '';
  return wrong.length > 0 ? `WRONG: ${wrong.join('; ')}` : `${ended}${times}`;
}

function print(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

async function killOften(): Promise<string[]> {
  const wrong: string[] = [];
  const simulator = await startTryton();
  const org = await startSalesforce(ORDERS);
  const hub = await startHubspot(ORDERS);
  const zoho = await startZoho(ORDERS);
  const crm = await startDynamics(ORDERS);
  const asBefore = asInBrowser();
  try {
    Object.assign(simulator.recording.records, manyPurchases(ORDERS));
    const random = randomFrom(KILLS);
    for (let kills = 0; kills < KILLS; ) {
      const at = Array.from({ length: 4 }, () => random.whole(1, 20));
      wrong.push(...(await killAt(simulator, connectedStore, at, ORDERS)));
      wrong.push(...(await killAt(org, connectedToSalesforce, at, ORDERS)));
      wrong.push(...(await killAt(hub, connectedToHubspot, at, ORDERS)));
      wrong.push(...(await killAt(zoho, connectedToZoho, at, ORDERS)));
      // Service protection counts the requests of five minutes.
      crm.rest();
      wrong.push(...(await killAt(crm, connectedToDynamics, at, ORDERS)));
      kills += 5 * at.length;
    }
  } finally {
    asBefore();
    await Promise.all([simulator.close(), org.close(), hub.close(), zoho.close(), crm.close()]);
  }
  return wrong;
}
