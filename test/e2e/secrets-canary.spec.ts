import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ordersCsv, startReports } from '../simulators/report-server.ts';
import { startTryton } from '../simulators/tryton.ts';
import { openCard } from '../tools/browser/card.ts';
import { until } from '../tools/browser/cdp.ts';
import { connectTryton } from '../tools/browser/connect-tryton.ts';
import { heardBy, heardInPage, listen } from '../tools/browser/hear-messages.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { storedText } from '../tools/browser/stored-text.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { type LensBrowser, launchWithExtension } from '../tools/browser.ts';
import { secretsIn, secretsInFiles } from '../tools/secret-search.ts';
import { CRM_SECRETS, CRMS, connectCrms } from './canary-crms.ts';
import { expect, test } from './fixtures.ts';

/** Whatever a person types as a password or token, and the key of a session, is in nothing that can be looked into. */

const SECRETS = {
  password: 'canaryZq8vKpW2xTrYton5',
  'wrong password': 'canaryHb4nMdC7wRong9Lf',
  token: 'canaryJx6sGtQ3tOken1Ry',
  'wrong token': 'canaryUe5kBzN8wTok2Fv',
  'key in an address': 'canaryPa7cXmD4aDdr6Hs',
  'session key': 'canaryWo3fViS9sEss8Kj',
};
/** What the test itself leaves in each place, to see that the search looks there. */
const PLANTED = {
  log: 'plantedMk2yTrL7log4Qe',
  'worker log': 'plantedDw9uHgB3wlog6Nz',
  local: 'plantedCv5rJpX8local1Sa',
  session: 'plantedTf6mZkG2sess7Uo',
  bytes: 'plantedLy4wNbE9bytes3Ri',
  heard: 'plantedGs8xQdM5heard2Vc',
};
const OPTIONS = ['files', 'sources', 'mappings', 'sites', 'portal', 'privacy', 'settings', 'about'];
const PANEL = ['', '#partners', '#partner/S100', '#lookup', '#alerts', '#map', '#facts'];

test('a password, a token and the key of a session are nowhere in the clear', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-canary-'));
  const [profile, log] = [join(folder, 'profile'), join(folder, 'browser.log')];
  mkdirSync(profile);
  const [tryton, reports, site] = await Promise.all([startTryton(), startReports(), serveOrders()]);
  Object.assign(tryton, { password: SECRETS.password, keyPrefix: SECRETS['session key'] });
  reports.reports.set('/orders.csv', {
    body: ordersCsv([{ order: 'PO-7001', line: 1, quantity: 10 }]),
    type: 'text/csv',
    admits: (headers) => headers['x-api-key'] === SECRETS.token,
  });
  // The browser writes the console of every page, frame and worker into its log.
  const lens = await launchWithExtension({
    profile,
    switches: ['--enable-logging', `--log-file=${log}`, '--v=0'],
  });
  const seen: Record<string, string> = {};
  const planted: Record<string, string> = {};
  try {
    await grantAtOnce(lens, tryton.address);
    const ear = await listen(lens);
    const page = await connectTryton(lens, { ...tryton, password: SECRETS['wrong password'] });
    await expect(page.getByRole('alert')).toContainText('does not accept this sign-in');
    seen['the refusal of a password'] = await page.content();
    await passwordsAreHidden(page);
    await page.getByLabel('Password').fill(tryton.password);
    await page.getByRole('button', { name: 'Check and connect' }).click();
    const system = page.getByRole('region', { name: 'Our Tryton' });
    await expect(system).toContainText('9 orders, 10 new');

    await connectReport(page, `${reports.origin}/orders.csv?key=${SECRETS['key in an address']}`, seen);
    Object.assign(SECRETS, await connectCrms(lens, page));
    await lookAtPage(lens, site.address, seen);
    await saveFiles(page, lens.home, folder, seen);
    for (const name of OPTIONS)
      seen[`options, ${name}`] = await shown(page, `${lens.home}/options.html#${name}`);
    for (const at of PANEL) seen[`panel ${at}`] = await shown(page, `${lens.home}/sidepanel.html${at}`);
    for (const name of ['Our Tryton', ...CRMS]) expect(seen['options, sources']).toContain(name);
    expect(Object.keys(SECRETS)).toEqual(expect.arrayContaining(CRM_SECRETS));
    expect(seen['panel #partner/S100']).toContain('Sample Castings GmbH');
    seen['what is stored'] = await storedText(page);
    expect(seen['what is stored']).toContain('PO26-00001');
    seen['what pages of ours heard'] = await heardBy(ear);

    await plant(lens, page);
    planted.stored = await storedText(page);
    planted.heard = await heardBy(ear);
  } finally {
    await lens.close();
    await Promise.all([tryton.close(), reports.close(), site.close()]);
  }
  const written = readFileSync(log);
  const found = Object.entries(seen).flatMap(([where, text]) =>
    secretsIn(text, SECRETS).map((name) => `${name} in ${where}`),
  );
  expect([...found, ...secretsIn(written, SECRETS), ...secretsInFiles(profile, SECRETS)]).toEqual([]);

  expect(secretsIn(written, PLANTED)).toEqual(expect.arrayContaining(['log', 'worker log']));
  expect(secretsIn(planted.stored ?? '', PLANTED)).toEqual(['local', 'session', 'bytes']);
  expect(secretsIn(planted.heard ?? '', PLANTED)).toEqual(['heard']);
  const inFiles = secretsInFiles(profile, PLANTED).map((each) => each.replace(/ in .*/, ''));
  expect(inFiles).toEqual(expect.arrayContaining(['local', 'bytes']));
  expect(inFiles).not.toContain('session');
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

test('a secret is found in each of its spellings, wherever it stands', () => {
  const secrets = { it: SECRETS.token };
  for (let before = 0; before < 7; before += 1) {
    const text = `${'x'.repeat(before)}${secrets.it}yz`;
    for (const bytes of [Buffer.from(text), Buffer.from(text, 'utf16le')]) {
      expect(secretsIn(bytes, secrets)).toEqual(['it']);
      expect(secretsIn(bytes.toString('base64'), secrets)).toEqual(['it']);
      expect(secretsIn(Buffer.from(bytes.toString('base64'), 'utf16le'), secrets)).toEqual(['it']);
    }
  }
  expect(secretsIn(`${secrets.it.slice(1)} ${secrets.it.toUpperCase()}`, secrets)).toEqual([]);
});

/** Neither shown nor kept: what is typed into such a field is not among what a browser remembers of forms. */
async function passwordsAreHidden(page: Page): Promise<void> {
  const field = page.getByLabel('Password');
  await expect(field).toHaveAttribute('type', 'password');
  await expect(field).toHaveAttribute('autocomplete', 'new-password');
  await expect(page.getByLabel('Address')).toHaveAttribute('autocomplete', 'off');
}

/** A report behind a token, first with a wrong one. */
async function connectReport(page: Page, address: string, seen: Record<string, string>): Promise<void> {
  await page.getByLabel('A report: CSV, Excel or JSON').check();
  await page.getByLabel('How you call it').fill('Open orders');
  await page.getByLabel('Address', { exact: true }).fill(address);
  await page.getByLabel('Sign-in').selectOption('header');
  await page.getByLabel('Name of the header').fill('X-Api-Key');
  const token = page.getByRole('textbox', { name: 'Token' });
  await expect(token).toHaveAttribute('type', 'password');
  await token.fill(SECRETS['wrong token']);
  await page.getByRole('button', { name: 'Check and look at it' }).click();
  await expect(page.getByRole('alert')).toContainText('does not accept this sign-in');
  seen['the refusal of a token'] = await page.content();
  await token.fill(SECRETS.token);
  await page.getByRole('button', { name: 'Check and look at it' }).click();
  const review = page.getByRole('region', { name: 'What do the columns of Open orders mean?' });
  await review.getByRole('button', { name: 'Connect' }).click();
  await expect(page.getByRole('region', { name: 'Open orders', exact: true })).toContainText('1 row', {
    timeout: 30_000,
  });
}

/** A page with marks and a card: what its script world hears, what the card and the page show. */
async function lookAtPage(lens: LensBrowser, address: string, seen: Record<string, string>): Promise<void> {
  const page = await lens.context.newPage();
  await page.goto(address);
  const [mark] = await waitForMarks(page, 3);
  if (!mark) throw new Error('No mark.');
  const { tabId } = await until('the page', () => storedPage(lens, address));
  const inItsWorld = () => heardInPage(lens, tabId);
  await inItsWorld();
  const card = await openCard(page, mark);
  seen['the card'] = await card.content();
  const heard = await until('an answer to the page', inItsWorld);
  expect(heard).toContain('openCard');
  seen['what the script in a page heard'] = heard;
  seen['the page'] = await page.content();
}

/** A backup and the list of requests, as files. */
async function saveFiles(
  page: Page,
  home: string,
  folder: string,
  seen: Record<string, string>,
): Promise<void> {
  const save = async (what: string, button: string) => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: button, exact: true }).click();
    const path = join(folder, 'saved');
    await (await downloading).saveAs(path);
    seen[what] = readFileSync(path, 'utf8');
  };
  await page.goto(`${home}/options.html#sources`);
  await page.getByText('What was asked').click();
  await save('the list of requests', 'Save as CSV');
  expect(seen['the list of requests']).toContain('common.db.login');
  await page.goto(`${home}/options.html#privacy`);
  await save('the backup', 'Save a backup');
  expect(seen['the backup']).toContain('PO26-00001');
}

/** All that a surface shows, and what stands in its fields. */
async function shown(page: Page, address: string): Promise<string> {
  await page.goto(address);
  await expect(page.locator('main').getByRole('heading').first()).toBeVisible();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  const fields = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value),
  );
  return [await page.content(), ...fields].join('\n');
}

/** Leaves one text in each place that was looked into. */
async function plant(lens: LensBrowser, page: Page): Promise<void> {
  await (await lens.worker()).evaluate(async (texts) => {
    await chrome.storage.local.set({ planted: texts.local });
    await chrome.storage.session.set({ planted: texts.session });
    await chrome.runtime.sendMessage({ type: texts.heard, input: {} }).catch(() => undefined);
    console.warn(texts['worker log']);
  }, PLANTED);
  await page.evaluate(async (texts) => {
    console.warn(texts.log);
    const request = indexedDB.open('planted', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('planted');
    await new Promise((done) => {
      request.onsuccess = done;
    });
    const tx = request.result.transaction('planted', 'readwrite');
    tx.objectStore('planted').put(new TextEncoder().encode(texts.bytes).buffer, 1);
    await new Promise((done) => {
      tx.oncomplete = done;
    });
    request.result.close();
  }, PLANTED);
}

/** A page of another system, on loopback, that names orders. */
async function serveOrders(): Promise<{ address: string; close(): Promise<void> }> {
  const rows = ['PO26-00001', 'PO26-00002', 'PO26-00003', 'PO26-00004'].map(
    (number) => `<tr><td>${number}<td>sent</tr>`,
  );
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><html lang="en"><title>orders</title><link rel="icon" href="data:,">
<style>td{padding:8px 24px}</style><table><tr><th>Purchase order<th>State</tr>${rows.join('')}</table>`);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
