import { z } from 'zod';
import { type TaughtSite, taughtSiteSchema } from '../domain/taught-site.ts';
import { MANAGED } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { readSetting } from '../store/settings.ts';
import { listTaughtSites } from '../store/taught-sites.ts';
import { storedManagedSchema } from './managed.ts';

/** The portals that the company's policy brings. */
export async function managedTaughtSites(store: Store): Promise<TaughtSite[]> {
  const managed = storedManagedSchema.safeParse(await readSetting(store, MANAGED));
  const list = z.array(taughtSiteSchema).safeParse(managed.data?.settings['sites.taught']);
  return list.data ?? [];
}

/** All taught portals; of one that a person changed, theirs counts. */
export async function taughtSitesInUse(store: Store): Promise<TaughtSite[]> {
  const [own, managed] = await Promise.all([listTaughtSites(store), managedTaughtSites(store)]);
  return [...own, ...managed.filter(({ id }) => !own.some((site) => site.id === id))];
}
