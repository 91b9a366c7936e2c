import type { Page } from '@playwright/test';
import type { LensBrowser } from '../browser.ts';
import { connectTarget, listTargets, PATIENCE_MS, until } from './cdp.ts';
import type { Surface } from './surface.ts';
import { surfaceOf } from './surface.ts';

/**
 * Presses the extension's toolbar button on a page's tab: the click that reads this page once and opens the side panel.
 */
async function pressToolbarButton(lens: LensBrowser, page: Page): Promise<void> {
  const browser = lens.context.browser();
  if (!browser) throw new Error('The browser is gone.');
  const session = await browser.newBrowserCDPSession();
  try {
    const targetId = await tabTarget(page, session.send.bind(session) as never);
    await session.send('Extensions.triggerAction' as never, { id: lens.extensionId, targetId } as never);
  } finally {
    await session.detach();
  }
}

type Send = <T>(method: string, params: object) => Promise<T>;
interface TargetInfo {
  targetId: string;
  type: string;
  url: string;
}

/** The tab around a page: found by its address, made unique for a moment. */
async function tabTarget(page: Page, send: Send): Promise<string> {
  const { targetInfos } = await send<{ targetInfos: TargetInfo[] }>('Target.getTargets', {
    filter: [{ type: 'tab', exclude: false }],
  });
  const tabs = targetInfos.filter((target) => target.url === page.url());
  const tab = tabs[0];
  if (!tab) throw new Error(`No tab shows ${page.url()}.`);
  return tab.targetId;
}

/** A press that opened nothing by then was lost by a busy browser: a person presses again. */
const AGAIN_MS = 15_000;

/** Opens the browser's real side panel with a press of the toolbar button, and connects to it. */
export async function openSidePanel(lens: LensBrowser, page: Page): Promise<Surface> {
  await page.bringToFront();
  const before = new Set((await panelTargets(lens)).map((target) => target.id));
  await pressToolbarButton(lens, page);
  let pressedAt = Date.now();
  const fresh = async () => {
    const found = (await panelTargets(lens)).find((target) => !before.has(target.id));
    if (found || Date.now() - pressedAt < AGAIN_MS) return found;
    pressedAt = Date.now();
    await pressToolbarButton(lens, page);
    return undefined;
  };
  // Where one is open already, the browser shows that one or, for another window, opens a second.
  const patience = before.size < (await countWindows(lens)) ? PATIENCE_MS : 3_000;
  const target = await until('the side panel', fresh, patience).catch(async (error: Error) => {
    const [open] = await panelTargets(lens);
    if (!open) throw error;
    return open;
  });
  const surface = surfaceOf(await connectTarget(target));
  // What comes above pushes what is below: nothing is clicked before all of it is there.
  await until('the side panel to load', () =>
    surface.evaluate<boolean>(
      `document.readyState === 'complete' && document.body.innerText.length > 0 && !document.querySelector('[aria-busy="true"]')`,
    ),
  );
  return surface;
}

/** Connects to a side panel that something else opened, such as the card's button. */
export async function attachSidePanel(lens: LensBrowser): Promise<Surface> {
  const target = await until('the side panel', async () => (await panelTargets(lens))[0]);
  return surfaceOf(await connectTarget(target));
}

/** How many side panels the browser says are open; a `sidepanel.html` in a tab is none. */
export async function countSidePanels(lens: LensBrowser): Promise<number> {
  const worker = await lens.worker();
  return worker.evaluate(
    async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL' as never] })).length,
  );
}

async function countWindows(lens: LensBrowser): Promise<number> {
  const worker = await lens.worker();
  return worker.evaluate(async () => (await chrome.windows.getAll({ windowTypes: ['normal'] })).length);
}

async function panelTargets(lens: LensBrowser) {
  const pages = new Set(lens.context.pages().map((page) => page.url()));
  return (await listTargets(lens.port)).filter(
    (target) => target.url.startsWith(`${lens.home}/sidepanel.html`) && !pages.has(target.url),
  );
}
