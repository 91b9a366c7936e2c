import { browser } from 'wxt/browser';
import { lookAtBackup } from '../backup/look-at-backup.ts';
import type { BackupLook } from '../backup/read-backup.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { newJob } from '../domain/import-job.ts';
import { explainPolicy, setPolicy } from '../policy/policy.ts';
import { RETENTION_RAN_AT } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { storeCounts } from '../store/queries.ts';
import { countRelations } from '../store/relation-records.ts';
import { writeSetting } from '../store/settings.ts';
import { readWorkspace } from '../store/workspace.ts';
import { askFromPanel } from './ask.ts';
import { download } from './download.ts';
import { addJob } from './new-job.ts';
import { surfaceStore } from './reading.ts';
import { removeAllRecords } from './remove-records.ts';

/** What the options page says about what is stored. */
export interface PrivacyView {
  /** `records`: cases, questions, counts, forecasts, facts, agreements, dismissed alerts. */
  counts: { partners: number; orders: number; lines: number; records: number };
  sample: boolean;
  /** Bytes that the browser counts for PartnerLens, and how many it would allow; undefined where it does not tell. */
  used?: number;
  allowed?: number;
  /** Days after which records are removed; null: never. */
  days: number | null;
  /** The most days that a policy of the company allows. */
  limit?: number;
}

/** What is stored here, how much of it, and for how long. */
export async function privacyView(store: Store): Promise<PrivacyView> {
  const [counts, records, { sample }, { settings }, estimate] = await Promise.all([
    storeCounts(store),
    countRelations(store),
    readWorkspace(store),
    explainPolicy(store),
    // Some browsers refuse to tell; everything else is shown all the same.
    navigator.storage.estimate().catch((): StorageEstimate => ({})),
  ]);
  const retention = settings.find(({ key }) => key === 'retention.days');
  return {
    counts: { partners: counts.partners, orders: counts.orders, lines: counts.lines, records },
    sample,
    used: estimate.usage,
    allowed: estimate.quota,
    days: typeof retention?.value === 'number' ? retention.value : null,
    limit: retention?.limit,
  };
}

/** Sets after how many days records go, and has the job worker look for them now. */
export async function setRetention(days: number | null): Promise<void> {
  const store = await surfaceStore();
  await setPolicy(store, 'retention.days', days);
  await writeSetting(store, RETENTION_RAN_AT, null);
  await askFromPanel('runJobs', {});
}

/** Writes everything into one file and offers it. `progress` hears the share of orders that are written. */
export async function saveBackup(progress: (share: number) => void, signal: AbortSignal): Promise<string> {
  const store = await surfaceStore();
  const { orders } = await storeCounts(store);
  const at = new Date();
  const { file } = await writeBackup(store, at, (done) => progress(orders > 0 ? done / orders : 1), signal);
  const name = `partnerlens-backup-${at.toISOString().slice(0, 10)}.json`;
  download(name, file);
  return name;
}

export { type BackupLook, lookAtBackup };

/** Stores the file with a job that puts it back; answers the job's id. The sample makes room for own records. */
export async function startRestore(file: File, look: BackupLook): Promise<string> {
  const store = await surfaceStore();
  const { sample } = await readWorkspace(store);
  if (sample && look.counts.orders > 0) await removeAllRecords();
  const job = newJob('restore', file, Date.now());
  await addJob(store, job, file);
  return job.id;
}

/** Removes all that is stored, settings and mappings too. Allowed sites stay: they are the browser's. */
export async function removeEverything(): Promise<void> {
  await removeAllRecords(false);
  await browser.storage.local.remove('firstRun');
}
