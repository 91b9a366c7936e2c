import type { LensBrowser } from '../browser.ts';
import { EXTENSIONS_SCRIPT } from './extensions-page.ts';

/**
 * Switches a site on as a person does: options, Sites, its address, Allow. The browser would ask in a bubble that no test
 * can press; as its own page for extensions does, we therefore say beforehand that the answer is yes (the unchanged build, no
 * permission added by us: `permissions.request` still has to be called by a click).
 */
export async function grantSite(lens: LensBrowser, origin: string): Promise<void> {
  await agreeInAdvance(lens, `${hostPattern(origin)}`);
  const page = await lens.context.newPage();
  try {
    await page.goto(`${lens.home}/options.html#sites`);
    await page.getByRole('textbox', { name: 'Address of the site' }).fill(origin);
    await page.getByRole('button', { name: 'Allow', exact: true }).click();
    await page.waitForFunction(
      (pattern) => chrome.permissions.contains({ origins: [pattern] }),
      hostPattern(origin),
    );
  } finally {
    await page.close();
  }
}

/** `http://127.0.0.1:4611/orders` → `http://127.0.0.1/*`: match patterns for hosts leave the port out. */
function hostPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

async function agreeInAdvance(lens: LensBrowser, pattern: string): Promise<void> {
  const page = await lens.context.newPage();
  try {
    await page.goto(EXTENSIONS_SCRIPT);
    await page.evaluate(
      async ([id, host]) => {
        const api = (chrome as unknown as { developerPrivate: DeveloperPrivate }).developerPrivate;
        await api.updateExtensionConfiguration({ extensionId: id, hostAccess: 'ON_SPECIFIC_SITES' });
        await api.addHostPermission(id, host);
      },
      [lens.extensionId, pattern] as const,
    );
  } finally {
    await page.close();
  }
}

interface DeveloperPrivate {
  updateExtensionConfiguration(change: { extensionId: string; hostAccess: string }): Promise<void>;
  addHostPermission(extensionId: string, host: string): Promise<void>;
}
