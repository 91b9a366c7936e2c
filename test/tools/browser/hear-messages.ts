import type { Page } from '@playwright/test';
import type { LensBrowser } from '../browser.ts';

/** What other contexts of the extension say to each other, and to its script in a page. */

interface Heard {
  heard: string[];
}

/** A page of the extension that hears every message and broadcast of its other contexts. */
export async function listen(lens: LensBrowser): Promise<Page> {
  const page = await lens.context.newPage();
  await page.goto(`${lens.home}/options.html#about`);
  await page.evaluate(() => {
    const heard: string[] = [];
    (globalThis as unknown as Heard).heard = heard;
    chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message)));
    for (const name of ['partnerlens-jobs', 'partnerlens-store'])
      new BroadcastChannel(name).onmessage = ({ data }) => heard.push(JSON.stringify(data));
  });
  return page;
}

/** All that such a page heard until now. */
export async function heardBy(ear: Page): Promise<string> {
  return ear.evaluate(() => (globalThis as unknown as Heard).heard.join('\n'));
}

/**
 * What the extension's script in a tab heard, and was answered, since the first time that this was called: heard in that
 * script's own world.
 */
export async function heardInPage(lens: LensBrowser, tabId: number): Promise<string> {
  const worker = await lens.worker();
  return worker.evaluate(async (id) => {
    const [answer] = await chrome.scripting.executeScript({
      target: { tabId: id },
      func: () => {
        const world = globalThis as unknown as { heard?: string[] };
        if (world.heard) return world.heard.join('\n');
        const heard: string[] = [];
        world.heard = heard;
        const send = chrome.runtime.sendMessage.bind(chrome.runtime) as (
          message: unknown,
        ) => Promise<unknown>;
        Object.assign(chrome.runtime, {
          sendMessage: async (message: unknown) => {
            const reply = await send(message);
            heard.push(JSON.stringify([message, reply]));
            return reply;
          },
        });
        chrome.runtime.onMessage.addListener((message) => void heard.push(JSON.stringify(message)));
        return '';
      },
    });
    return `${answer?.result}`;
  }, tabId);
}
