import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FAULTS } from './faults.ts';
import { meetFault } from './meet-fault.ts';
import { WORLDS, type World } from './world.ts';

const ORDERS = 240;
/** One answer without pages meets what the first page of several does: `npm run test:long sync` has it, too. */
const IN_PAGES = WORLDS.filter(({ form }) => form !== 'csv');

describe.each(IN_PAGES)('a fault in the middle of a sync: $system, $form', ({ open }) => {
  let world: World;
  beforeEach(async () => {
    world = await open();
    world.fill(ORDERS);
  });
  afterEach(() => world.close());

  // Each on one page; `npm run test:long sync` has every fault on the first, a middle and the last one.
  test.each(FAULTS.map((fault, at) => ({ ...fault, page: (at % 3) + 1 })))(
    '$name, page $page: named, nothing lost, nothing doubled',
    async ({ page, ...fault }) => {
      if (fault.name in world.without) return;
      expect((await meetFault(world, fault, Math.min(page, world.pages), ORDERS)).wrong).toEqual([]);
    },
  );
});
