import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FAULTS } from './faults.ts';
import { meetFault } from './meet-fault.ts';
import { WORLDS, type World } from './world.ts';

const ORDERS = 240;
/** The one fault that answers of Tryton can not have: they name no address. */
const ONLY_IN_JSON = 'a next page elsewhere';
/** One answer without pages meets what the first page of several does: `npm run test:long sync` has it, too. */
const IN_PAGES = WORLDS.filter(({ form }) => form !== 'csv');

const faults = FAULTS.map((fault, at) => ({ ...fault, page: (at % 3) + 1 }));

/**
 * Each fault on one page of one source, in turn; of every source where the source has a word of its own for it.
 * `npm run test:long sync` has every fault in every source on the first, a middle and the last page.
 */
const met = IN_PAGES.map((world, turn) => ({
  ...world,
  faults: faults.filter(
    ({ code, name }, at) =>
      typeof code === 'function' || name === ONLY_IN_JSON || at % IN_PAGES.length === turn,
  ),
}));

describe.each(met)('a fault in the middle of a sync: $system, $form', ({ open, faults: own }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    world.fill(ORDERS);
  });
  afterEach(() => world.close());

  test.each(own)('$name, page $page: named, nothing lost, nothing doubled', async ({ page, ...fault }) => {
    if (fault.name in world.without) return;
    expect((await meetFault(world, fault, Math.min(page, world.pages), ORDERS)).wrong).toEqual([]);
  });
});
