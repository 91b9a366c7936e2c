import { type TaughtSite, taughtSiteSchema } from '../domain/taught-site.ts';
import type { Store } from '../store/open.ts';
import { listTaughtSites } from '../store/taught-sites.ts';
import { managedList } from './managed-list.ts';

/** The portals that the company's policy brings. */
export const managedTaughtSites = (store: Store): Promise<TaughtSite[]> =>
  managedList(store, 'sites.taught', taughtSiteSchema);

/** All taught portals; of one that a person changed, theirs counts. */
export async function taughtSitesInUse(store: Store): Promise<TaughtSite[]> {
  const [own, managed] = await Promise.all([listTaughtSites(store), managedTaughtSites(store)]);
  return [...own, ...managed.filter(({ id }) => !own.some((site) => site.id === id))];
}
