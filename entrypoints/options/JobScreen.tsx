import { useState } from 'preact/hooks';
import { JobGone } from '../../components/files/JobGone.tsx';
import { JobProgress } from '../../components/files/JobProgress.tsx';
import { RejectTable } from '../../components/files/RejectTable.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { rejectWords } from '../../components/wording/rejects.ts';
import type { ImportJob, Reject } from '../../lib/domain/import-job.ts';
import { rejectsToCsv } from '../../lib/export/rejects-csv.ts';
import { t } from '../../lib/i18n/t.ts';
import { jobRejects, readJob, updateJob } from '../../lib/store/jobs.ts';
import type { Store } from '../../lib/store/open.ts';
import { askFromPanel } from '../../lib/surface/ask.ts';
import { download } from '../../lib/surface/download.ts';
import { surfaceStore } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { cancelJob } from '../../lib/sync/cancel-job.ts';
import { pauseJob, resumeJob } from '../../lib/sync/pause-job.ts';

/** One import: its progress or its sum, and its rejected rows. */
export function JobScreen({ jobId, onAnother }: { jobId: string; onAnother: () => void }) {
  const [withRejects, setWithRejects] = useState(false);
  const { remote, again } = useReading((store) => readWithRejects(store, jobId), [jobId]);
  return (
    <RemoteView remote={remote.value} rows={2} onRetry={again}>
      {({ job, hasRejects }) =>
        job ? (
          <>
            <JobProgress
              job={job}
              hasRejects={hasRejects}
              onCancel={() => void cancel(jobId)}
              onPause={() => void pause(jobId)}
              onResume={() => void resume(jobId)}
              onRejects={() => setWithRejects(true)}
              onContinue={() => void continueJob(job)}
            />
            {withRejects ? <Rejects job={job} /> : null}
            {isOver(job) ? (
              <div class="acts">
                <button type="button" class="btn" onClick={onAnother}>
                  {t('job.another')}
                </button>
              </div>
            ) : null}
          </>
        ) : (
          <JobGone onAnother={onAnother} />
        )
      }
    </RemoteView>
  );
}

/** A value that an earlier row contradicts is listed although its row counts as accepted. */
async function readWithRejects(store: Store, jobId: string) {
  const job = await readJob(store, jobId);
  const counted = (job?.cursor.rejected ?? 0) > 0;
  const listed = !counted && job && isOver(job) ? await jobRejects(store, jobId) : [];
  return { job, hasRejects: counted || listed.length > 0 };
}

function isOver(job: ImportJob): boolean {
  return job.state !== 'running' && job.state !== 'waiting' && job.state !== 'paused';
}

async function cancel(jobId: string): Promise<void> {
  await cancelJob(await surfaceStore(), jobId);
}

async function pause(jobId: string): Promise<void> {
  await pauseJob(await surfaceStore(), jobId);
}

async function resume(jobId: string): Promise<void> {
  await resumeJob(await surfaceStore(), jobId);
  await askFromPanel('runJobs', {});
}

/** Puts a stopped job back in the queue; its cursor says where it goes on. */
async function continueJob(job: ImportJob): Promise<void> {
  await updateJob(await surfaceStore(), { ...job, state: 'waiting', failure: undefined });
  await askFromPanel('runJobs', {});
}

function Rejects({ job }: { job: ImportJob }) {
  const { remote } = useReading((store) => jobRejects(store, job.id), [job.id]);
  return (
    <RemoteView remote={remote.value} rows={3}>
      {(rejects) => <RejectTable rejects={rejects} onSave={() => save(job, rejects)} />}
    </RemoteView>
  );
}

function save(job: ImportJob, rejects: Reject[]): void {
  const wording = {
    line: t('rejects.column.line'),
    column: t('rejects.column.column'),
    value: t('rejects.column.value'),
    reason: t('rejects.column.why'),
    reasonOf: rejectWords,
  };
  download(`${job.fileName.replace(/\.\w+$/, '')}-rejected.csv`, rejectsToCsv(rejects, wording));
}
