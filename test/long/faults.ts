import 'fake-indexeddb/auto';
import { checkBackup } from '../../lib/backup/read-backup.ts';
import { writeBackup } from '../../lib/backup/write-backup.ts';
import { commit } from '../../lib/store/commit.ts';
import { closeStore, openStore } from '../../lib/store/open.ts';
import { fullAtEveryPut } from '../tools/full-storage.ts';
import { line, order } from '../unit/store/records.ts';

export const covers = ['lib/store', 'lib/backup'];

const PUTS = 200;
const LINES = 100_000;
const MB = 1024 ** 2;

/** Full storage at each of 200 puts; a backup of 100,000 lines, written and checked. Throws when anything is lost. */
export async function run(): Promise<Record<string, number | string>> {
  const full = await fullAtEveryPut(PUTS);
  if (full.lost + full.doubled > 0) throw new Error(`full storage: ${JSON.stringify(full)}`);
  const store = await openStore('long-backup');
  const perOrder = 5;
  for (let at = 0; at < LINES; at += 5_000) {
    const orders = Array.from({ length: 5_000 / perOrder }, (_, no) => {
      const number = `PO${at + no}`;
      const lines = Array.from({ length: perOrder }, (_unused, id) =>
        line(`${id + 1}`, {
          ordered: 10,
          firstPromisedOn: '2026-04-12',
          receipts: [{ receivedOn: '2026-04-11' }],
        }),
      );
      return order(`P${no % 50}`, number, lines);
    });
    await commit(store, { partners: [], orders });
  }
  let peak = 0;
  const heap = () => {
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  };
  const before = process.memoryUsage().heapUsed;
  const started = performance.now();
  const { file, counts } = await writeBackup(store, new Date(0), heap);
  const written = performance.now();
  const look = await checkBackup(file, heap);
  const checked = performance.now();
  closeStore(store);
  if (look?.counts.orders !== counts.orders || counts.orders !== LINES / perOrder)
    throw new Error(`backup: ${counts.orders} orders written`);
  return {
    'puts at which the storage was full': full.runs,
    'of them imports that stopped and went on': full.stopped,
    'lines lost or doubled': full.lost + full.doubled,
    'backup, lines': LINES,
    'backup, MB': Math.round(file.size / MB),
    'backup written, s': Math.round((written - started) / 100) / 10,
    'backup checked, s': Math.round((checked - written) / 100) / 10,
    'heap above the store while writing and checking, MB': Math.round((peak - before) / MB),
  };
}
