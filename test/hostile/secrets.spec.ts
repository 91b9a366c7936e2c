import { expect, test } from '@playwright/test';
import { sliceOf } from '../tools/slice.ts';
import { AMBER } from './data.ts';
import type { Regime } from './host-page.ts';
import { type OpenLens, openCard, openLens, openPage } from './open-lens.ts';
import type { PageKind } from './portal-page.ts';
import { givenAway, PROBES } from './probes.ts';

/** Marks are on the page and a card shows confidential words: no probe gets any of them, under any headers. */
let lens: OpenLens;

test.beforeAll(async () => {
  lens = await openLens(AMBER);
});
test.afterAll(() => lens?.close());

/** Numbers alone, a list of orders that contradicts the records, one that an adapter reads: each under all headers, or one. */
const PAGES = sliceOf<[Regime, PageKind][]>(
  (['plain', 'strict', 'isolated'] as const).flatMap((regime) =>
    (['marks', 'portal', 'site'] as const).map((kind): [Regime, PageKind] => [regime, kind]),
  ),
  [
    ['plain', 'portal'],
    ['strict', 'site'],
    ['isolated', 'marks'],
  ],
);

for (const [regime, kind] of PAGES) {
  test(`nothing confidential reaches a ${regime} page of ${kind}`, async () => {
    const page = await openPage(lens, regime, kind);
    await openCard(page, AMBER);
    const found: Record<string, string[]> = {};
    // The last probes change the page: they come after those that only look.
    for (const { id, run } of [...PROBES].sort(
      (a, b) => Number(a.id === 'adopted host') - Number(b.id === 'adopted host'),
    )) {
      const away = givenAway(await page.evaluate(run, AMBER.canaries), AMBER.canaries);
      if (away.length > 0) found[id] = away;
    }
    expect(found).toEqual({});
    await page.close();
  });
}
