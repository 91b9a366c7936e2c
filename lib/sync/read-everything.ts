import type { SyncCursor } from '../domain/connection.ts';
import { EVERYTHING } from '../domain/sync-marks.ts';
import { BEGINS } from '../sources/begins.ts';
import { NONE, type Paged } from '../sources/pull-steps.ts';
import type { OpenSource, RecordConnection } from '../sources/source.ts';

/**
 * The pages behind a cursor; where everything is to be read anew, first what changed and then all, in the same sync: what was
 * deleted since the last one only changes tell. A sync that goes on among all goes on there. Throws what the source throws.
 */
export async function* pagesBehind(
  source: OpenSource,
  system: RecordConnection['system'],
  start: SyncCursor,
  jobId: string,
): AsyncGenerator<Paged> {
  let cursor = start;
  for await (const page of source.pull(start, jobId)) {
    cursor = page.cursor;
    yield page;
  }
  const { since, behind: _, below: __, ...rest } = cursor;
  if (since === undefined || !readsEverything(cursor)) return;
  const { total } = await source.measure(undefined);
  const all = { ...rest, again: since, object: BEGINS[system], read: 0, total };
  yield { ...NONE, cursor: all };
  yield* source.pull(all, jobId);
}

/** True where all is read, whatever changed before. */
export function readsEverything({ anew }: Pick<SyncCursor, 'anew'>): boolean {
  return anew?.includes(EVERYTHING) === true;
}

/** Behind which instant a sync began to read; undefined for a first load. */
export function readFrom({ since, again }: Pick<SyncCursor, 'since' | 'again'>): number | undefined {
  return since ?? again;
}
