import { expect, test } from 'vitest';
import { inParts } from '../../../lib/sources/in-parts.ts';

test('a list is cut into parts of a size, the last of them shorter, and nothing is lost', () => {
  expect(inParts([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inParts([1, 2], 2)).toEqual([[1, 2]]);
  expect(inParts([], 2)).toEqual([]);
});
