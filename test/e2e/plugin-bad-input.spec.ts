import { expect, test } from '@playwright/test';
import { type Bundle, bundleSchema } from '../../lib/domain/share-bundle.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { bundleOf } from '../tools/plugin/bundles.ts';
import { openStage, type PluginStage } from '../tools/plugin/open.ts';
import { signed } from '../tools/plugin/sign.ts';
import { openPaths, TURNING, withText } from '../unit/share/hostile-texts.ts';

/** The portal plugin on a phone with the worst that a bundle may hold, without storage, without a network, with a wrong clock. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let stage: PluginStage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage.close());

/** Texts without a place to break, that run what they hold if anything does. */
const SCRIPT = '<img src=x onerror=document.title=1><script>document.title=2</script>';
const SIZES = [1_000, 500, 300, 200, 100, 60, 40, 20];

/** The bundle with the longest such text that is taken in every place for words. */
function worst(bundle: Bundle, beginning: string): { bundle: Bundle; places: number } {
  const paths = openPaths(bundleSchema, bundle).filter((path) => !path.includes('answerId'));
  let filled: unknown = bundle;
  for (const path of paths) {
    const fits = SIZES.map((size) => (beginning + 'W'.repeat(size)).slice(0, size)).find(
      (text) => bundleSchema.safeParse(withText(bundle, path, text)).success,
    );
    if (fits !== undefined) filled = withText(filled, path, fits);
  }
  return { bundle: bundleSchema.parse(filled), places: paths.length };
}

for (const [name, beginning] of [
  ['markup', SCRIPT],
  ['turned', TURNING],
] as const)
  test(`320 px, the longest hostile text everywhere (${name}): nothing runs, nothing is wider than the page`, async () => {
    const { bundle, places } = worst(bundleOf({ count: 8 }), beginning);
    expect(places).toBeGreaterThan(60);
    const { page, complaints } = await stage.open(bundle, { width: 320 });
    const plugin = page.locator('partner-lens');
    for (const summary of await plugin.locator('summary').all()) await summary.click();
    await plugin.getByRole('button', { name: 'All 8' }).click();
    for (const at of [0, 3]) await plugin.locator('.line .open').nth(at).click();
    await plugin
      .getByRole('button', { name: /^Contest / })
      .first()
      .click();
    await plugin
      .getByRole('button', { name: /^Acknowledge / })
      .first()
      .click();
    await expect(plugin).toContainText('1 not handed over yet');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(await plugin.locator('img, script').count()).toBe(0);
    expect(await page.title()).toBe('Ostrel Castings: Norvane Pumps');
    expect(await axeFindings((expression) => page.evaluate(expression))).toEqual([]);
    expect(complaints).toEqual([]);
  });

test('a network that is cut while answers are sent: said, nothing lost, the file is there to save', async () => {
  const { page } = await stage.open(bundleOf({ answerTo: 'https://answers.example/in' }));
  const plugin = page.locator('partner-lens');
  await plugin.getByRole('button', { name: 'Acknowledge Second core box' }).click();
  await plugin.getByLabel('Your name').fill('J. Adeyemi');
  await page.route('https://answers.example/**', (route) => route.abort('internetdisconnected'));
  await plugin.getByRole('button', { name: 'Send to' }).click();
  await expect(plugin.getByRole('status')).toHaveText(
    'Not sent: answers.example cannot be reached. Nothing is lost; try again or save the file.',
  );
  await expect(plugin).toContainText('1 not handed over yet');
  await page.reload();
  await expect(plugin).toContainText('1 not handed over yet');
  const saving = page.waitForEvent('download');
  await plugin.getByRole('button', { name: 'Save as a file' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^answers-.+\.json$/);
  await expect(plugin.getByRole('status')).toContainText('Saved as answers-');
});

test.describe('a device whose clock is a day off', () => {
  const near = (left: number) => {
    const now = Date.now();
    return bundleOf({ now: now - 2 * DAY, asOf: bundleOf().asOf, expiresAt: now + left });
  };

  for (const [name, ahead, said] of [
    ['ahead', DAY, 'The clock of this device is ahead'],
    ['behind', -DAY, 'The clock of this device is behind'],
  ] as const) {
    test(`${name}: a file that holds for two more hours is shown, and the clock is named`, async () => {
      const { page } = await stage.open(near(2 * HOUR), { ahead });
      await expect(page.locator('partner-lens')).toContainText('65.5 of 100');
      await expect(page.locator('partner-lens')).toContainText(said);
    });

    test(`${name}: a file that ran out two hours ago is refused`, async () => {
      const { page } = await stage.open(near(-2 * HOUR), { ahead });
      await expect(page.locator('partner-lens').getByRole('alert')).toContainText('expired on');
      await expect(page.locator('partner-lens')).not.toContainText('65.5 of 100');
    });
  }

  test('behind, and no server near: what was issued just now is shown, and the clock is named', async () => {
    const { page } = await stage.open(bundleOf(), {
      ahead: -DAY + 2 * HOUR,
      attributes: { key: stage.key.pinned },
      inside: `<script type="application/json">${signed(bundleOf(), stage.key)}</script>`,
    });
    await expect(page.locator('partner-lens')).toContainText('65.5 of 100');
    await expect(page.locator('partner-lens')).toContainText('The clock of this device is behind');
  });
});

test('every kind of storage blocked: it is shown, an answer is kept for the visit, and that is said', async () => {
  const { page, complaints } = await stage.open(bundleOf(), {
    before: () => {
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
        Object.defineProperty(globalThis, name, {
          get: () => {
            throw new DOMException('blocked', 'SecurityError');
          },
        });
    },
  });
  const plugin = page.locator('partner-lens');
  await expect(plugin).toContainText('65.5 of 100');
  await plugin.getByRole('button', { name: 'Acknowledge Second core box' }).click();
  await expect(plugin).toContainText('1 not handed over yet');
  await expect(plugin).toContainText(
    'This page may not store anything: hand the answers over before you leave it.',
  );
  await plugin.getByLabel('Your name').fill('J. Adeyemi');
  const saving = page.waitForEvent('download');
  await plugin.getByRole('button', { name: 'Save as a file' }).click();
  await saving;
  expect(complaints).toEqual([]);
});
