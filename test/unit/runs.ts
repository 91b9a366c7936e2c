import { sliceOf } from '../tools/slice.ts';

/** How often a property is tried: a third of the runs in `npm test`, all of them in `npm run test:long properties`. */
export function runs(full: number): { numRuns: number } {
  return { numRuns: sliceOf(full, Math.max(Math.min(full, 5), Math.ceil(full / 3))) };
}
