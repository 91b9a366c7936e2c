import 'fake-indexeddb/auto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAULTS } from './faults.ts';
import { meetFault } from './meet-fault.ts';
import { WORLDS, type World } from './world.ts';

const ORDERS = 240;

describe.each(WORLDS)('a fault in the middle of a sync: $system', ({ open }) => {
  let world: World;
  beforeAll(async () => {
    world = await open();
    world.fill(ORDERS);
  });
  afterAll(() => world.close());

  // Each on one page; `npm run test:long sync` has every fault on the first, a middle and the last one.
  test.each(FAULTS.map((fault, at) => ({ ...fault, page: (at % 3) + 1 })))(
    '$name, page $page: named, nothing lost, nothing doubled',
    async ({ page, ...fault }) => {
      expect((await meetFault(world, fault, page, ORDERS)).wrong).toEqual([]);
    },
  );
});
