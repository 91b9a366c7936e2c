import type { LensBrowser } from '../browser.ts';

/**
 * One of the scripts of the browser's own page for extensions: shown by itself it may do what that page may, and takes a
 * third of the work.
 */
export const EXTENSIONS_SCRIPT = 'chrome://extensions/strings.m.js';

interface ExtensionsPage {
  developerPrivate: {
    updateProfileConfiguration(change: { inDeveloperMode: boolean }): Promise<void>;
    reload(id: string, options: object): Promise<void>;
  };
  management: { setEnabled(id: string, on: boolean): Promise<void> };
}

/** Does what the browser's own page for extensions does for a person: loads the extension anew, or switches it off or on. */
export async function onExtensionsPage(lens: LensBrowser, act: 'reload' | 'off' | 'on'): Promise<void> {
  const page = await lens.context.newPage();
  await page.goto(EXTENSIONS_SCRIPT);
  await page.evaluate(
    async ([id, what]) => {
      const api = chrome as unknown as ExtensionsPage;
      if (what !== 'reload') return api.management.setEnabled(id, what === 'on');
      // Without it the browser takes an unpacked extension away and does not load it again.
      await api.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
      return api.developerPrivate.reload(id, { failQuietly: false });
    },
    [lens.extensionId, act] as const,
  );
  await page.close();
}
