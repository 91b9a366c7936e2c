import { useState } from 'preact/hooks';
import { DataHere } from '../../components/files/DataHere.tsx';
import { FileDrop } from '../../components/files/FileDrop.tsx';
import { ImportReview } from '../../components/files/ImportReview.tsx';
import { JobList } from '../../components/files/JobList.tsx';
import { ReplayForm } from '../../components/files/ReplayForm.tsx';
import { Trail } from '../../components/files/Trail.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import type { FileMapping } from '../../lib/domain/file-mapping.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Remote, WorkspaceView } from '../../lib/lens/views.ts';
import { listJobs } from '../../lib/store/jobs.ts';
import { firstRun } from '../../lib/surface/first-run.ts';
import { type FileLook, lookAtFile, startImport, startSample } from '../../lib/surface/import-file.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { removeAllRecords } from '../../lib/surface/remove-records.ts';
import { setReplay } from '../../lib/surface/replay.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { JobScreen } from './JobScreen.tsx';
import { Start } from './Start.tsx';

/** Where the person is in an import. */
type Step =
  | { at: 'choose'; failure?: Failure }
  | { at: 'looking'; fileName: string }
  | { at: 'review'; look: FileLook }
  | { at: 'job'; jobId: string };

/** Files: import in three steps, past imports, replay, and what this browser holds. */
export function FilesScreen({ workspace }: { workspace: Remote<WorkspaceView> }) {
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const shown = workspace.state === 'ready' ? workspace.value : null;
  const fail = (error: unknown) => setStep({ at: 'choose', failure: failureOf(error) });
  const choose = (file: File) => {
    setStep({ at: 'looking', fileName: file.name });
    lookAtFile(file).then((look) => setStep({ at: 'review', look }), fail);
  };
  const begin = (look: FileLook, mapping: FileMapping, remember: boolean) =>
    startImport(look, mapping, remember).then((jobId) => setStep({ at: 'job', jobId }), fail);
  const sample = () => startSample().then((jobId) => setStep({ at: 'job', jobId }), fail);
  return (
    <>
      {step.at === 'review' ? null : <Start workspace={shown} />}
      <p class="small dim">{t('files.title')}</p>
      <h1>{t('files.import')}</h1>
      <Trail current={step.at === 'review' ? 2 : step.at === 'job' ? 3 : 1} />
      {step.at === 'choose' || step.at === 'looking' ? (
        <FileDrop
          onFile={choose}
          onSample={shown && shown.lines === 0 && !stepsOfferSample() ? () => void sample() : undefined}
          busy={step.at === 'looking'}
        />
      ) : null}
      {step.at === 'looking' ? (
        <p class="dim mt" role="status">
          {t('files.reading', { name: step.fileName })}
        </p>
      ) : null}
      {step.at === 'choose' && step.failure ? (
        <div class="mt">
          <FailureNote failure={step.failure} />
        </div>
      ) : null}
      {step.at === 'review' ? (
        <ImportReview
          fileName={step.look.file.name}
          sniff={step.look.sniff}
          proposal={step.look.proposal}
          remembered={step.look.remembered}
          replacesSample={(shown?.sample ?? false) && !step.look.sniff.sampleAsOf}
          onBack={() => setStep({ at: 'choose' })}
          onImport={(mapping, remember) => void begin(step.look, mapping, remember)}
        />
      ) : null}
      {step.at === 'job' ? (
        <JobScreen jobId={step.jobId} onAnother={() => setStep({ at: 'choose' })} />
      ) : null}
      {step.at === 'review' ? null : (
        <Below workspace={workspace} onOpenJob={(jobId) => setStep({ at: 'job', jobId })} />
      )}
    </>
  );
}

/** The first steps stand above and offer the sample already. */
function stepsOfferSample(): boolean {
  const steps = firstRun.value;
  return steps !== undefined && !steps.finished && !steps.skipped.data;
}

interface BelowProps {
  workspace: Remote<WorkspaceView>;
  onOpenJob: (jobId: string) => void;
}

function Below({ workspace, onOpenJob }: BelowProps) {
  const { remote } = useReading((store) => listJobs(store), []);
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
