import { openFiles } from '../tools/browser/import-file.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { sliceOf } from '../tools/slice.ts';
import { expect, type LoadedBrowser, NO_REAL_DATA, REPLAY, test } from './fixtures.ts';
import {
  cardExplains,
  cardLeadsToPanel,
  mailIsMarked,
  panelFollowsTab,
  panelOpensDown,
  portalIsMarked,
} from './vertical.ts';

/** What other records show in the same way, the sample in `npm test`: here in `npm run test:long pages`. */
const AS_THE_SAMPLE: [what: string, story: (replay: LoadedBrowser) => Promise<void>][] = [
  ['so does the same list under a strict policy', (replay) => portalIsMarked(replay, '/strict')],
  ['a mail under a strict policy carries marks', mailIsMarked],
  ['a card explains a mark under a strict policy', (replay) => cardExplains(replay, '/strict')],
  ['the card leads to the side panel', cardLeadsToPanel],
  ['This page follows the active tab', panelFollowsTab],
];

test.describe('replay of published records, 30 June 2010', () => {
  test.skip(REPLAY === null, NO_REAL_DATA);

  test('every row of the file is accounted for', ({ replay }) => {
    expect(replay.sum).toEqual({ rows: 10_324, accepted: 10_324, repeated: 0, rejected: 0 });
  });

  test('183 lines were on their way that day', async ({ replay }) => {
    expect(replay.orders.lines.filter((line) => line.open).length).toBe(183);
    const files = await openFiles(replay.lens);
    await expect(files.getByText('10,324 lines').first()).toBeVisible();
    await files.close();
  });

  test('a portal list carries marks of the right state', ({ replay }) => portalIsMarked(replay, '/orders'));

  test('a card explains a mark', ({ replay }) => cardExplains(replay, '/orders'));

  test('the real side panel opens down to the records', ({ replay }) => panelOpensDown(replay));

  for (const [what, story] of sliceOf(AS_THE_SAMPLE, [])) test(what, ({ replay }) => story(replay));

  test('figures that the file cannot give say why', async ({ replay }) => {
    const { lens, sites, orders } = replay;
    const page = await lens.context.newPage();
    await page.goto(`${sites.portal}/quiet`);
    const panel = await openSidePanel(lens, page);
    try {
      await panel.click('link', 'Partners');
      await panel.waitForText(/On time by line/);
      await panel.click(
        'link',
        new RegExp(`^${orders.lines.find((line) => line.open)?.supplier.slice(0, 8)}`),
      );
      const text = await panel.waitForText(/Not recorded by any source/);
      expect(text).toMatch(/no source says how much arrived/);
      expect(text).not.toMatch(/NaN|undefined/);
    } finally {
      await panel.close();
      await page.close();
    }
  });
});
