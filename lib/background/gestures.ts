import { browser } from 'wxt/browser';
import { t } from '../i18n/t.ts';
import { openPanel, showInPanel, showOnOpening } from './panel.ts';
import { injectInto } from './sites.ts';
import { tellLens } from './tell-lens.ts';

/** What the person does with the toolbar, the keyboard and the context menu. */

const MENU_LOOK_UP = 'look-up';

type Tab = { id?: number; windowId: number };

/** Creates the context menu anew; the browser keeps it between starts. */
export function setUpMenu(): void {
  void browser.contextMenus.removeAll().then(() => {
    browser.contextMenus.create({
      id: MENU_LOOK_UP,
      title: t('menu.look-up'),
      contexts: ['selection'],
    });
  });
}

/** The action or its shortcut: read this page once, by the `activeTab` grant of this very click, and open the panel. */
export function onAction(tab: Tab): void {
  openPanel(tab.windowId);
  void showOnOpening(tab.windowId);
  if (tab.id !== undefined) void injectInto(tab.id);
}

export function onMenu(
  info: { menuItemId: string | number; selectionText?: string },
  tab: Tab | undefined,
): Promise<void> {
  if (info.menuItemId !== MENU_LOOK_UP || !tab || !info.selectionText) return Promise.resolve();
  openPanel(tab.windowId);
  return showInPanel(tab.windowId, { view: 'lookup', text: info.selectionText.slice(0, 5_000) });
}

export async function onCommand(command: string, tab: Tab | undefined): Promise<void> {
  if (tab?.id === undefined) return;
  if (command === 'next-mark') await tellLens(tab.id, 'step', { direction: 1 });
  if (command === 'previous-mark') await tellLens(tab.id, 'step', { direction: -1 });
}
