import type { Frame, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { openCard } from '../tools/browser/card.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { portalLines } from '../tools/demo/choose.ts';
import type { LoadedBrowser } from './fixtures.ts';

/** The card of an open order says how likely it comes late, why, when it is expected, and what that rests on. */
export async function cardShowsLateRisk({ lens, sites, orders }: LoadedBrowser): Promise<void> {
  const line = portalLines(orders).find(({ open, promised }) => open && (promised ?? '') > orders.asOf);
  if (!line) throw new Error('The portal lists no open order that is not due yet.');
  const page = await lens.context.newPage();
  try {
    await page.setViewportSize({ width: 1280, height: 1000 });
    // Cards show what is known when they open; the model is made in the background after an import.
    await expect(async () => {
      const card = await cardOf(page, `${sites.portal}/orders`, line.order);
      await expect(card.locator('.late-risk .band').first()).toHaveText(/Low|Elevated|High/, {
        timeout: 1_000,
      });
      await expect(card.locator('.late-risk .reasons li').first()).toHaveText(/\d|shipping|acknowledged/i);
      expect(await card.locator('.late-risk .reasons li').count()).toBeLessThanOrEqual(3);
      await expect(card.locator('.late-risk .expected')).toHaveText(/Expected \w+ \d+, between \w+ \d+ and/);
      await expect(card.locator('.late-risk .basis')).toHaveText(/\d past lines.*late-risk\/2/);
    }).toPass({ timeout: 40_000 });
  } finally {
    await page.close();
  }
}

async function cardOf(page: Page, url: string, order: string): Promise<Frame> {
  await page.goto(url);
  const mark = (await waitForMarks(page, 3)).find(({ number }) => number.includes(order));
  if (!mark) throw new Error(`${order} carries no mark.`);
  return openCard(page, mark);
}
