import type { Workspace } from '../domain/workspace.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { withRoom } from './shed.ts';

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
