import { DataHere } from '../../components/files/DataHere.tsx';
import { FileDrop } from '../../components/files/FileDrop.tsx';
import { JobList } from '../../components/files/JobList.tsx';
import { Looking } from '../../components/files/Looking.tsx';
import { ReplayForm } from '../../components/files/ReplayForm.tsx';
import { Trail } from '../../components/files/Trail.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { shortName } from '../../components/wording/source.ts';
import { formatList } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Remote, WorkspaceView } from '../../lib/lens/views.ts';
import { listJobs } from '../../lib/store/jobs.ts';
import type { Store } from '../../lib/store/open.ts';
import { firstRun } from '../../lib/surface/first-run.ts';
import type { FileLook } from '../../lib/surface/look-at-file.ts';
import { removeAllRecords } from '../../lib/surface/remove-records.ts';
import { setReplay } from '../../lib/surface/replay.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import {
  cancelLook,
  chooseAnother,
  chooseFiles,
  importQueue,
  importSample,
  showJob,
} from './import-queue.ts';
import { JobScreen } from './JobScreen.tsx';
import { ReviewScreen } from './ReviewScreen.tsx';
import { Start } from './Start.tsx';

/** Files: import in three steps, past imports, replay, and what this browser holds. */
export function FilesScreen({ workspace }: { workspace: Remote<WorkspaceView> }) {
  const { step, waiting, unclear, straight, problems } = importQueue.value;
  const several = problems.length + waiting.length + unclear.length + straight.length > 1;
  const shown = workspace.state === 'ready' ? workspace.value : null;
  return (
    <>
      {step.at === 'review' ? null : <Start workspace={shown} />}
      <p class="small dim">{t('files.title')}</p>
      <h1>{t('files.import')}</h1>
      <Trail current={step.at === 'review' ? 2 : step.at === 'job' ? 3 : 1} />
      {straight.length > 0 ? (
        <p class="small dim" role="status">
          {t('files.queue.remembered', { names: formatList(straight.map((name) => shortName(name))) })}
        </p>
      ) : null}
      {step.at === 'choose' || step.at === 'looking' ? (
        <FileDrop
          onFiles={chooseFiles}
          onSample={shown && shown.lines === 0 && !stepsOfferSample() ? () => void importSample() : undefined}
          busy={step.at === 'looking'}
        />
      ) : null}
      {step.at === 'looking' ? (
        <>
          <Looking fileName={step.fileName} share={step.share} onCancel={cancelLook} />
          {waiting.length > 0 ? <p class="small dim">{t('files.queue', { n: waiting.length })}</p> : null}
        </>
      ) : null}
      {problems.map(({ fileName, failure }) => (
        <div class="mt" key={`${fileName}/${failure.code}`}>
          {several || step.at === 'review' ? (
            <p class="small dim">{t('files.queue.problem', { name: shortName(fileName) })}</p>
          ) : null}
          <FailureNote failure={failure} />
        </div>
      ))}
      {step.at === 'review' ? <ReviewScreen key={keyOf(step.look)} step={step} workspace={shown} /> : null}
      {step.at === 'job' ? <JobScreen jobId={step.jobId} onAnother={chooseAnother} /> : null}
      {step.at === 'review' ? null : <Below workspace={workspace} onOpenJob={showJob} />}
    </>
  );
}

/** A file that is read another way is reviewed anew. */
const looks = new WeakMap<FileLook, number>();
let looked = 0;
function keyOf(look: FileLook): number {
  const known = looks.get(look) ?? ++looked;
  looks.set(look, known);
  return known;
}

/** The first steps stand above and offer the sample already. */
function stepsOfferSample(): boolean {
  const steps = firstRun.value;
  return steps !== undefined && !steps.finished && !steps.skipped.data;
}

/** Jobs that read a file; those of connected systems stand beside these. */
async function fileJobs(store: Store) {
  return (await listJobs(store)).filter(({ kind }) => kind !== 'sync');
}

interface BelowProps {
  workspace: Remote<WorkspaceView>;
  onOpenJob: (jobId: string) => void;
}

function Below({ workspace, onOpenJob }: BelowProps) {
  const { remote } = useReading(fileJobs, []);
  return (
    <>
      {remote.value.state === 'ready' ? (
        <JobList jobs={remote.value.value} onOpen={(job) => onOpenJob(job.id)} />
      ) : null}
      <RemoteView remote={workspace} rows={2}>
        {(view) =>
          view.partners === 0 && !view.replay ? null : (
            <>
              <ReplayForm
                key={String(view.replay && view.today)}
                asOf={view.replay ? view.today : undefined}
                onSet={(asOf) => void setReplay(asOf)}
              />
              <DataHere workspace={view} onRemove={() => void removeAllRecords()} />
            </>
          )
        }
      </RemoteView>
    </>
  );
}
