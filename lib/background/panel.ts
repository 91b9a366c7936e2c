import { browser } from 'wxt/browser';
import type { PanelTarget } from '../messages.ts';
import { session } from './session.ts';

/**
 * Opens the browser's own panel beside the page. Must be called in the turn of the person's click: browsers open it only
 * by a user gesture, which does not survive an `await`.
 */
export function openPanel(windowId: number): void {
  if ('sidePanel' in browser) void browser.sidePanel.open({ windowId }).catch(() => undefined);
  else void sidebarAction()?.open?.();
}

/** Tells the panel of a window what to show; it listens to session storage, so it may be opening still. */
export async function showInPanel(windowId: number, target: PanelTarget): Promise<void> {
  await session.set({ [`panel:${windowId}`]: { target, at: Date.now() } });
}

function sidebarAction(): { open?: () => Promise<void> } | undefined {
  return (browser as unknown as { sidebarAction?: { open?: () => Promise<void> } }).sidebarAction;
}
