import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Firefox, findFirefox, launchFirefox } from '../tools/marionette.ts';

/** The built extension in a real Firefox, and what a person does there: look, press, type, choose a file. */

const GECKO_ID = 'partnerlens@partnerlens.example';
const UUID = '6f2d4b0a-1c5e-4f53-9a57-1f0a7c3e5b11';

/** Where the extension's own pages lie. */
export const HOME = `moz-extension://${UUID}`;
/** Key under which WebDriver answers an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Starts Firefox with the unchanged build; permission questions are answered with yes, as a person would. */
export async function startExtension(build = '.output/firefox-mv3'): Promise<Firefox> {
  const path = findFirefox();
  assert(path, 'No Firefox found');
  const firefox = await launchFirefox(path, {
    'extensions.webextOptionalPermissionPrompts': false,
    'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
    'xpinstall.signatures.required': false,
  });
  await firefox.send('Addon:Install', { path: resolve(build), temporary: true });
  await firefox.send('WebDriver:SetWindowRect', { width: 1400, height: 1000 });
  return firefox;
}

export async function goTo(firefox: Firefox, url: string): Promise<void> {
  await firefox.send('WebDriver:Navigate', { url });
}

/** Waits until a script of the page answers true. @throws what did not happen, after `ms` */
export async function until(firefox: Firefox, what: string, script: string, ms = 20_000): Promise<void> {
  const end = Date.now() + ms;
  do {
    if (await firefox.run<boolean>(script).catch(() => false)) return;
    await sleep(100);
  } while (Date.now() < end);
  throw new Error(`${what}: did not happen within ${ms / 1000} s`);
}

/** Waits for a button or link that is named so, and presses it with the mouse. */
export async function press(firefox: Firefox, name: string): Promise<void> {
  const quoted = JSON.stringify(name);
  const path = `//button[contains(normalize-space(.), ${quoted}) or contains(@aria-label, ${quoted})]`;
  await until(
    firefox,
    `a button "${name}"`,
    `return document.evaluate(${JSON.stringify(path)}, document, null, XPathResult.BOOLEAN_TYPE).booleanValue`,
  );
  await firefox.send('WebDriver:ElementClick', { id: await find(firefox, 'xpath', path) });
}

/** Types a text into the field, or chooses a file where the field takes one. */
export async function enter(firefox: Firefox, selector: string, text: string): Promise<void> {
  await until(firefox, selector, `return document.querySelector(${JSON.stringify(selector)}) !== null`);
  const id = await find(firefox, 'css selector', selector);
  await firefox.send('WebDriver:ElementSendKeys', { id, text });
}

/** The text of the page, waited for until it matches. */
export async function textLike(firefox: Firefox, pattern: RegExp, ms?: number): Promise<string> {
  await until(firefox, `${pattern}`, `return ${pattern}.test(document.body.innerText)`, ms);
  return firefox.run<string>('return document.body.innerText');
}

export async function find(
  firefox: Firefox,
  using: 'css selector' | 'xpath',
  value: string,
): Promise<string> {
  const found = (await firefox.send('WebDriver:FindElement', { using, value })) as {
    value: Record<string, string>;
  };
  const id = found.value[ELEMENT];
  assert(id, `Nothing fits ${value}`);
  return id;
}

/** A real mouse press at a point of the window. */
export async function pressAt(firefox: Firefox, x: number, y: number): Promise<void> {
  const at = { x: Math.round(x), y: Math.round(y) };
  const actions = [
    { type: 'pointerMove', ...at, duration: 0 },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  await firefox.send('WebDriver:PerformActions', {
    actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
  });
}

/** Saves what the window shows. */
export async function picture(firefox: Firefox, path: string): Promise<void> {
  const taken = (await firefox.send('WebDriver:TakeScreenshot', { full: false, hash: false })) as {
    value: string;
  };
  writeFileSync(path, Buffer.from(taken.value, 'base64'));
}

/** Runs a script with the browser's own rights; `win` is its window, `extension` ours. */
export async function asBrowser<T>(firefox: Firefox, script: string): Promise<T> {
  await firefox.send('Marionette:SetContext', { value: 'chrome' });
  try {
    return await firefox.run<T>(`
      const win = Services.wm.getMostRecentWindow('navigator:browser');
      const extension = WebExtensionPolicy.getByID(${JSON.stringify(GECKO_ID)})?.extension;
      const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
      const addon = await AddonManager.getAddonByID(${JSON.stringify(GECKO_ID)});
      ${script}`);
  } finally {
    await firefox.send('Marionette:SetContext', { value: 'content' });
  }
}

/** The press on the toolbar button. */
export async function pressToolbar(firefox: Firefox): Promise<void> {
  await asBrowser(
    firefox,
    `const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs');
    await ExtensionParent.apiManager.global.browserActionFor(extension).triggerAction(win);`,
  );
}

/** Stops the event page, as Firefox does when it was idle; the next event starts it again. */
export async function stopEventPage(firefox: Firefox): Promise<void> {
  await asBrowser(firefox, 'await extension.terminateBackground({ ignoreDevToolsAttached: true });');
}

/** True while the event page is up. */
export function eventPageIsUp(firefox: Firefox): Promise<boolean> {
  return asBrowser<boolean>(firefox, `return extension.backgroundState === 'running';`);
}
