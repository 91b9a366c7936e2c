import { browser } from 'wxt/browser';
import type { PanelTarget } from '../messages.ts';
import { session } from './session.ts';

/** The sidebar of Firefox: opens in the turn of a press on the toolbar, a menu or a shortcut, never for a message. */
interface SidebarAction {
  open(): Promise<void>;
  isOpen(details: { windowId: number }): Promise<boolean>;
}

/** How long a target waits for the person to open the sidebar. */
const WAIT_MS = 120_000;

/**
 * Opens the browser's own panel beside the page. Must be called in the turn of the person's click: browsers open it only
 * by a user gesture, which does not survive an `await`.
 */
export function openPanel(windowId: number): void {
  if ('sidePanel' in browser) void browser.sidePanel.open({ windowId }).catch(() => undefined);
  else
    void sidebarAction()
      ?.open()
      .catch(() => undefined);
}

/** Tells the panel of a window what to show; it listens to session storage, so it may be opening still. */
export async function showInPanel(windowId: number, target: PanelTarget): Promise<void> {
  await session.set({ [`panel:${windowId}`]: { target, at: Date.now() } });
}

/**
 * Shows a target that a card asks for. False when the sidebar of the window is closed and only the person can open it;
 * the next press on the toolbar button then shows the target instead of the page.
 */
export async function showFromCard(windowId: number, target: PanelTarget): Promise<boolean> {
  openPanel(windowId);
  await showInPanel(windowId, target);
  const sidebar = sidebarAction();
  if (!sidebar || (await sidebar.isOpen({ windowId }))) return true;
  await session.set({ [waitingKey(windowId)]: Date.now() });
  return false;
}

/** The person opened the panel: this page is shown, or what a card asked for just before. */
export async function showOnOpening(windowId: number): Promise<void> {
  const key = waitingKey(windowId);
  const since = (await session.get(key))[key];
  if (typeof since !== 'number' || Date.now() - since > WAIT_MS)
    return showInPanel(windowId, { view: 'page' });
  await session.remove(key);
}

const waitingKey = (windowId: number) => `panel-waits:${windowId}`;

function sidebarAction(): SidebarAction | undefined {
  return (browser as unknown as { sidebarAction?: SidebarAction }).sidebarAction;
}
