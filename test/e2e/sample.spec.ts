import { openFiles } from '../tools/browser/import-file.ts';
import { marksOn } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { readTruth, sampleLineCount, sampleSum } from '../tools/sample/read-truth.ts';
import { expect, openLoaded, SAMPLE, test } from './fixtures.ts';
import { cardShowsLateRisk } from './late-risk.ts';
import {
  cardExplains,
  cardLeadsToPanel,
  mailIsMarked,
  panelFollowsTab,
  panelOpensDown,
  portalIsMarked,
} from './vertical.ts';

const truth = readTruth();
const tallies = truth.suppliers.map(({ number, name, otif: { 'first-promised': of } }) => {
  return { number, name, decided: of.decided, hits: of.otif };
});
/** As the portfolio lists them: those that stand twice with one VAT number are made one by themselves. */
const suppliers = tallies.flatMap((one) => {
  const pair = truth.samePartner.find(
    ({ numbers, shares }) => shares.includes('vat') && numbers.includes(one.number),
  );
  if (!pair) return [one];
  if (one.number !== pair.numbers[0]) return [];
  const second = tallies.find(({ number }) => number === pair.numbers[1]);
  return [{ ...one, decided: one.decided + (second?.decided ?? 0), hits: one.hits + (second?.hits ?? 0) }];
});

test.describe('sample: the main job from end to end', () => {
  test('every row of the file is accounted for', ({ sample }) => {
    expect(sample.sum).toEqual(sampleSum());
  });

  test('a portal list carries marks of the right state', ({ sample }) => portalIsMarked(sample, '/orders'));

  test('so does the same list under a strict policy', ({ sample }) => portalIsMarked(sample, '/strict'));

  test('a mail under a strict policy carries marks', ({ sample }) => mailIsMarked(sample));

  test('a card explains a mark', ({ sample }) => cardExplains(sample, '/orders'));

  test('a card explains a mark under a strict policy', ({ sample }) => cardExplains(sample, '/strict'));

  test('a card says how likely an open order comes late, and why', ({ sample }) => cardShowsLateRisk(sample));

  test('the card leads to the side panel', ({ sample }) => cardLeadsToPanel(sample));

  test('the real side panel opens down to the records', ({ sample }) => panelOpensDown(sample));

  test('This page follows the active tab', ({ sample }) => panelFollowsTab(sample));

  test('the portfolio shows the OTIF that the events give', async ({ sample }) => {
    const { lens, sites } = sample;
    const page = await lens.context.newPage();
    await page.goto(`${sites.portal}/quiet`);
    const panel = await openSidePanel(lens, page);
    try {
      await panel.click('link', 'Partners');
      // High enough for a row of each supplier.
      await panel.look({ width: 400, height: 8000 });
      // Rows below the fold are drawn once the panel has grown.
      for (const { name } of suppliers) await panel.waitForText(new RegExp(name));
      const rowOf = async (name: string) => {
        const text = (await panel.text()).replace(/\s+/g, ' ');
        return text.slice(text.indexOf(name), text.indexOf(name) + 120);
      };
      for (const { name, decided, hits } of suppliers) {
        const shown = decided < 5 ? `${hits} of ${decided}` : `${((100 * hits) / decided).toFixed(1)}%`;
        await expect.poll(() => rowOf(name), name).toContain(shown);
        await expect.poll(() => rowOf(name), name).toContain(`n ${decided}`);
      }
    } finally {
      await panel.close();
      await page.close();
    }
  });

  test('numbers that look like ours and are none stay without a mark', async ({ sample }) => {
    const page = await sample.lens.context.newPage();
    await page.goto(`${sample.sites.portal}/quiet`);
    await page.waitForTimeout(1_500);
    expect(await marksOn(page)).toEqual([]);
    await page.close();
  });
});

/** Imported it was by one click, too: every test of the sample begins with that (`prepare`). */
test('the sample is removed with one click, and can be taken again', async () => {
  const { lens, close } = await openLoaded(SAMPLE);
  try {
    const page = await openFiles(lens);
    await page.getByText(`${sampleLineCount()} lines`).first().waitFor();
    await page.getByRole('button', { name: 'Remove the sample' }).first().click();
    // Here the ten seconds to undo it are waited for; elsewhere the page's clock runs ahead.
    await expect(page.getByText('Nothing imported yet.')).toBeVisible();
    await expect(page.getByText(/\d lines/)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Use the sample' }).first()).toBeVisible();
  } finally {
    await close();
  }
});
