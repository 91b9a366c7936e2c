import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from '../tools/browser/cdp.ts';
import { openFiles } from '../tools/browser/import-file.ts';
import { settledMarks, waitForMarks } from '../tools/browser/marks.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { stopWorkers } from '../tools/browser/worker.ts';
import { sampleLineCount } from '../tools/sample/read-truth.ts';
import { expect, test } from './fixtures.ts';

/** What a page gets whose renderer an attacker has taken: the extension's own script world, and nothing beyond it. */

test('messages of panel and card are not answered for a page, and change nothing', async ({ sample }) => {
  const { lens, sites } = sample;
  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/orders`);
  const marks = (await settledMarks(page, 10)).length;
  const { tabId } = await until('the page', () => storedPage(lens, sites.portal));
  const worker = await lens.worker();
  const state = () =>
    worker.evaluate(async () =>
      JSON.stringify([
        await chrome.storage.session.get(null),
        await chrome.scripting.getRegisteredContentScripts(),
        await chrome.permissions.getAll(),
        await chrome.alarms.getAll(),
      ]),
    );
  const before = await state();
  const answers = await worker.evaluate(async (id) => {
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: id },
      func: async () => {
        const token = 'a'.repeat(64);
        const forged: [string, unknown][] = [
          ['recordsChanged', {}],
          ['sitesChanged', {}],
          ['callSystems', {}],
          ['runJobs', {}],
          ['jobsIdle', {}],
          ['readOnce', { tabId: 1 }],
          ['redeem', { token, ancestorOrigin: location.origin }],
          ['close', { token }],
          ['openPanel', { target: { view: 'partner', partnerId: 'x' } }],
          ['resolve', { mentions: [{ mark: -1 }] }],
          ['resolve', { mentions: [], role: 'panel' }],
          ['forget', { marks: 'all' }],
          ['openCard', { mark: 9_999_999, tabId: 1 }],
          ['__proto__', {}],
          ['constructor', {}],
        ];
        const heard: string[] = [];
        for (const [type, input] of forged) {
          const answer = await Promise.race([
            chrome.runtime.sendMessage({ type, input }).catch(() => undefined),
            new Promise((done) => setTimeout(done, 150, undefined)),
          ]);
          if (answer !== undefined) heard.push(`${type}: ${JSON.stringify(answer)}`);
        }
        return heard;
      },
    });
    return answer?.result;
  }, tabId);
  expect(answers).toEqual([]);
  expect(await state()).toBe(before);
  expect((await settledMarks(page, marks)).length).toBe(marks);
  await page.close();
});

test('a page learns about its own numbers only what its marks show', async ({ sample }) => {
  const { lens, sites, orders } = sample;
  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/orders`);
  await waitForMarks(page, 10);
  const { tabId } = await until('the page', () => storedPage(lens, sites.portal));
  const worker = await lens.worker();
  const number = orders.lines[0]?.order ?? '';
  const reply = await worker.evaluate(
    async ([id, key]) => {
      const [answer] = await chrome.scripting.executeScript({
        target: { tabId: id },
        args: [key],
        func: (raw: string) =>
          chrome.runtime.sendMessage({
            type: 'resolve',
            input: { mentions: [{ mark: 900, keys: [raw], kind: 'purchase-order', raw, labelled: true }] },
          }),
      });
      return answer?.result as { ok: boolean; value: unknown[] };
    },
    [tabId, number] as const,
  );
  expect(reply.ok).toBe(true);
  expect(reply.value).toEqual([{ mark: 900, state: expect.stringMatching(/^[a-z]+$/) }]);
  await page.close();
});

test('the storage is closed to the world of pages, also after the worker was stopped', async ({ sample }) => {
  const { lens, sites } = sample;
  const page = await lens.context.newPage();
  await page.goto(`${sites.portal}/orders`);
  await waitForMarks(page, 10);
  const { tabId } = await until('the page', () => storedPage(lens, sites.portal));
  await stopWorkers(page);
  await page.reload();
  await waitForMarks(page, 10);
  const refused = await (await lens.worker()).evaluate(async (id) => {
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: id },
      func: async () => {
        const tries = [chrome.storage?.local, chrome.storage?.session].map(
          (area) =>
            area?.get(null).then(JSON.stringify, (error: Error) => `refused: ${error.message}`) ?? 'none',
        );
        return Promise.all(tries);
      },
    });
    return answer?.result;
  }, tabId);
  for (const answer of refused ?? [])
    expect(answer).toMatch(/^none$|^refused: Access to storage is not allowed/);
  await page.close();
});

test('a page that embeds the surfaces gets nothing of them', async ({ sample }) => {
  const { lens } = sample;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const frames = ['options.html', 'sidepanel.html', 'offscreen.html', 'card.html'].map(
      (path) => `<iframe src="${lens.home}/${path}"></iframe>`,
    );
    response.end(`<!doctype html><title>x</title><p>PO 4500118203</p>${frames.join('')}`);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const page = await lens.context.newPage();
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForTimeout(500);
    for (const frame of page.frames().slice(1)) {
      if (!frame.url().startsWith(lens.home)) continue;
      expect((await frame.locator('body').textContent())?.trim(), frame.url()).toBe('');
    }
  } finally {
    await page.close();
    server.closeAllConnections();
    server.close();
  }
});

test('an older window that holds the records does not block a newer one', async ({ sample }) => {
  const page = await openFiles(sample.lens);
  await page.getByText(`${sampleLineCount()} lines`).first().waitFor();
  const opened = await page.evaluate(
    () =>
      new Promise<string>((done) => {
        indexedDB.databases().then(([found]) => {
          const request = indexedDB.open(found?.name ?? '', (found?.version ?? 1) + 1);
          request.onblocked = () => done('blocked');
          // The upgrade is undone: this browser is shared.
          request.onupgradeneeded = () => request.transaction?.abort();
          request.onerror = () => done('upgraded');
          request.onsuccess = () => done('upgraded');
        });
      }),
  );
  expect(opened).toBe('upgraded');
  await page.close();
  const after = await openFiles(sample.lens);
  await expect(after.getByText(`${sampleLineCount()} lines`).first()).toBeVisible();
  await after.close();
});
