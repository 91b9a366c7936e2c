import { browser } from 'wxt/browser';
import type { PanelTarget } from '../../lib/messages.ts';
import { goTo } from './route.ts';

/** A wish older than this was answered by a panel that has closed since. */
const FRESH_MS = 30_000;

/** Shows what the background asks this window's panel to show: a subject of a card, a selection to look up. */
export async function followTargets(): Promise<void> {
  const window = await browser.windows.getCurrent();
  const key = `panel:${window.id}`;
  const show = (wish: unknown) => {
    if (!isWish(wish) || Date.now() - wish.at > FRESH_MS) return;
    goTo(wish.target);
    void browser.storage.session.remove(key);
  };
  browser.storage.session.onChanged.addListener((changes) => show(changes[key]?.newValue));
  show((await browser.storage.session.get(key))[key]);
}

function isWish(value: unknown): value is { target: PanelTarget; at: number } {
  return typeof value === 'object' && value !== null && 'target' in value && 'at' in value;
}
