import type { z } from 'zod';
import { type Store, transact } from './open.ts';
import type { StoredModel } from './schema.ts';
import { withRoom } from './shed.ts';

/**
 * What was trained and stored under this name, as `schema` reads it; undefined where there is none or it is of another
 * definition: then it is trained anew.
 */
export async function modelById<Model extends { id: string }>(
  store: Store,
  id: string,
  schema: z.ZodType<Model>,
): Promise<Model | undefined> {
  const stored = await transact(store, ['models'], 'readonly', (tx) => tx.objectStore('models').get(id));
  const read = schema.safeParse(stored);
  return read.success ? read.data : undefined;
}

/** Stores a model in place of the one of its name. Throws `store-full`. */
export async function putModel(store: Store, model: { id: string }): Promise<void> {
  const record: StoredModel = { ...model };
  await withRoom(store, () =>
    transact(store, ['models'], 'readwrite', (tx) => tx.objectStore('models').put(record)),
  );
}
