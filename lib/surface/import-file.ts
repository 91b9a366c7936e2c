import type { FileMapping } from '../domain/file-mapping.ts';
import { type ImportJob, newJob } from '../domain/import-job.ts';
import { signatureOf } from '../sources/files/propose-mapping.ts';
import { listJobs } from '../store/jobs.ts';
import { rememberMapping } from '../store/mappings.ts';
import type { Store } from '../store/open.ts';
import { readWorkspace } from '../store/workspace.ts';
import type { FileLook } from './look-at-file.ts';
import { addJob } from './new-job.ts';
import { surfaceStore } from './reading.ts';
import { removeAllRecords } from './remove-records.ts';

/**
 * Stores the file with its job and has it run; answers the job's id. The sample makes room for own records. Jobs run in the
 * sequence of `createdAt`.
 */
export async function startImport(
  look: FileLook,
  mapping: FileMapping,
  remember: boolean,
  createdAt = Date.now(),
): Promise<string> {
  const { file, sniff } = look;
  const store = await surfaceStore();
  const { sample } = await readWorkspace(store);
  if (sample && !sniff.sampleAsOf) await removeAllRecords();
  const usedAt = Date.now();
  if (remember) await rememberMapping(store, signatureOf(sniff), { ...mapping, usedAt });
  const job = { ...newJob('import', file, createdAt, mapping), sampleAsOf: sniff.sampleAsOf };
  await addJob(store, job, file);
  return job.id;
}

/** True for a file that a person need not see: a mapping is kept for it, and nothing in it is new. */
export function goesStraightOn({ recalled }: FileLook): boolean {
  return recalled !== undefined && recalled.strange.length === 0 && recalled.overruled.length === 0;
}

/** Imports a file without asking, by the mapping that is kept for it, or by what is proposed. */
export async function importRecalled({ recalled, ...look }: FileLook): Promise<string> {
  return startImport(look, recalled?.mapping ?? look.proposal.mapping, recalled?.by === 'person');
}

/** The import that runs or waits now, the oldest of them; null when there is none. */
export async function runningJob(store: Store): Promise<ImportJob | null> {
  const open = (await listJobs(store)).filter((job) => job.state === 'running' || job.state === 'waiting');
  return open.at(-1) ?? null;
}
