import { useState } from 'preact/hooks';
import { JobGone } from '../../components/files/JobGone.tsx';
import { JobProgress } from '../../components/files/JobProgress.tsx';
import { RejectTable } from '../../components/files/RejectTable.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { RestoreProgress } from '../../components/privacy/RestoreProgress.tsx';
import { rejectWords } from '../../components/wording/rejects.ts';
import type { ImportJob, Reject } from '../../lib/domain/import-job.ts';
import { rejectsToCsv } from '../../lib/export/rejects-csv.ts';
import { t } from '../../lib/i18n/t.ts';
import { jobRejects, readJob, updateJob } from '../../lib/store/jobs.ts';
import type { Store } from '../../lib/store/open.ts';
import { askFromPanel } from '../../lib/surface/ask.ts';
import { download } from '../../lib/surface/download.ts';
import { cancel, pause, resume } from '../../lib/surface/jobs.ts';
import { surfaceStore } from '../../lib/surface/reading.ts';
import { useReading } from '../../lib/surface/use-reading.ts';

/** One import: its progress or its sum, and its rejected rows. */
export function JobScreen({ jobId, onAnother }: { jobId: string; onAnother: () => void }) {
  const [withRejects, setWithRejects] = useState(false);
  const { remote, again } = useReading((store) => readWithRejects(store, jobId), [jobId]);
  return (
    <RemoteView remote={remote.value} rows={2} onRetry={again}>
      {({ job, hasRejects }) =>
        job ? (
          <>
            {job.kind === 'restore' ? (
              <RestoreProgress job={job} {...acts(job)} />
            ) : (
              <JobProgress
                job={job}
                hasRejects={hasRejects}
                onRejects={() => setWithRejects(true)}
                {...acts(job)}
              />
            )}
            {withRejects ? <Rejects job={job} /> : null}
            {isOver(job) ? (
              <div class="acts">
                <button type="button" class="btn" onClick={onAnother}>
                  {t(job.kind === 'restore' ? 'restore.another' : 'job.another')}
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

function acts(job: ImportJob) {
  return {
    onCancel: () => void cancel(job.id),
    onPause: () => void pause(job.id),
    onResume: () => void resume(job.id),
    onContinue: () => void continueJob(job),
  };
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
