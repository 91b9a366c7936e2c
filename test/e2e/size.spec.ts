import { runSize } from '../long/size.ts';
import { expect, test } from './fixtures.ts';

test('scattered lines are found as the file says, and the next files write only what differs', async () => {
  // Every other comparison is made on the way: `npm run test:long size` takes a million lines.
  expect(await runSize(2_500)).toMatchObject({
    lines: 2_500,
    secondImportBlocks: 0,
    newerImportBlocks: 0,
    ordersCompared: expect.any(Number),
  });
});
