import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { answerFileSchema } from '../../lib/domain/share-answer.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { bundleOf } from '../tools/plugin/bundles.ts';
import { openStage, type PluginStage } from '../tools/plugin/open.ts';
import { newKey, signed } from '../tools/plugin/sign.ts';
import { STRICT } from '../tools/plugin/site.ts';

/** The portal plugin in pages of an example portal, as partners serve it: no extension is near. */

let stage: PluginStage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage.close());

test('shows both sides under the strictest policy, without a complaint', async () => {
  const { page, complaints } = await stage.open(bundleOf(), { policy: STRICT });
  const plugin = page.locator('partner-lens');
  await expect(plugin.getByRole('heading', { name: 'Joint scorecard' })).toBeVisible();
  await expect(plugin).toContainText('65.5 of 100');
  await expect(plugin).toContainText('78.2 of 100');
  await plugin.getByText('On time in full').click();
  await expect(plugin).toContainText('109 of 139; 3 not due yet, 2 left out');
  await plugin.getByRole('button', { name: 'Show its 30 lines' }).click();
  await expect(plugin.getByRole('heading', { name: 'Order lines' })).toBeFocused();
  await expect(plugin).toContainText('30 of 30');
  const edge = plugin.locator('footer');
  expect(await edge.evaluate((footer) => getComputedStyle(footer).borderTopStyle)).toBe('solid');
  expect(complaints).toEqual([]);
});

test('answers are kept until they are handed over, and each has its number', async () => {
  const { page } = await stage.open(bundleOf({ answerTo: 'https://answers.example/in' }));
  const plugin = page.locator('partner-lens');
  await page.evaluate(() => {
    const told: unknown[] = [];
    Object.assign(globalThis, { told });
    for (const name of ['dispute', 'action'])
      addEventListener(`partner-lens:${name}`, (event) => told.push((event as CustomEvent).detail));
  });
  await plugin.getByRole('button', { name: 'Contest 4500117731 / 10' }).click();
  await plugin.getByRole('button', { name: 'Keep' }).first().click();
  await expect(plugin.getByRole('alert')).toHaveText('Say what shows it.');
  await plugin.getByLabel('What shows it').fill('Slip 8812');
  await plugin.getByRole('button', { name: 'Keep' }).first().click();
  await plugin.getByRole('button', { name: 'Acknowledge Second core box' }).click();
  await plugin.getByLabel('Comment on the whole').fill('Thank you');
  await plugin.getByLabel('Comment on the whole').press('Tab');
  await page.keyboard.press('Enter');
  await expect(plugin).toContainText('3 not handed over yet');
  await page.reload();
  await expect(plugin).toContainText('3 not handed over yet');
  await plugin.getByRole('button', { name: 'Send to' }).click();
  await expect(plugin.getByRole('status')).toContainText('Enter your name');
  await plugin.getByLabel('Your name').fill('J. Adeyemi');

  const posts: string[] = [];
  let answer = 500;
  await page.route('https://answers.example/**', (route) => {
    if (route.request().method() === 'POST') posts.push(route.request().postData() ?? '');
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    return route.fulfill({ status: route.request().method() === 'POST' ? answer : 204, headers });
  });
  await plugin.getByRole('button', { name: 'Send to' }).click();
  await expect(plugin.getByRole('status')).toContainText('answers.example answered 500. Nothing is lost');
  answer = 204;
  await plugin.getByRole('button', { name: 'Send to' }).click();
  await expect(plugin.getByRole('status')).toHaveText('Arrived at answers.example.');
  expect(posts).toHaveLength(2);
  const file = answerFileSchema.parse(JSON.parse(posts[1] ?? ''));
  expect(posts[1]).toBe(posts[0]);
  expect(file.answers.map(({ kind }) => kind)).toEqual(['dispute', 'acknowledgement', 'comment']);
  expect(new Set(file.answers.map(({ id }) => id)).size).toBe(3);

  const download = page.waitForEvent('download');
  await plugin.getByRole('button', { name: 'Save as a file' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  expect(answerFileSchema.parse(JSON.parse(saved))).toEqual(file);

  // The next bundle carries one of them.
  const [first] = file.answers;
  const next = bundleOf({ serial: 5 });
  const [line] = next.lines;
  if (line)
    line.dispute = { answerId: first?.id ?? '', reason: 'other', state: 'accepted', decidedOn: next.asOf };
  stage.site.put((await plugin.getAttribute('src')) ?? '', signed(next, stage.key));
  await page.reload();
  await expect(plugin).toContainText('Accepted');
  await expect(plugin.locator('.kept')).toHaveCount(2);
});

test('tells the page what its reader does, and nothing else', async () => {
  const { page } = await stage.open(bundleOf(), {
    before: () => {
      const told: unknown[] = [];
      Object.assign(globalThis, { told });
      for (const name of ['ready', 'dispute', 'action', 'error'])
        addEventListener(`partner-lens:${name}`, (event) => told.push([name, (event as CustomEvent).detail]));
    },
  });
  const plugin = page.locator('partner-lens');
  await plugin.getByRole('button', { name: 'Acknowledge Second core box' }).click();
  const told = await page.evaluate(() => (globalThis as unknown as { told: [string, object][] }).told);
  expect(told.map(([name]) => name)).toEqual(['ready', 'action']);
  expect(Object.keys(told[0]?.[1] ?? {})).toEqual(['share', 'serial', 'from', 'asOf', 'expiresAt', 'stale']);
  expect(told[1]?.[1]).toMatchObject({ serial: 4, answer: { kind: 'acknowledgement' } });
});

test('shows nothing of what it refuses, in the page, in its events and in print', async () => {
  const canary = 'CANARY-4471';
  const bundle = bundleOf({ from: canary });
  const cases: [name: string, text: string, said: string][] = [
    ['foreign', signed(bundle, newKey()), 'signed by another key'],
    ['downgraded', signed(bundle, stage.key, { alg: 'none' }), 'signed in a way'],
    [
      'tampered',
      signed(bundle, stage.key).replace(/"payload":"\w{4}/, '"payload":"AAAA'),
      'was changed after',
    ],
    ['expired', signed({ ...bundle, expiresAt: Date.now() - 1_000 }, stage.key), 'expired on'],
    ['extra', signed({ ...bundle, price: 7 }, stage.key), 'not what a scorecard holds'],
    ['long', signed({ ...bundle, with: 'x'.repeat(10_000) }, stage.key), 'not what a scorecard holds'],
    ['newer', signed({ ...bundle, version: 2 }, stage.key), 'newer layout'],
    ['oversized', `${signed(bundle, stage.key)}${' '.repeat(8_002_000)}`, 'larger than any scorecard'],
    ['none', '<html>Sign in</html>', 'not a signed scorecard'],
  ];
  for (const [name, text, said] of cases) {
    const { page } = await stage.open(text);
    const plugin = page.locator('partner-lens');
    await expect(plugin.getByRole('alert'), name).toContainText(said);
    const inside = await plugin.evaluate((element) => element.shadowRoot?.textContent ?? '');
    expect(inside).not.toContain(canary);
    expect(inside).not.toContain('4500117731');
    await page.context().close();
  }
});

test('a page that stays open shows nothing once the file has expired', async () => {
  const { page } = await stage.open(signed({ ...bundleOf(), expiresAt: Date.now() + 4_000 }, stage.key));
  const plugin = page.locator('partner-lens');
  await expect(plugin).toContainText('65.5 of 100');
  await expect(plugin.getByRole('alert')).toContainText('expired on');
  await expect(plugin).not.toContainText('65.5 of 100');
});

test('texts of a bundle stay texts, whatever is in them', async () => {
  const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const turned = '\u202egnp.exe\u2066\u2069\u2069';
  const long = 'W'.repeat(500);
  const bundle = bundleOf({ from: `${markup}${turned}`, with: 'A\u202eB', count: 3 });
  for (const line of bundle.lines)
    Object.assign(line, { item: markup.slice(0, 100), description: long, order: turned });
  const { page, complaints } = await stage.open(bundle, { width: 360 });
  const plugin = page.locator('partner-lens');
  await plugin.getByRole('button', { name: 'All 3' }).click();
  await plugin.locator('.line .open').first().click();
  await expect(plugin).toContainText(long);
  expect(await plugin.locator('img, script').count()).toBe(0);
  expect(await page.title()).toBe('Ostrel Castings: Norvane Pumps');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(complaints).toEqual([]);
});

test('works where storage is blocked, and says that answers must be handed over', async () => {
  const { page } = await stage.open(bundleOf(), {
    before: () =>
      Object.defineProperty(globalThis, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      }),
  });
  const plugin = page.locator('partner-lens');
  await plugin.getByRole('button', { name: 'Acknowledge Second core box' }).click();
  await expect(plugin).toContainText('This page may not store anything');
});

test('says that the file cannot be reached, and tries again', async () => {
  const { page } = await stage.open(bundleOf());
  const plugin = page.locator('partner-lens');
  await expect(plugin).toContainText('65.5 of 100');
  await page.route('**/bundle-*', (route) => route.abort());
  await plugin.evaluate((element) => element.setAttribute('src', '/bundle-x.json'));
  await expect(plugin.getByRole('alert')).toContainText('cannot be reached');
  await expect(plugin).not.toContainText('65.5 of 100');
  await page.unroute('**/bundle-*');
  stage.site.put('/bundle-x.json', signed(bundleOf(), stage.key));
  await plugin.getByRole('button', { name: 'Try again' }).click();
  await expect(plugin).toContainText('65.5 of 100');
});

test('a page on disk shows the bundle that lies inside the element', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-page-'));
  try {
    const inside = `<script type="application/json">${signed(bundleOf(), stage.key)}</script>`;
    copyFileSync('.output/plugin/partner-lens.js', join(folder, 'partner-lens.js'));
    writeFileSync(
      join(folder, 'page.html'),
      `<!doctype html><html lang="fr"><meta charset="utf-8"><title>x</title><script src="partner-lens.js" defer></script>
<partner-lens public-key='${stage.key.jwk}'>${inside}</partner-lens>`,
    );
    const { page, complaints } = await stage.open(bundleOf());
    await page.goto(pathToFileURL(join(folder, 'page.html')).href);
    await expect(page.locator('partner-lens')).toContainText('65,5 sur 100');
    expect(complaints).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const width of [320, 768, 1280])
  test(`axe finds nothing at ${width} px, in either scheme`, async () => {
    const { page } = await stage.open(bundleOf({ sample: true }), { width });
    const plugin = page.locator('partner-lens');
    await plugin.locator('summary').first().click();
    await plugin.getByRole('button', { name: 'Contest 4500117731 / 10' }).click();
    await plugin.locator('.line .open').nth(1).click();
    await plugin.getByRole('button', { name: 'Acknowledge Second core box' }).click();
    const evaluate = <T>(script: string) => page.evaluate<T>(script);
    expect(await axeFindings(evaluate)).toEqual([]);
    await page.evaluate(() => {
      document.documentElement.style.cssText = 'color-scheme: dark; background: #171b1d; color: #eee';
    });
    expect(await axeFindings(evaluate, 'colours')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
