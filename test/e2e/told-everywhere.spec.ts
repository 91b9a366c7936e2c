import type { Page } from '@playwright/test';
import { pageScript } from '../tools/browser/page-script.ts';
import { expect, test } from './fixtures.ts';

/** The rule of freshness on the screens themselves: whatever links lead to, every fact stands where source and age are told. */

type InPage = { inPage: { untold(root: HTMLElement): string[] } };

/** Where a walk begins. *This page* needs a tab beside it: the unit test draws it. */
const BEGIN = ['#partners', '#mine', '#alerts', '#segments', '#map', '#customers'];
/** Forms, where a person enters what holds, and the page without a tab. */
const WITHOUT_FACTS = ['agreement', 'facts', 'page'];
/** Screens that are surely met: links lead to them. */
const MET = ['partner', 'scorecard', 'records', 'series', 'order', 'alert'];
/** Of each kind of screen so many are looked at. */
const OF_EACH = 2;

test('on every screen of the side panel each fact tells its source and age', async ({ sample: { lens } }) => {
  const panel = await lens.context.newPage();
  await panel.setViewportSize({ width: 400, height: 900 });
  await panel.goto(`${lens.home}/sidepanel.html`);
  await panel.evaluate(await pageScript('../../unit/components/told.ts'));
  const seen = new Map<string, number>();
  const known = new Set(BEGIN);
  const bare: Record<string, string[]> = {};
  // What is found while walking is walked, too.
  for (const href of known) {
    const view = href.slice(1).split('/')[0] ?? '';
    const times = seen.get(view) ?? 0;
    if (times >= OF_EACH || WITHOUT_FACTS.includes(view)) continue;
    seen.set(view, times + 1);
    const { links, untold } = await lookAt(panel, href);
    if (untold.length > 0) bare[href] = untold;
    for (const link of links) known.add(link);
  }
  await panel.close();
  expect(bare).toEqual({});
  expect([...seen.keys()]).toEqual(expect.arrayContaining(MET));
});

async function lookAt(panel: Page, href: string): Promise<{ links: string[]; untold: string[] }> {
  await panel.evaluate((hash) => {
    location.hash = hash;
  }, href);
  await panel.waitForFunction(() => !document.querySelector('.skeleton, [aria-busy=true]'));
  return panel.evaluate(() => ({
    links: [...document.querySelectorAll('main a[href^="#"]')].map((a) => a.getAttribute('href') ?? ''),
    untold: (globalThis as unknown as InPage).inPage.untold(document.body),
  }));
}
