import type { ImportJob } from '../../../lib/domain/import-job.ts';
import { proposeMapping } from '../../../lib/sources/files/propose-mapping.ts';
import { sniffTable } from '../../../lib/sources/files/sniff-table.ts';
import { createJob } from '../../../lib/store/jobs.ts';
import type { Store } from '../../../lib/store/open.ts';
import { runJob } from '../../../lib/sync/run-job.ts';

let lastJob = 0;

/** Imports a file as the options page does, with the mapping that is proposed, without a hand. */
export async function importFile(
  store: Store,
  file: File,
  signal = new AbortController().signal,
): Promise<ImportJob> {
  const job = await prepareJob(store, file);
  return runJob(store, job.id, signal);
}

/** Stores the job of a file with its proposed mapping, not yet run. */
export async function prepareJob(store: Store, file: File): Promise<ImportJob> {
  const sniff = await sniffTable(file);
  if (!sniff.ok) throw new Error(sniff.error.message);
  const job: ImportJob = {
    id: `job-${++lastJob}`,
    kind: 'import',
    fileName: file.name,
    fileSize: file.size,
    fileChangedAt: file.lastModified,
    mapping: proposeMapping(sniff.value).mapping,
    state: 'waiting',
    cursor: {
      byte: 0,
      rows: 0,
      accepted: 0,
      repeated: 0,
      rejected: 0,
      linesNew: 0,
      linesChanged: 0,
      linesSame: 0,
    },
    createdAt: lastJob,
  };
  await createJob(store, job, file);
  return job;
}
