import { type FileMapping, fileMappingSchema } from '../domain/file-mapping.ts';
import { announceChange } from './changes.ts';
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

/** A remembered mapping with the headings that it is found by. */
export interface SavedMapping {
  signature: string;
  mapping: FileMapping;
}

/** Every remembered mapping that is still understood, the last used first. */
export async function listMappings(store: Store): Promise<SavedMapping[]> {
  const [signatures, stored] = await transact(store, ['mappings'], 'readonly', (tx) => {
    const mappings = tx.objectStore('mappings');
    return Promise.all([mappings.getAllKeys(), mappings.getAll()]);
  });
  const saved = signatures.flatMap((signature, index) => {
    const parsed = fileMappingSchema.safeParse(stored[index]);
    return parsed.success ? [{ signature, mapping: parsed.data }] : [];
  });
  return saved.sort((a, b) => (b.mapping.usedAt ?? 0) - (a.mapping.usedAt ?? 0));
}

/** Stores mappings as they are, all or none: after an import of a mapping file, a new name, or an undone removal. */
export async function putMappings(store: Store, saved: SavedMapping[]): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['mappings'], 'readwrite', async (tx) => {
      const mappings = tx.objectStore('mappings');
      await Promise.all(saved.map(({ signature, mapping }) => mappings.put(mapping, signature)));
    }),
  );
  announceChange({ what: 'settings' });
}

export async function removeMapping(store: Store, signature: string): Promise<void> {
  await transact(store, ['mappings'], 'readwrite', (tx) => tx.objectStore('mappings').delete(signature));
  announceChange({ what: 'settings' });
}
