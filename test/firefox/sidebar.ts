import { setTimeout as sleep } from 'node:timers/promises';
import type { Firefox } from '../tools/marionette.ts';
import { asBrowser } from './extension.ts';

/** The browser's real sidebar. It is no tab, so the browser's own rights are needed to look into it. */

const OURS = 'partnerlens_partnerlens_example-sidebar-action';
const PANEL = `win.SidebarController.browser?.contentDocument?.getElementById('webext-panels-browser')`;

/** Opens it, as View > Sidebar does. */
export async function showSidebar(firefox: Firefox): Promise<void> {
  await asBrowser(firefox, `await win.SidebarController.show(${JSON.stringify(OURS)});`);
}

export async function hideSidebar(firefox: Firefox): Promise<void> {
  await asBrowser(firefox, 'win.SidebarController.hide();');
}

/** True when the sidebar is open and shows us. */
export function sidebarIsOpen(firefox: Firefox): Promise<boolean> {
  return asBrowser<boolean>(
    firefox,
    `return win.SidebarController.isOpen && win.SidebarController.currentID === ${JSON.stringify(OURS)};`,
  );
}

/** The sidebar's text, as soon as it matches. */
export async function sidebarLike(firefox: Firefox, pattern: RegExp, ms = 40_000): Promise<string> {
  const end = Date.now() + ms;
  let text = '';
  while (Date.now() < end) {
    text = await inSidebar(firefox, 'content.document.body.innerText');
    if (pattern.test(text)) return text;
    await sleep(100);
  }
  throw new Error(`The sidebar does not say ${pattern}, it says:\n${text}`);
}

/** Presses the link, button or box of the sidebar whose text begins so, or fits, as soon as there is one. */
export async function pressInSidebar(firefox: Firefox, name: string | RegExp): Promise<void> {
  const fits = typeof name === 'string' ? `.startsWith(${JSON.stringify(name)})` : `.match(${name})`;
  const found = `[...content.document.querySelectorAll('a,button,label')].find((e) => e.textContent.trim()${fits})`;
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    if ((await inSidebar(firefox, `((e) => e ? (e.click(), 1) : 0)(${found})`)) === '1') return;
    await sleep(100);
  }
  throw new Error(`The sidebar has no link or button "${name}"`);
}

/** What an expression answers in the sidebar's own document, as text. */
export function inSidebar(firefox: Firefox, expression: string): Promise<string> {
  const script = `sendAsyncMessage('partnerlens:test', String(${expression}))`;
  return asBrowser<string>(
    firefox,
    `const panel = ${PANEL};
    if (!panel?.messageManager) return '';
    return await new Promise((resolve) => {
      const { messageManager } = panel;
      const hear = ({ data }) => { messageManager.removeMessageListener('partnerlens:test', hear); resolve(data); };
      messageManager.addMessageListener('partnerlens:test', hear);
      messageManager.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(script)}), false);
      win.setTimeout(resolve, 2_000, '');
    });`,
  );
}
