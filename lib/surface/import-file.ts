import type { FileMapping } from '../domain/file-mapping.ts';
import type { ImportJob } from '../domain/import-job.ts';
import { FailureError } from '../domain/result.ts';
import { fitMapping } from '../sources/files/fit-mapping.ts';
import type { MappingProposal } from '../sources/files/mapping-proposal.ts';
import { proposeMapping, signatureOf } from '../sources/files/propose-mapping.ts';
import { sniffTable } from '../sources/files/sniff-table.ts';
import type { TableSniff } from '../sources/files/table-sniff.ts';
import { createJob, listJobs } from '../store/jobs.ts';
import { recallMapping, rememberMapping } from '../store/mappings.ts';
import type { Store } from '../store/open.ts';
import { readWorkspace } from '../store/workspace.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';
import { removeAllRecords } from './remove-records.ts';

/** A file as far as it is known before a person says what its columns mean. */
export interface FileLook {
  file: File;
  sniff: TableSniff;
  proposal: MappingProposal;
  remembered?: FileMapping;
}

/** Looks at a file. Throws `FailureError` for what cannot be a table. */
export async function lookAtFile(file: File): Promise<FileLook> {
  const sniffed = await sniffTable(file);
  if (!sniffed.ok) throw new FailureError(sniffed.error);
  const sniff = sniffed.value;
  const proposal = proposeMapping(sniff);
  const recalled = await recallMapping(await surfaceStore(), signatureOf(sniff));
  return { file, sniff, proposal, remembered: recalled && fitMapping(recalled, proposal.mapping, sniff) };
}

/** Stores the file with its job and has it run; answers the job's id. The sample makes room for own records. */
export async function startImport(look: FileLook, mapping: FileMapping, remember: boolean): Promise<string> {
  const { file, sniff } = look;
  const store = await surfaceStore();
  const { sample } = await readWorkspace(store);
  if (sample && !sniff.sampleAsOf) await removeAllRecords();
  if (remember) await rememberMapping(store, signatureOf(sniff), mapping);
  const job: ImportJob = {
    id: crypto.randomUUID(),
    kind: 'import',
    fileName: file.name,
    fileSize: file.size,
    fileChangedAt: file.lastModified,
    mapping,
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
    sampleAsOf: sniff.sampleAsOf,
    createdAt: Date.now(),
  };
  await createJob(store, job, file);
  await askFromPanel('runJobs', {});
  return job.id;
}

/** Imports the bundled sample through the same door as any other file; answers the job's id. */
export async function startSample(): Promise<string> {
  const { default: text } = await import('../sample/orders.csv?raw');
  const look = await lookAtFile(new File([text], 'partnerlens-sample.csv', { type: 'text/csv' }));
  return startImport(look, look.proposal.mapping, false);
}

/** The import that runs or waits now, the oldest of them; null when there is none. */
export async function runningJob(store: Store): Promise<ImportJob | null> {
  const open = (await listJobs(store)).filter((job) => job.state === 'running' || job.state === 'waiting');
  return open.at(-1) ?? null;
}
