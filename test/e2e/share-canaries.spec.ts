import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { makeBundle } from '../../lib/share/make-bundle.ts';
import { closeStore, openStore } from '../../lib/store/open.ts';
import { openStage, type PluginStage } from '../tools/plugin/open.ts';
import { ALL_KPIS, fillWithCanaries, leaksIn } from '../unit/share/canary-records.ts';
import { agreed } from '../unit/share/share-world.ts';

/** What is ours alone stays ours: from records in which all of it is a canary to a partner's page, its events, answers and print. */

let stage: PluginStage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage.close());

/** Every text, attribute and entry of the page, inside of the plugin too. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const said: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    const visit = (root: Document | ShadowRoot) => {
      for (const element of root.querySelectorAll('*')) {
        said.push(...[...element.attributes].map(({ value }) => value));
        for (const node of element.childNodes) if (node.nodeType === 3) said.push(node.textContent ?? '');
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
          said.push(element.value);
        if (element.shadowRoot) visit(element.shadowRoot);
      }
    };
    visit(document);
    return said.join('\n');
  });
}

/** What printing shows. */
async function printed(page: Page): Promise<string> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  const text = await page
    .locator('partner-lens')
    .evaluate((element) =>
      [...(element.shadowRoot?.children ?? [])].map((each) => (each as HTMLElement).innerText).join('\n'),
    );
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  return text;
}

test('nothing that is ours alone is in the page, in its events, in the answers or in print', async () => {
  const store = await openStore('share-canaries');
  const now = Date.now();
  const share = agreed({ owed: true, kpis: ALL_KPIS, until: '2099-12-31' });
  const records = await fillWithCanaries(store, share, now);
  const today = { today: '2025-06-16', instant: Date.parse('2025-06-16T12:00:00Z'), replay: false };
  const bundle = await makeBundle(store, share, today, { serial: 7, issuedAt: now });
  closeStore(store);

  const { page } = await stage.open(bundle, {
    before: () => {
      const told: unknown[] = [];
      Object.assign(globalThis, { told });
      for (const name of ['ready', 'dispute', 'action', 'error'])
        addEventListener(`partner-lens:${name}`, (event) => told.push([name, (event as CustomEvent).detail]));
    },
  });
  const plugin = page.locator('partner-lens');
  await plugin.getByRole('button', { name: /^All \d/ }).click();
  await plugin.locator('.line .open').first().click();
  for (const figure of await plugin.locator('summary').all()) await figure.click();
  await plugin.getByRole('button', { name: /^Contest / }).click();
  await plugin.getByLabel('What shows it').fill('TOLD slip');
  await plugin.getByRole('button', { name: 'Keep' }).first().click();
  await plugin.getByRole('button', { name: 'Acknowledge TOLD open' }).click();
  await plugin.getByLabel('Comment on the whole').fill('TOLD more');
  await plugin.getByRole('button', { name: 'Keep' }).click();
  await plugin.getByLabel('Your name').fill('TOLD name');
  const download = page.waitForEvent('download');
  await plugin.getByRole('button', { name: 'Save as a file' }).click();
  const answers = readFileSync(await (await download).path(), 'utf8');

  const shown = await everything(page);
  const told = await page.evaluate(() => JSON.stringify((globalThis as unknown as { told: unknown }).told));
  const print = await printed(page);
  // What may be told is there, so that what may not be was looked for in the right places.
  for (const words of ['TOLD reply', 'TOLD action', 'TOLD owner', 'CANARY<lines.item.number>'])
    for (const text of [shown, print]) expect(text).toContain(words);
  expect(shown).toContain('CANARY<lines.shipments.number>');
  expect(JSON.parse(told).map(([name]: [string]) => name)).toEqual(['ready', 'dispute', 'action', 'action']);
  expect(told).toContain('TOLD slip');
  expect(answers).toContain('TOLD more');
  for (const [name, text] of Object.entries({ shown, told, print, answers }))
    expect(leaksIn(text, records), name).toEqual([]);
});
