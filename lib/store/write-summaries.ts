import { readState } from './identifier-index.ts';
import { type Store, transact } from './open.ts';
import type { CellsRecord } from './partner-cells.ts';
import type { StoreName } from './schema.ts';
import type { OpenLinesRecord, SummaryRecord } from './summaries.ts';

/** What was derived of some partners, to be stored together. */
interface MadeRecords {
  summaries?: readonly SummaryRecord[];
  openLines?: readonly OpenLinesRecord[];
  cells?: readonly CellsRecord[];
  gathered?: readonly [name: string, value: unknown][];
}

/**
 * Stores what was made, unless a commit came in between: then nothing is stored and false is answered, since what it
 * touched can no longer be told. `generation` is the one the records were read at.
 */
export function writeSummaries(
  store: Store,
  generation: number,
  { summaries = [], openLines = [], cells = [], gathered = [] }: MadeRecords,
): Promise<boolean> {
  const names: StoreName[] = ['state', 'summaries', 'openLines', 'gathered', 'cells'];
  return transact(store, names, 'readwrite', async (tx) => {
    if ((await readState(tx)).generation !== generation) return false;
    await Promise.all([
      ...summaries.map((record) => tx.objectStore('summaries').put({ ...record })),
      ...openLines.map((record) => tx.objectStore('openLines').put({ ...record })),
      ...cells.map((record) => tx.objectStore('cells').put({ ...record })),
      ...gathered.map(([name, value]) => tx.objectStore('gathered').put(value, name)),
    ]);
    return true;
  });
}
