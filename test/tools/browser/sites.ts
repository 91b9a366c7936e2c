import type { Page } from '@playwright/test';
import { CALLED_KEY, calledHosts, sitesAmong } from '../../../lib/sites/called-hosts.ts';
import type { LensBrowser } from '../browser.ts';
import { EXTENSIONS_SCRIPT } from './extensions-page.ts';

/**
 * Switches a site on as a person does: options, Sites, its address, Allow. The browser would ask in a bubble that no test
 * can press; as its own page for extensions does, we therefore say beforehand that the answer is yes (the unchanged build, no
 * permission added by us: `permissions.request` still has to be called by a click). `until`: whether the lens has to be
 * registered, too; else a copy of the profile registers it when it starts.
 */
export async function grantSite(
  lens: LensBrowser,
  origin: string,
  until: 'registered' | 'allowed' = 'registered',
): Promise<void> {
  await agreeInAdvance(lens, `${hostPattern(origin)}`);
  const page = await lens.context.newPage();
  try {
    await page.goto(`${lens.home}/options.html#sites`);
    await page.getByRole('textbox', { name: 'Address of the site' }).fill(origin);
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    // The permission is there beforehand; what the form and the background make of it is the registered lens.
    await page.waitForFunction(
      async ([pattern, wanted]) =>
        wanted === 'allowed'
          ? chrome.permissions.contains({ origins: [pattern] })
          : (await chrome.scripting.getRegisteredContentScripts()).some(({ matches }) =>
              matches?.includes(pattern),
            ),
      [hostPattern(origin), until] as const,
      { polling: 50 },
    );
  } finally {
    await page.close();
  }
}

/**
 * The same where the form itself is not what is tested: options, none of whose scripts runs, asks the browser and tells
 * the background as its form does, in half of the work. A site that is on already, as all of loopback is after its first
 * one, is left as it is.
 */
export async function grantAtOnce(lens: LensBrowser, origin: string): Promise<void> {
  const pattern = hostPattern(origin);
  const { isAllowed, called } = await permissionOf(lens, pattern);
  if (isAllowed && !called.includes(pattern)) return;
  const page = await lens.context.newPage();
  try {
    await agreeOn(page, lens.extensionId, pattern);
    await openStill(page, `${lens.home}/options.html`);
    const left = called.includes(pattern) ? { [CALLED_KEY]: sitesAmong(called, [pattern]) } : {};
    const answer = await page.evaluate(
      async ([asked, changes]) => {
        if (!(await chrome.permissions.request({ origins: [asked] }))) return 'refused';
        await chrome.storage.local.set(changes);
        return chrome.runtime.sendMessage({ type: 'sitesChanged', input: {} });
      },
      [pattern, left] as const,
    );
    if (answer?.ok !== true) throw new Error(`${origin} was not switched on: ${JSON.stringify(answer)}`);
  } finally {
    await page.close();
  }
}

/** Whether the browser allows a pattern, and which hosts are only called. */
async function permissionOf(
  lens: LensBrowser,
  pattern: string,
): Promise<{ isAllowed: boolean; called: readonly string[] }> {
  const worker = await lens.worker();
  const { isAllowed, kept } = await worker.evaluate(
    async ([origin, key]) => ({
      isAllowed: await chrome.permissions.contains({ origins: [origin] }),
      kept: (await chrome.storage.local.get(key))[key],
    }),
    [pattern, CALLED_KEY] as const,
  );
  return { isAllowed, called: calledHosts(kept) };
}

/** Loads a page of ours without a script of it: what asks is then the test, as that page. */
async function openStill(page: Page, address: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  await page.goto(address);
  await session.send('Emulation.setScriptExecutionDisabled', { value: false });
  await session.detach();
}

/** `http://127.0.0.1:4611/orders` → `http://127.0.0.1/*`: match patterns for hosts leave the port out. */
function hostPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

async function agreeInAdvance(lens: LensBrowser, pattern: string): Promise<void> {
  const page = await lens.context.newPage();
  try {
    await agreeOn(page, lens.extensionId, pattern);
  } finally {
    await page.close();
  }
}

async function agreeOn(page: Page, extensionId: string, pattern: string): Promise<void> {
  await page.goto(EXTENSIONS_SCRIPT);
  await page.evaluate(
    async ([id, host]) => {
      const api = (chrome as unknown as { developerPrivate: DeveloperPrivate }).developerPrivate;
      await api.updateExtensionConfiguration({ extensionId: id, hostAccess: 'ON_SPECIFIC_SITES' });
      await api.addHostPermission(id, host);
    },
    [extensionId, pattern] as const,
  );
}

interface DeveloperPrivate {
  updateExtensionConfiguration(change: { extensionId: string; hostAccess: string }): Promise<void>;
  addHostPermission(extensionId: string, host: string): Promise<void>;
}
