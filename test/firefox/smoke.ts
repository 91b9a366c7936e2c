import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Firefox, findFirefox, launchFirefox } from '../tools/marionette.ts';

/** The main job once in Firefox, on the unchanged build: import the sample, switch a site on, see it marked. */

const GECKO_ID = 'partnerlens@partnerlens.example';
const UUID = '6f2d4b0a-1c5e-4f53-9a57-1f0a7c3e5b11';
const PAGE = `moz-extension://${UUID}`;

/** The field for a site's address, beside which stands the Allow button. */
const ADDRESS = 'form.inline-form input[required]:not([type])';

const path = findFirefox();
assert(path, 'No Firefox found');
const portal = await servePortal();
const firefox = await launchFirefox(path, {
  'extensions.webextOptionalPermissionPrompts': false,
  'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
  'xpinstall.signatures.required': false,
});
try {
  await firefox.send('Addon:Install', { path: resolve('.output/firefox-mv3'), temporary: true });
  await importSample(firefox);
  await switchSiteOn(firefox, portal.origin);
  await seeMarks(firefox, `${portal.origin}/orders`);
  process.stdout.write('Firefox: the sample is imported, the site is on, its numbers are marked\n');
} finally {
  await firefox.close();
  portal.close();
}

async function servePortal(): Promise<{ origin: string; close(): void }> {
  const rows = '<tr><th>Order no.</th><th>Article</th></tr><tr><td>4500118203</td><td>Pump housing</td></tr>';
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><title>Demo portal</title><table>${rows}</table>`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function importSample(browser: Firefox): Promise<void> {
  await browser.send('WebDriver:Navigate', { url: `${PAGE}/options.html` });
  await click(browser, 'Use the sample');
  await until(browser, 'the sample is imported', `return /done|imported/i.test(document.body.innerText)`);
}

async function switchSiteOn(browser: Firefox, origin: string): Promise<void> {
  await browser.send('WebDriver:Navigate', { url: `${PAGE}/options.html#sites` });
  await until(browser, 'the page Sites', `return document.querySelector('h1').textContent === 'Sites'`);
  const field = await find(browser, 'css selector', ADDRESS);
  await browser.send('WebDriver:ElementSendKeys', { id: field, text: origin });
  await click(browser, 'Allow');
  const pattern = `${origin.replace(/:\d+$/, '')}/*`;
  const granted = `return await browser.permissions.contains({ origins: [${JSON.stringify(pattern)}] })`;
  await until(browser, 'the site is on', granted);
}

async function seeMarks(browser: Firefox, url: string): Promise<void> {
  await browser.send('WebDriver:Navigate', { url });
  await until(
    browser,
    'the overlay is there',
    `return [...document.documentElement.children].some((e) => e.popover === 'manual')`,
  );
}

async function click(browser: Firefox, name: string): Promise<void> {
  await until(
    browser,
    `a button "${name}"`,
    `return [...document.querySelectorAll('button')].some((b) => b.textContent.includes(${JSON.stringify(name)}))`,
  );
  const id = await find(browser, 'xpath', `//button[contains(., ${JSON.stringify(name)})]`);
  await browser.send('WebDriver:ElementClick', { id });
}

async function find(browser: Firefox, using: 'css selector' | 'xpath', value: string): Promise<string> {
  const found = (await browser.send('WebDriver:FindElement', { using, value })) as {
    value: Record<string, string>;
  };
  const [id] = Object.values(found.value);
  assert(id, `Nothing fits ${value}`);
  return id;
}

async function until(browser: Firefox, what: string, script: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await browser.run<boolean>(script).catch(() => false)) return;
    await sleep(200);
  }
  throw new Error(`Firefox: ${what} did not happen within 20 s`);
}
