import type { Frame, Page } from '@playwright/test';
import { until } from './cdp.ts';
import type { SeenMark } from './marks.ts';
import { clickMark } from './marks.ts';

/** The card frame of a page, or null. It hangs in a closed root; the browser lists it among the page's frames. */
function cardFrame(page: Page): Frame | null {
  return page.frames().find((frame) => /^chrome-extension:\/\/[^/]+\/card\.html$/.test(frame.url())) ?? null;
}

/** A click that met nothing by then met a page that was drawn anew under it: a person clicks again. */
const AGAIN_MS = 10_000;

/** Clicks a mark with the mouse and waits until its card says something. */
export async function openCard(page: Page, mark: SeenMark): Promise<Frame> {
  let clickedAt = 0;
  return until('the card', async () => {
    const frame = cardFrame(page);
    if (!frame && Date.now() - clickedAt > AGAIN_MS) {
      clickedAt = Date.now();
      await clickMark(page, mark);
    }
    const text = await frame
      ?.locator('main, [role=dialog], body')
      .first()
      .textContent({ timeout: 1_000 })
      .catch(() => '');
    return (text ?? '').length > 20 && frame;
  });
}

/**
 * Closes the card by Escape and waits until it is gone. Its frame goes before the key is up again: the driver may wait for
 * the answer to that for ever, so nobody waits for the driver.
 */
export async function closeCard(page: Page): Promise<void> {
  void page.keyboard.press('Escape').catch(() => undefined);
  await until('the card to go', async () => cardFrame(page) === null);
}
