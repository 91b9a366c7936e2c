// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { SITES } from '../../../lib/sites/index.ts';
import { judgeMutations } from '../../tools/sites/judge-mutations.ts';
import { sitePages } from '../../tools/sites/pages.ts';

/** A slice of what `npm run test:long sites` runs in full: pages change, and no adapter may break in silence. */
const EACH = 9;

test('an altered page is read as before, or its adapter says that it does not fit', () => {
  const verdicts = judgeMutations(
    SITES,
    sitePages(SITES.map(({ id }) => id)).filter(({ rows }) => rows.length > 0),
    EACH,
  );
  expect(verdicts.flatMap(({ page, silent }) => silent.map((what) => `${page} ${what}`))).toEqual([]);
  const right = verdicts.reduce((sum, verdict) => sum + verdict.right, 0);
  expect(right / (verdicts.length * EACH), 'read right').toBeGreaterThan(0.8);
});
