import { managedSwitchedOff } from '../policy/switched-off.ts';
import { SITES } from '../sites/index.ts';
import type { SiteAdapter } from '../sites/site-adapter.ts';
import { SWITCHED_OFF, switchedOffBy } from '../sites/switched-off.ts';
import { backgroundStore } from './store.ts';

/** The adapters that neither this release nor the company's policy switches off. */
export async function sitesInUse(): Promise<SiteAdapter[]> {
  // A store that cannot be opened is told elsewhere; pages are read all the same.
  const managed = await backgroundStore()
    .then(managedSwitchedOff)
    .catch(() => []);
  const list = [...SWITCHED_OFF, ...managed];
  return SITES.filter((site) => !switchedOffBy(site, list));
}
