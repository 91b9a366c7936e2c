import { backupFailures } from '../backup/failures.ts';
import { SECTION_NAMES } from '../backup/format.ts';
import type { BackupLook } from '../backup/read-backup.ts';
import { checkBackup, type Entry, readEntries } from '../backup/read-backup.ts';
import type { ImportJob } from '../domain/import-job.ts';
import { isToSend, type OutboxEntry } from '../domain/outbox.ts';
import { SETTINGS, type SettingKey } from '../policy/settings.ts';
import { type Batch, commit } from '../store/commit.ts';
import { changeJob } from '../store/jobs.ts';
import type { Store } from '../store/open.ts';
import { storeCounts } from '../store/queries.ts';
import { withRoom } from '../store/shed.ts';
import { putParts, type SmallParts } from '../store/stored-records.ts';
import { readWorkspace } from '../store/workspace.ts';

/** How many order lines, and how many records of any kind, one transaction takes. */
const BATCH_LINES = 6_000;
const BATCH_RECORDS = 3_000;

/**
 * Puts a backup back beside what is stored. The whole file is checked before its first record is stored. Orders and
 * partners are merged as an import would: the newer statement of each field holds. Settings, mappings, follows and past
 * imports are added where there are none of that name. Each batch is committed with the cursor behind it, so that a kill
 * anywhere loses nothing. Answers the job as stored last; the caller ends it. Throws `FailureError` of `checkBackup`,
 * backup-sample, store-full.
 */
export async function runRestore(
  store: Store,
  started: ImportJob,
  file: Blob,
  signal: AbortSignal,
): Promise<ImportJob> {
  const look = await checkBackup(file, checkedTeller(store, started.id), signal);
  if (!look) return started;
  let job = started;
  if (job.cursor.byte === 0) await refuseSample(store, look, file);
  let batch = emptyBatch();
  for await (const entries of readEntries(file, job.cursor.byte)) {
    for (const entry of entries) {
      take(batch, entry);
      if (batch.lines < BATCH_LINES && batch.records < BATCH_RECORDS) continue;
      job = await storeBatch(store, job, batch);
      batch = emptyBatch();
      if (isStopped(job, signal)) return job;
    }
  }
  if (batch.records > 0) job = await storeBatch(store, job, batch);
  return job;
}

/** How often the check of a file says how far it is. */
const TELL_MS = 500;

/** Stores with the job how far its file is checked, now and then. Best effort: nothing rests on it but a progress bar. */
function checkedTeller(store: Store, jobId: string): (byte: number) => void {
  let told = 0;
  return (byte) => {
    const now = Date.now();
    if (now - told < TELL_MS) return;
    told = now;
    void changeJob(store, jobId, (job) =>
      job.state === 'running' && job.cursor.byte === 0 ? { ...job, checked: byte } : undefined,
    ).catch(() => undefined);
  };
}

function isStopped(job: ImportJob, signal: AbortSignal): boolean {
  return signal.aborted || job.state !== 'running';
}

/** Sample data among own records would count as if it were own; the other way round the sample was removed before. */
async function refuseSample(store: Store, look: BackupLook, file: Blob): Promise<void> {
  if (look.counts.workspace === 0 || look.counts.orders === 0) return;
  const [{ orders }, { sample }] = await Promise.all([storeCounts(store), readWorkspace(store)]);
  if (orders === 0 || sample) return;
  for await (const entries of readEntries(file)) {
    for (const { section, record } of entries) {
      if (section !== 'workspace') return;
      if (record.sample) throw backupFailures.sample();
    }
  }
}

interface Gathered {
  partners: Batch['partners'];
  orders: Batch['orders'];
  parts: SmallParts;
  lines: number;
  records: number;
  smallRecords: number;
  end: number;
  line: number;
}

function emptyBatch(): Gathered {
  const parts = Object.fromEntries(
    SECTION_NAMES.filter((name) => name !== 'partners' && name !== 'orders').map((name) => [name, []]),
  ) as unknown as SmallParts;
  return { partners: [], orders: [], parts, lines: 0, records: 0, smallRecords: 0, end: 0, line: 0 };
}

function take(batch: Gathered, entry: Entry): void {
  batch.records++;
  batch.end = entry.end;
  batch.line = entry.line;
  switch (entry.section) {
    case 'orders':
      batch.orders.push(entry.record);
      batch.lines += entry.record.lines.length;
      return;
    case 'partners':
      batch.partners.push(entry.record);
      return;
    case 'settings':
      batch.smallRecords++;
      if (isSetting(entry.record.key, entry.record.value)) batch.parts.settings.push(entry.record);
      return;
    case 'outbox':
      batch.smallRecords++;
      batch.parts.outbox.push(notSentAgain(entry.record));
      return;
    case 'jobs':
      batch.smallRecords++;
      batch.parts.jobs.push(ended(entry.record));
      return;
    default:
      batch.smallRecords++;
      (batch.parts[entry.section] as unknown[]).push(entry.record);
  }
}

function isSetting(key: string, value: unknown): boolean {
  return Object.hasOwn(SETTINGS, key) && SETTINGS[key as SettingKey].schema.safeParse(value).success;
}

/** What waited when the backup was made may have been sent and taken back since: a person decides. */
function notSentAgain(entry: OutboxEntry): OutboxEntry {
  return isToSend(entry) ? { ...entry, state: 'failed', failure: fromBackup } : entry;
}

const fromBackup = {
  code: 'outbox-restored',
  message: 'This comes from a backup, in which it was not sent yet.',
  next: 'Try again sends it unless the system has it already; or drop it.',
};

/** A backup holds no file that an unfinished job could go on with. */
function ended(job: ImportJob): ImportJob {
  return job.state === 'done' || job.state === 'failed' ? job : { ...job, state: 'cancelled' };
}

/** Stores a batch; the cursor moves with the last of its transactions, and each of them can be repeated. */
async function storeBatch(store: Store, job: ImportJob, batch: Gathered): Promise<ImportJob> {
  const { cursor } = job;
  const rows = cursor.rows + batch.records;
  const moved: ImportJob = {
    ...job,
    cursor: { ...cursor, byte: batch.end, line: batch.line, rows, accepted: rows },
  };
  if (batch.smallRecords > 0) {
    const only = batch.smallRecords === batch.records;
    const stored = await withRoom(store, () => putParts(store, batch.parts, only ? moved : job));
    if (only) return stored;
  }
  const { partners, orders } = batch;
  const report = await withRoom(store, () => commit(store, { partners, orders, job: moved }));
  return report.job ?? moved;
}
