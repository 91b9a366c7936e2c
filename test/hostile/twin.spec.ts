import { expect, test } from '@playwright/test';
import { closeCard } from '../tools/browser/card.ts';
import { sliceOf } from '../tools/slice.ts';
import { collect } from './collect.ts';
import { AMBER, COBALT, type World } from './data.ts';
import { openCard, openLens, openPage } from './open-lens.ts';
import type { PageKind } from './portal-page.ts';

/** Pages that are compared: a list of orders that contradicts the records; numbers alone and an adapter's page beside it. */
const KINDS = sliceOf<PageKind[]>(['portal', 'site', 'marks'], ['portal']);

/** What one run leaves: what the page could see, and what a person saw. */
interface Run {
  seen: Record<string, unknown>;
  keys: unknown[];
  pictures: Buffer[];
}

const SETTLE_MS = 600;

/** One visit, the same in both worlds: look, open a card, type, close it, look again. */
async function visit(world: World): Promise<Run> {
  const lens = await openLens(world);
  const run: Run = { seen: {}, keys: [], pictures: [] };
  try {
    for (const kind of KINDS) {
      const page = await openPage(lens, 'plain', kind);
      await page.mouse.move(5, 5);
      await page.waitForTimeout(SETTLE_MS);
      run.pictures.push(await page.screenshot());
      run.seen[kind] = portless(await page.evaluate(collect), lens.host.origin);
      await openCard(page, world);
      await page.waitForTimeout(SETTLE_MS);
      await page.keyboard.type('note about them');
      const withCard = await page.evaluate(collect);
      run.seen[`${kind} with a card`] = portless(withCard, lens.host.origin);
      run.keys.push(withCard.keys);
      await closeCard(page);
      await page.close();
    }
    return run;
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
  const same = amber.pictures.filter((picture, at) => picture.equals(cobalt.pictures[at] ?? Buffer.of()));
  expect(same, 'a person sees other pictures, or this test proves nothing').toEqual([]);
  expect(cobalt.seen).toEqual(amber.seen);
  expect(amber.keys, 'no key typed over the card reaches the page').toEqual(KINDS.map(() => []));
});

test('a list of orders that nobody knows looks as if nobody had read it', async () => {
  const lens = await openLens(AMBER);
  try {
    const read = await openPage(lens, 'plain', 'unknown');
    await read.waitForTimeout(SETTLE_MS);
    const seen = await read.evaluate(collect);
    // The same machine by a name for which nothing is switched on.
    const elsewhere = lens.host.origin.replace('127.0.0.1', 'localhost');
    const unread = await lens.browser.context.newPage();
    await unread.goto(lens.host.address('plain', 'unknown').replace(lens.host.origin, elsewhere));
    await unread.waitForTimeout(SETTLE_MS);
    expect(portless(seen, lens.host.origin)).toEqual(portless(await unread.evaluate(collect), elsewhere));
  } finally {
    await lens.close();
  }
});
