import { browser } from 'wxt/browser';
import { adoptManaged } from '../policy/policy.ts';
import { refreshAllTabs } from './lens-messages.ts';
import { registerLens } from './sites.ts';
import { backgroundStore } from './store.ts';

/** Takes over the company's policy at every start and after every change; the browser wakes the background for both. */
export async function adoptPolicy(): Promise<void> {
  const changed = await adoptManaged(await backgroundStore(), await readManagedStorage());
  if (!changed) return;
  await registerLens();
  await refreshAllTabs();
}

/** For the browser's event of changed storage. */
export function onManagedChange(_changes: unknown, area: string): void {
  if (area === 'managed') void adoptPolicy();
}

/** Nothing where no policy is set: Firefox refuses the reading then. */
function readManagedStorage(): Promise<unknown> {
  return browser.storage.managed.get(null).catch(() => undefined);
}
