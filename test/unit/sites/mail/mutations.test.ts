// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { SITES } from '../../../../lib/sites/index.ts';
import { judgeMailMutations } from '../../../tools/sites/judge-mail.ts';
import { mailFixtures } from '../../../tools/sites/mail-fixtures.ts';

/** A slice of what `npm run test:long sites` runs in full: webmail changes, and no adapter may break in silence. */
const EACH = 3;

test('an altered page of webmail is read as before, or its adapter says that it does not fit', () => {
  const pages = mailFixtures(SITES.filter(({ mail }) => mail).map(({ id }) => id));
  const verdicts = judgeMailMutations(SITES, pages, EACH);
  expect(verdicts.flatMap(({ page, silent }) => silent.map((what) => `${page} ${what}`))).toEqual([]);
  const right = verdicts.reduce((sum, verdict) => sum + verdict.right, 0);
  expect(right / (verdicts.length * EACH), 'read right').toBeGreaterThan(0.8);
});
