import { expect, type Page, test } from '@playwright/test';
import { closeCard } from '../tools/browser/card.ts';
import { AMBER } from './data.ts';
import { type OpenLens, openCard, openLens, openPage } from './open-lens.ts';
import { givenAway } from './probes.ts';

/** The card's frame: no secret in its address, nothing for a page that embeds it, nothing for made-up tokens. */
let lens: OpenLens;

/** Without it the browser puts a page's request to measure its memory off until it collects garbage, for up to half a minute. */
const MEASURE_AT_ONCE = ['--enable-blink-features=ForceEagerMeasureMemory'];

test.beforeAll(async () => {
  lens = await openLens(AMBER, MEASURE_AT_ONCE);
});
test.afterAll(() => lens?.close());

/** The address under which the content script loads the card; it changes with each browser session. */
async function frameAddress(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { root } = (await session.send('DOM.getDocument', { depth: -1, pierce: true })) as { root: TreeNode };
  await session.detach();
  const frame = findFrame(root);
  const at = frame?.attributes?.indexOf('src') ?? -1;
  return frame?.attributes?.[at + 1] ?? '';
}

interface TreeNode {
  nodeName: string;
  attributes?: string[];
  children?: TreeNode[];
  shadowRoots?: TreeNode[];
}

function findFrame(node: TreeNode): TreeNode | undefined {
  if (node.nodeName === 'IFRAME') return node;
  for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
    const found = findFrame(child);
    if (found) return found;
  }
  return undefined;
}

test('its address is constant and says nothing', async () => {
  const page = await openPage(lens, 'plain');
  const frame = await openCard(page, AMBER);
  expect(frame.url()).toBe(`${lens.browser.home}/card.html`);
  expect(frame.name()).toBe('');
  expect(await frameAddress(page)).toMatch(/^chrome-extension:\/\/[\w-]+\/card\.html$/);
  await page.close();
});

test('a page that measures its memory learns no more than that address', async () => {
  const page = await openPage(lens, 'isolated');
  await openCard(page, AMBER);
  const measure = (): Promise<string> =>
    page.evaluate(async () => {
      const memory = performance as unknown as { measureUserAgentSpecificMemory(): Promise<unknown> };
      return JSON.stringify(await memory.measureUserAgentSpecificMemory());
    });
  const seen = await measure();
  expect(seen, 'the probe works: it lists the frame').toContain('card.html');
  expect(seen).not.toMatch(/card\.html[?#]/);
  expect(givenAway([seen], AMBER.canaries)).toEqual([]);
  await page.evaluate(() => {
    const leaky = document.createElement('iframe');
    leaky.src = '/isolated/marks?supplier=ZQXJKVWYP';
    const loaded = new Promise((resolve) => leaky.addEventListener('load', resolve));
    document.body.append(leaky);
    return loaded;
  });
  expect(await measure(), 'and would see a secret in one').toContain('ZQXJKVWYP');
  await page.close();
});

for (const kind of ['static', 'session'] as const) {
  test(`a page that embeds the ${kind} address of the card gets an empty frame`, async () => {
    const page = await openPage(lens, 'plain');
    await openCard(page, AMBER);
    const address = kind === 'static' ? `${lens.browser.home}/card.html` : await frameAddress(page);
    await closeCard(page);
    await page.evaluate((src) => {
      const frame = document.createElement('iframe');
      frame.src = src;
      document.body.append(frame);
    }, address);
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      const guesses = ['0'.repeat(64), 'f'.repeat(64), '1', 'a'.repeat(32)];
      for (const token of guesses) {
        for (const data of [{ token }, token, { type: 'grant', token }, { type: 'redeem', input: { token } }])
          window[0]?.postMessage(data, '*');
      }
    });
    await page.waitForTimeout(700);
    for (const frame of page.frames().slice(1)) {
      const text = await frame.evaluate(() => document.documentElement.textContent ?? '').catch(() => '');
      expect(givenAway([text], AMBER.canaries)).toEqual([]);
    }
    await page.close();
  });
}

test('messages that a page forges are not heard', async () => {
  const page = await openPage(lens, 'plain');
  const card = await openCard(page, AMBER);
  const before = await card.locator('body').textContent();
  const answers = await page.evaluate(async (id) => {
    const heard: unknown[] = [];
    const api = Reflect.get(window, 'chrome') as {
      runtime?: { sendMessage?(...args: unknown[]): Promise<unknown> };
    };
    for (const type of ['stop', 'refresh', 'card', 'paint', 'resolve', 'redeem', 'close']) {
      const message = {
        type,
        input: { token: '0'.repeat(64), state: 'closed', marks: [], mark: 0, mentions: [] },
      };
      postMessage(message, '*');
      document.dispatchEvent(new CustomEvent(type, { detail: message }));
      new BroadcastChannel('partnerlens-store').postMessage(message);
      heard.push(await api?.runtime?.sendMessage?.(id, message).catch(() => undefined));
    }
    return heard.filter((answer) => answer !== undefined);
  }, lens.browser.extensionId);
  await page.waitForTimeout(300);
  expect(answers).toEqual([]);
  expect(await card.locator('body').textContent()).toBe(before);
  await page.close();
});

test('the extension is not found by its addresses', async () => {
  const page = await openPage(lens, 'plain');
  const found = await page.evaluate(async (home) => {
    const loads: string[] = [];
    for (const path of [
      'card.html',
      'lens.js',
      'mentions.js',
      'orders.js',
      'mail.js',
      'drafts.js',
      'draft-reader.js',
      'manifest.json',
      'options.html',
      'sidepanel.html',
    ]) {
      await fetch(`${home}/${path}`).then(
        () => loads.push(path),
        () => undefined,
      );
    }
    return loads;
  }, lens.browser.home);
  expect(found).toEqual([]);
  await page.close();
});
