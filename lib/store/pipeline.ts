import { type PipelineItem, pipelineItemSchema } from '../domain/pipeline.ts';
import { type Store, transact } from './open.ts';

/** The opportunity, quote, lead or campaign of this id; undefined where there is none, or it does not parse. */
export async function pipelineItemById(store: Store, id: string): Promise<PipelineItem | undefined> {
  const stored = await transact(store, ['pipeline'], 'readonly', (tx) => tx.objectStore('pipeline').get(id));
  return pipelineItemSchema.safeParse(stored).data;
}

/** The ids of all items that begin so. */
export function pipelineIdsFrom(store: Store, begin: string): Promise<string[]> {
  const range = IDBKeyRange.bound(begin, `${begin}\uffff`);
  return transact(store, ['pipeline'], 'readonly', (tx) => tx.objectStore('pipeline').getAllKeys(range));
}
