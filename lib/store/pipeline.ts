import { type PipelineItem, pipelineItemSchema } from '../domain/pipeline.ts';
import { type Store, transact } from './open.ts';

/** The opportunity, quote, lead or campaign of this id; undefined where there is none, or it does not parse. */
export async function pipelineItemById(store: Store, id: string): Promise<PipelineItem | undefined> {
  const stored = await transact(store, ['pipeline'], 'readonly', (tx) => tx.objectStore('pipeline').get(id));
  return pipelineItemSchema.safeParse(stored).data;
}
