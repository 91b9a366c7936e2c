import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { answerFileSchema } from '../../lib/domain/share-answer.ts';
import { linesFor, resourcesOf } from '../../lib/plugin/portals.ts';
import { bundleOf } from '../tools/plugin/bundles.ts';
import { openStage, type PluginStage } from '../tools/plugin/open.ts';
import { pageScript } from '../tools/plugin/page-script.ts';
import { lightningScript, sharePointScript } from '../tools/plugin/portal-scripts.ts';
import { signed } from '../tools/plugin/sign.ts';

/** The lines that the embed page hands out by the name of a portal, run as they stand. No tenant of a portal is near. */

let stage: PluginStage;
test.beforeAll(async () => {
  stage = await openStage();
});
test.afterAll(() => stage.close());

const SHARE = bundleOf().share;
const FILE = 'Ostrel-0f3a91c2.partnerlens.json';

function embed() {
  const [x = '', y = ''] = stage.key.pinned.split('.');
  return { share: SHARE, x, y, integrity: '', file: FILE };
}

/** A page under the policy of a portal, and what its browser complained about. */
async function pageOf(path: string, body: string, policy: string, lang = 'en') {
  const { page, complaints } = await stage.open(bundleOf());
  await page.goto('about:blank');
  complaints.length = 0;
  stage.site.put(
    path,
    `<!doctype html><html lang="${lang}"><meta charset="utf-8"><title>P</title>${body}</html>`,
    {
      type: 'text/html',
      headers: { 'content-security-policy': policy },
    },
  );
  await page.goto(stage.site.origin + path);
  return { page, complaints };
}

for (const synthetic of [true, false])
  test(`Experience Cloud: a component on Salesforce's engine, ${synthetic ? 'synthetic' : 'native'} shadow`, async () => {
    const { plugin, file } = resourcesOf({ share: SHARE });
    const resources = { [plugin]: '/partner-lens.js', [file]: `/resource/${file}` };
    stage.site.put(`/resource/${file}`, signed(bundleOf(), stage.key));
    const script = lightningScript(linesFor('experience-cloud', embed()), resources, synthetic);
    stage.site.put('/lwc.js', script, { type: 'text/javascript' });
    // Strict CSP of Experience Builder: no inline script, no other host.
    const { page, complaints } = await pageOf(
      '/lwc',
      '<div id="lwc"></div><script src="/lwc.js" defer></script>',
      "default-src 'self'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'",
      'fr',
    );
    const lens = page.locator('partner-lens');
    await expect(lens).toContainText('65,5 sur 100');
    const isNative = await page.evaluate(() => /native code/.test(`${Element.prototype.querySelector}`));
    expect(isNative).toBe(!synthetic);
    await lens.getByRole('button', { name: /Second core box/ }).click();
    await expect(lens.locator('.kept')).toHaveCount(1);
    await page.reload();
    await expect(lens.locator('.kept')).toHaveCount(1);
    expect(complaints).toEqual([]);
  });

test('behind the membrane of Lightning Web Security: verified, shown, answered, saved', async () => {
  stage.site.put('/membrane.js', await pageScript('membrane-page'), { type: 'text/javascript' });
  stage.site.put('/apart.json', signed(bundleOf(), stage.key));
  const attributes = JSON.stringify({ src: '/apart.json', key: stage.key.pinned, share: SHARE });
  const { page, complaints } = await pageOf(
    '/membrane',
    `<body data-attributes='${attributes}'><output></output><script type="module" src="/membrane.js"></script></body>`,
    // The membrane itself evaluates text; the plugin does not.
    "script-src 'self' 'unsafe-eval'; connect-src 'self'",
  );
  const lens = page.locator('partner-lens');
  await expect(lens).toContainText('65.5 of 100');
  await lens.getByRole('button', { name: 'All 30' }).click();
  await lens.getByRole('button', { name: 'Acknowledge Second core box' }).click();
  await lens.getByLabel('Your name').fill('J. Adeyemi');
  const saving = page.waitForEvent('download');
  await lens.getByRole('button', { name: 'Save as a file' }).click();
  const file = answerFileSchema.parse(JSON.parse(readFileSync(await (await saving).path(), 'utf8')));
  expect(file).toMatchObject({ by: 'J. Adeyemi', answers: [{ kind: 'acknowledgement' }] });
  await expect(page.locator('output')).toHaveText('ready 4. action 4. ');
  await page.reload();
  await expect(lens.locator('.kept')).toHaveCount(1);
  // Said of the frame that the membrane makes its realm of.
  expect(complaints.filter((text) => !text.includes('escape its sandboxing'))).toEqual([]);
});

test('SharePoint: a web part with the plugin packed, under trusted script sources, drawn anew', async () => {
  stage.site.put(`/sites/ostrel/Shared%20Documents/${FILE}`, signed(bundleOf(), stage.key));
  stage.site.put('/part.js', await sharePointScript(linesFor('sharepoint', embed())), {
    type: 'text/javascript',
  });
  const { page, complaints } = await pageOf(
    '/part',
    '<div id="part"></div><button id="change">Change</button><script src="/part.js" defer></script>',
    `script-src 'self' https://res-1.cdn.office.net 'nonce-mvvlikiedo'`,
  );
  const lens = page.locator('partner-lens');
  await expect(lens).toContainText('65.5 of 100');
  await page.getByRole('button', { name: 'Change' }).click();
  await expect(lens).toContainText('65.5 of 100');
  await lens.getByRole('button', { name: 'Acknowledge Second core box' }).click();
  await expect(lens).toContainText('1 not handed over yet');
  await page.getByRole('button', { name: 'Change' }).click();
  await expect(lens).toContainText('1 not handed over yet');
  expect(complaints).toEqual([]);
});
