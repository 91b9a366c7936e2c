import { type Connection, connectionSchema } from '../domain/connection.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { tokensOf } from './secrets.ts';
import { withRoom } from './shed.ts';

/** Every connected system, the oldest first; a stored one that does not parse is left out. */
export async function listConnections(store: Store): Promise<Connection[]> {
  const stored = await transact(store, ['connections'], 'readonly', (tx) =>
    tx.objectStore('connections').getAll(),
  );
  return stored
    .flatMap((each) => connectionSchema.safeParse(each).data ?? [])
    .sort((a, b) => a.createdAt - b.createdAt);
}

export async function readConnection(store: Store, id: string): Promise<Connection | undefined> {
  const stored = await transact(store, ['connections'], 'readonly', (tx) =>
    tx.objectStore('connections').get(id),
  );
  return connectionSchema.safeParse(stored).data;
}

/** Stores a connection in place of the one of its id. Throws `store-full`. */
export async function putConnection(store: Store, connection: Connection): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['connections'], 'readwrite', (tx) => tx.objectStore('connections').put(connection)),
  );
  announceChange({ what: 'connections' });
}

/** Changes a connection as it is stored at this moment, in one transaction; one that was removed is not brought back. */
export async function changeConnection(
  store: Store,
  id: string,
  change: (connection: Connection) => Connection,
): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['connections'], 'readwrite', async (tx) => {
      const connections = tx.objectStore('connections');
      const stored = connectionSchema.safeParse(await connections.get(id)).data;
      if (stored) await connections.put(change(stored));
    }),
  );
  announceChange({ what: 'connections' });
}

/** Forgets a connection with its secret. The records that it brought stay, and so does the list of what was asked of it. */
export async function removeConnection(store: Store, id: string): Promise<void> {
  await transact(store, ['connections', 'secrets'], 'readwrite', (tx) =>
    Promise.all([
      tx.objectStore('connections').delete(id),
      tx.objectStore('secrets').delete(id),
      tx.objectStore('secrets').delete(tokensOf(id)),
    ]),
  );
  announceChange({ what: 'connections' });
}
