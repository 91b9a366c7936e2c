import 'fake-indexeddb/auto';
import { startTryton } from '../simulators/tryton.ts';
import { manyPurchases } from '../simulators/tryton-data.ts';
import { randomFrom } from '../tools/sample/random.ts';
import { FAULTS } from '../unit/sources/contract/faults.ts';
import { type Met, meetFault } from '../unit/sources/contract/meet-fault.ts';
import { WORLDS } from '../unit/sources/contract/world.ts';
import { killAt } from '../unit/sync/sync-faults.ts';

export const covers = ['lib/sources', 'lib/sync'];

const ORDERS = 240;
const PAGES = [1, 2, 3];
const KILLS = 200;

/**
 * Every fault in every source on the first, a middle and the last page, printed as a table, and 200 kills at random
 * requests: no order may be lost or doubled, and every failure has its name and a next step. `npm test` runs the quick
 * ones. Throws what went wrong.
 */
export async function run(): Promise<Record<string, number | string>> {
  const wrong: string[] = [];
  const counts: Record<string, number | string> = {};
  let tries = 0;
  for (const { system, open } of WORLDS) {
    const world = await open();
    world.fill(ORDERS);
    print([`fault (${system})`, 'first page', 'middle page', 'last page']);
    for (const fault of FAULTS) {
      const met: Met[] = [];
      for (const page of PAGES) met.push(await meetFault(world, fault, page, ORDERS));
      print([fault.name, ...met.map(inWords)]);
      counts[`${system}: ${fault.name}`] = met.map(inWords).join(', ');
      tries = Math.max(tries, ...met.map((each) => each.tries));
      wrong.push(
        ...met.flatMap((each, at) => each.wrong.map((what) => `${fault.name}, page ${at + 1}: ${what}`)),
      );
    }
    await world.close();
  }
  wrong.push(...(await killOften()));
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  const faults = FAULTS.length;
  return {
    sources: WORLDS.length,
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
  try {
    Object.assign(simulator.recording.records, manyPurchases(ORDERS));
    const random = randomFrom(KILLS);
    for (let kills = 0; kills < KILLS; ) {
      const at = Array.from({ length: 4 }, () => random.whole(1, 20));
      wrong.push(...(await killAt(simulator, at, ORDERS)));
      kills += at.length;
    }
  } finally {
    await simulator.close();
  }
  return wrong;
}
