import { decodeStored, type Encoded, encodeStored } from './stored-json.ts';

/** A whole database as JSON: how its object stores are made, and everything in them. */
export interface StoreDump {
  version: number;
  stores: Record<
    string,
    {
      keyPath: string | null;
      indexes: { name: string; keyPath: string; unique: boolean }[];
      records: [key: IDBValidKey, value: Encoded][];
    }
  >;
}

/** Reads a database through plain IndexedDB, whatever code made it. */
export async function dumpDatabase(name: string): Promise<StoreDump> {
  const db = await done(indexedDB.open(name));
  const dump: StoreDump = { version: db.version, stores: {} };
  for (const storeName of [...db.objectStoreNames].sort()) {
    const store = db.transaction(storeName).objectStore(storeName);
    const indexes = [...store.indexNames].map((index) => {
      const { name: of, keyPath, unique } = store.index(index);
      return { name: of, keyPath: keyPath as string, unique };
    });
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    const records = await Promise.all(
      keys.map(async (key, at): Promise<[IDBValidKey, Encoded]> => [key, await encodeStored(values[at])]),
    );
    dump.stores[storeName] = { keyPath: store.keyPath as string | null, indexes, records };
  }
  db.close();
  return dump;
}

/**
 * Makes the database of a dump, in Node and in a browser alike, and answers the connection that it was made with. It is asked
 * for in the turn of the call. Runs as text in a page: it uses nothing but its own file.
 */
export async function restoreDatabase(name: string, dump: StoreDump): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, dump.version);
  opening.onupgradeneeded = () => {
    for (const [storeName, { keyPath, indexes }] of Object.entries(dump.stores)) {
      const store = opening.result.createObjectStore(storeName, { keyPath });
      for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: index.unique });
    }
  };
  const db = await done(opening);
  const names = Object.keys(dump.stores);
  const tx = db.transaction(names, 'readwrite');
  for (const [storeName, { keyPath, records }] of Object.entries(dump.stores)) {
    const store = tx.objectStore(storeName);
    for (const [key, value] of records)
      keyPath === null ? store.put(decodeStored(value), key) : store.put(decodeStored(value));
  }
  await new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error);
  });
  return db;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
