import { type FileMapping, fileMappingSchema } from '../domain/file-mapping.ts';
import { type Store, transact } from './open.ts';
import { withRoom } from './shed.ts';

/** Remembers what the columns of files with this signature (their header texts, joined) mean. */
export async function rememberMapping(store: Store, signature: string, mapping: FileMapping): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['mappings'], 'readwrite', (tx) => tx.objectStore('mappings').put(mapping, signature)),
  );
}

/** The remembered mapping; undefined when there is none, or when a newer definition no longer accepts it. */
export async function recallMapping(store: Store, signature: string): Promise<FileMapping | undefined> {
  const stored = await transact(store, ['mappings'], 'readonly', (tx) =>
    tx.objectStore('mappings').get(signature),
  );
  const parsed = fileMappingSchema.safeParse(stored);
  return parsed.success ? parsed.data : undefined;
}
