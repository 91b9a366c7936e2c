import type { Workspace } from '../domain/workspace.ts';
import { announceChange } from './changes.ts';
import { readState } from './identifier-index.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { emptyState, STORE_NAMES, type StoreName } from './schema.ts';
import { withRoom } from './shed.ts';

/** What stays when the records go. */
const KEPT: readonly StoreName[] = ['mappings', 'workspace', 'settings', 'follows'];
const RECORDS: StoreName[] = STORE_NAMES.filter((name) => !KEPT.includes(name));

export async function readWorkspace(store: Store): Promise<Workspace> {
  const stored = await transact(store, ['workspace'], 'readonly', (tx) =>
    tx.objectStore('workspace').get('workspace'),
  );
  return stored ?? { sample: false };
}

export async function writeWorkspace(store: Store, workspace: Workspace): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['workspace'], 'readwrite', (tx) =>
      tx.objectStore('workspace').put(workspace, 'workspace'),
    ),
  );
  announceChange({ what: 'workspace' });
}

/** Empties partners, orders, identifiers, jobs with their files, and rejects, all or nothing. Settings and mappings stay. */
export async function clearRecords(store: Store): Promise<void> {
  await transact(store, RECORDS, 'readwrite', async (tx) => {
    const { generation, nextRun } = await readState(tx);
    await Promise.all(RECORDS.map((name) => tx.objectStore(name).clear()));
    // Generations and run numbers go on, so that no cache takes the new store for the old one.
    await tx.objectStore('state').put({ ...emptyState(), generation: generation + 1, nextRun }, 'state');
  });
  forgetRecords(store);
  announceChange({ what: 'records' });
  announceChange({ what: 'jobs' });
}
