import 'fake-indexeddb/auto';
import { Blob as FileBlob } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { agreementSchema } from '../../../lib/domain/agreement.ts';
import { proposeMapping } from '../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../lib/sources/files/sniff-table.ts';
import { putAgreement } from '../../../lib/store/agreements.ts';
import { createJob } from '../../../lib/store/jobs.ts';
import type { Store } from '../../../lib/store/open.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { freshStore, importJob } from '../store/records.ts';

const read = (name: string) => readFileSync(`lib/sample/${name}`, 'utf8');
/** The orders first: the others speak of the partners that they bring. */
const TABLES = ['orders.csv', 'exchanges.csv', 'cases.csv', 'stock.csv', 'forecasts.csv', 'facts.csv'];

/** A store with the whole sample, read from its files as any other is, and what it says was agreed; `fetchedAt`: of all of it. */
export async function sampleStore(fetchedAt: number): Promise<Store> {
  const store = await freshStore();
  for (const name of TABLES) {
    // That of Node: the one of a simulated page can not be stored.
    const file = new FileBlob([read(name)]) as unknown as Blob;
    const sniff = await sniffTable(file);
    if (!sniff.ok) throw new Error(sniff.error.code);
    const { mapping } = proposeMapping(sniff.value);
    const { sampleAsOf } = sniff.value;
    const size = { fileSize: file.size, fileChangedAt: fetchedAt, createdAt: fetchedAt };
    const job = importJob(name, { ...size, mapping, state: 'waiting', sampleAsOf });
    await createJob(store, job, file);
    await runJob(store, name, new AbortController().signal);
  }
  for (const each of JSON.parse(read('agreements.json')) as unknown[])
    await putAgreement(store, agreementSchema.parse(each));
  return store;
}
