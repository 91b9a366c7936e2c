import { longestTask, plainTableTask } from '../tools/browser/long-tasks.ts';
import { fillStore, openPanel, panelTab, writePanelFile } from '../tools/panel-measures.ts';
import { expect, test } from './fixtures.ts';

/** A slice of what `npm run test:long panel` measures with 10,000 partners and a million lines. */
const PARTNERS = 900;
const MOST_OPENINGS = 5;
/**
 * The longest task of an opening, to that of drawing a plain table, in the best of the openings: what is long by itself is long
 * each time, what a neighbour on the machine made long is not; so one that is short tells enough. 2.0 to 3.0 were measured
 * among eight others.
 */
const MOST_TIMES = 4;

test('many partners: few rows are drawn, the search finds one of them, no task is long', async ({ lens }) => {
  const today = new Date().toISOString().slice(0, 10);
  const file = await writePanelFile({ partners: PARTNERS, lines: 3_600, today });
  try {
    await fillStore(lens, file.path, 60_000);
  } finally {
    file.remove();
  }
  const ratios: number[] = [];
  let panel = await panelTab(lens);
  for (
    let best = MOST_TIMES;
    best >= MOST_TIMES && ratios.length < MOST_OPENINGS;
    best = Math.min(...ratios)
  ) {
    await panel.close();
    const floor = await plainTableTask(lens);
    panel = await panelTab(lens);
    const { cpu } = await longestTask(panel, async () => {
      await openPanel(lens, panel, 'partners');
      await panel.locator('table.partners tbody a').first().waitFor();
    });
    ratios.push(cpu / floor);
  }
  test.info().annotations.push({ type: 'longest task', description: JSON.stringify(ratios) });
  expect(Math.min(...ratios), 'longest task, to that of a plain table').toBeLessThan(MOST_TIMES);
  await expect(panel.getByRole('status').first()).toContainText('900 of');
  expect(await panel.locator('table.partners tbody tr').count()).toBeLessThan(120);
  await panel.getByRole('searchbox').fill('cast 770');
  await expect(panel.locator('table.partners tbody a')).toHaveCount(1);
  await panel.getByRole('searchbox').fill('metal 1');
  await expect(panel.locator('table.partners tbody a').first()).toContainText('M\u00e9tal');
});
