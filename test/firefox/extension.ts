import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { zipSync } from 'fflate';
import { type Firefox, findFirefox, launchFirefox } from '../tools/marionette.ts';

/** The built extension in a real Firefox, and what a person does there: look, press, type, choose a file. */

/** Its name in Firefox. */
export const GECKO_ID = 'partnerlens@partnerlens.example';
const UUID = '6f2d4b0a-1c5e-4f53-9a57-1f0a7c3e5b11';

/** Where the extension's own pages lie. */
export const HOME = `moz-extension://${UUID}`;
/** Key under which WebDriver answers an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export interface StartOptions {
  /** Folder of the built extension. */
  build?: string;
  /** A profile that is used again: the extension is installed there for good, as a person would. */
  profile?: string;
  preferences?: Record<string, string | number | boolean>;
  /** Program of the browser, when not the installed one. */
  firefox?: string;
  /** Command in front of the browser's own. */
  through?: readonly string[];
}

/** Starts Firefox with the unchanged build; permission questions are answered with yes, as a person would. */
export async function startExtension({
  build = '.output/firefox-mv3',
  profile,
  preferences,
  firefox: path = findFirefox() ?? '',
  through,
}: StartOptions = {}): Promise<Firefox> {
  assert(path, 'No Firefox found');
  const always = {
    'extensions.webextOptionalPermissionPrompts': false,
    'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: UUID }),
    'xpinstall.signatures.required': false,
    'browser.download.folderList': 2,
    'browser.download.alwaysOpenPanel': false,
  };
  const firefox = await launchFirefox(path, { ...always, ...preferences }, { profile, through });
  try {
    await install(firefox, build, profile !== undefined);
    await firefox.send('WebDriver:SetWindowRect', { width: 1400, height: 1000 });
    return firefox;
  } catch (error) {
    await firefox.close();
    throw error;
  }
}

/** Installs the build for this session, or for good unless the profile has it already. */
async function install(firefox: Firefox, build: string, forGood: boolean): Promise<void> {
  if (!forGood) {
    await firefox.send('Addon:Install', { path: resolve(build), temporary: true });
    return;
  }
  if (await asBrowser<boolean>(firefox, 'return addon !== null;')) return;
  const path = join(firefox.profile, 'partnerlens.xpi');
  writeFileSync(path, packed(build));
  await firefox.send('Addon:Install', { path, temporary: false });
}

/** The build as one file, as it is handed out. */
function packed(build: string): Uint8Array {
  const names = readdirSync(build, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(build, name)).isFile());
  return zipSync(Object.fromEntries(files.map((name) => [name, readFileSync(join(build, name))])));
}

export async function goTo(firefox: Firefox, url: string): Promise<void> {
  await firefox.send('WebDriver:Navigate', { url });
}

/** Waits until a script of the page answers true. @throws what did not happen, after `ms` */
export async function until(firefox: Firefox, what: string, script: string, ms = 40_000): Promise<void> {
  const end = Date.now() + ms;
  do {
    if (await firefox.run<boolean>(script).catch(() => false)) return;
    await sleep(100);
  } while (Date.now() < end);
  throw new Error(`${what}: did not happen within ${ms / 1000} s`);
}

/** Waits for a button that is named so, by its text or its label, and presses it with the mouse. */
export async function press(firefox: Firefox, name: string | RegExp): Promise<void> {
  const test =
    typeof name === 'string' ? `(text) => text === ${JSON.stringify(name)}` : `(text) => ${name}.test(text)`;
  const script = `return [...document.querySelectorAll('button,a.btn')].find((each) => !each.disabled && each.checkVisibility() &&
    [each.innerText.trim(), each.getAttribute('aria-label') ?? ''].some(${test})) ?? null`;
  const end = Date.now() + 20_000;
  do {
    const found = await firefox.run<Record<string, string> | null>(script).catch(() => null);
    // One that is drawn anew between finding and pressing is looked for again.
    const pressed = found && firefox.send('WebDriver:ElementClick', { id: found[ELEMENT] });
    if (
      await pressed?.then(
        () => true,
        () => false,
      )
    )
      return;
    await sleep(100);
  } while (Date.now() < end);
  throw new Error(`A button "${name}" was not there within 20 s`);
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
