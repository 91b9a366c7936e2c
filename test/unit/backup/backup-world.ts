import 'fake-indexeddb/auto';
import { afterEach } from 'vitest';
import { writeBackup } from '../../../lib/backup/write-backup.ts';
import type { ImportJob } from '../../../lib/domain/import-job.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { commit } from '../../../lib/store/commit.ts';
import { createJob } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { storeAnswers } from '../../tools/store-answers.ts';
import { freshStore, importJob, partner } from '../store/records.ts';

const AT = new Date('2026-11-22T08:00:00Z');

/** Stores of one test file, closed after each test, and restores into them. */
export function setBackups() {
  const opened: Store[] = [];
  let jobs = 0;
  afterEach(() => {
    for (const store of opened.splice(0)) closeStore(store);
  });
  const fresh = async () => {
    const store = await freshStore();
    opened.push(store);
    return store;
  };
  return {
    fresh,
    async filled(orders: readonly Order[]): Promise<Store> {
      const store = await fresh();
      for (const each of orders) await commit(store, { partners: [partner(each.partnerId)], orders: [each] });
      return store;
    },
    async restore(store: Store, file: Blob): Promise<ImportJob> {
      jobs++;
      const id = `restore-${jobs}`;
      await createJob(store, importJob(id, { kind: 'restore', fileSize: file.size }), file);
      return runJob(store, id, new AbortController().signal);
    },
  };
}

export const backupOf = async (store: Store) => (await writeBackup(store, AT)).file;

/** What a store holds, but for the jobs that made it. */
export async function contents(store: Store) {
  return JSON.parse(JSON.stringify(await storeAnswers(store, queries)));
}
