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
  await switchSiteOn(firefox, `${portal.origin}/*`);
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

async function switchSiteOn(browser: Firefox, pattern: string): Promise<void> {
  const granted = await browser.run<boolean>(
    `return await new Promise((done) => {
       document.addEventListener('click', () => browser.permissions.request({ origins: [arguments_[0]] }).then(done), { once: true });
     })`.replace('arguments_[0]', JSON.stringify(pattern)),
  );
  assert(granted);
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
  const found = (await browser.send('WebDriver:FindElement', {
    using: 'xpath',
    value: `//button[contains(., ${JSON.stringify(name)})]`,
  })) as { value: Record<string, string> };
  const id = Object.values(found.value)[0];
  await browser.send('WebDriver:ElementClick', { id });
}

async function until(browser: Firefox, what: string, script: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await browser.run<boolean>(script).catch(() => false)) return;
    await sleep(200);
  }
  throw new Error(`Firefox: ${what} did not happen within 20 s`);
}
