import { expect, test } from '@playwright/test';
import { closeCard } from '../tools/browser/card.ts';
import { collect } from './collect.ts';
import { AMBER, COBALT, type World } from './data.ts';
import { openCard, openLens, openPage } from './open-lens.ts';

/** What one run leaves: what the page could see, and what a person saw. */
interface Run {
  seen: Record<string, unknown>;
  withCard: Record<string, unknown>;
  picture: Buffer;
}

const SETTLE_MS = 600;

/** One visit, the same in both worlds: look, open a card, type, close it, scroll, look again. */
async function visit(world: World): Promise<Run> {
  const lens = await openLens(world);
  try {
    const page = await openPage(lens, 'plain');
    await page.mouse.move(5, 5);
    await page.waitForTimeout(SETTLE_MS);
    const picture = await page.screenshot();
    const seen = await page.evaluate(collect);
    await openCard(page, world);
    await page.waitForTimeout(SETTLE_MS);
    await page.keyboard.type('note about them');
    const withCard = await page.evaluate(collect);
    await closeCard(page);
    return {
      seen: portless(seen, lens.host.origin),
      withCard: portless(withCard, lens.host.origin),
      picture,
    };
  } finally {
    await lens.close();
  }
}

/** The test's own server has another port each time. */
const portless = (seen: Record<string, unknown>, origin: string): Record<string, unknown> =>
  JSON.parse(JSON.stringify(seen).replaceAll(origin, 'http://host'));

test('the same page over other records looks the same to the page', async () => {
  const amber = await visit(AMBER);
  const cobalt = await visit(COBALT);
  expect(
    amber.picture.equals(cobalt.picture),
    'a person sees other pictures, or this test proves nothing',
  ).toBe(false);
  expect(cobalt.seen).toEqual(amber.seen);
  expect(cobalt.withCard).toEqual(amber.withCard);
  expect(amber.withCard.keys, 'no key typed over the card reaches the page').toEqual([]);
});
