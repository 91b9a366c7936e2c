import { type TaughtSite, taughtSiteSchema } from '../domain/taught-site.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { withRoom } from './shed.ts';

/** Every taught portal that is still understood, by name. */
export async function listTaughtSites(store: Store): Promise<TaughtSite[]> {
  const stored = await transact(store, ['taughtSites'], 'readonly', (tx) =>
    tx.objectStore('taughtSites').getAll(),
  );
  return stored
    .flatMap((each) => taughtSiteSchema.safeParse(each).data ?? [])
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Stores portals in place of those of their ids, all or none. Throws `store-full`. */
export async function putTaughtSites(store: Store, sites: readonly TaughtSite[]): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['taughtSites'], 'readwrite', async (tx) => {
      const records = tx.objectStore('taughtSites');
      await Promise.all(sites.map((site) => records.put({ ...site })));
    }),
  );
  announceChange({ what: 'settings' });
}

/** Removes a taught portal; its pages are read by their structure again. */
export async function removeTaughtSite(store: Store, id: string): Promise<void> {
  await transact(store, ['taughtSites'], 'readwrite', (tx) => tx.objectStore('taughtSites').delete(id));
  announceChange({ what: 'settings' });
}
