import { useRef, useState } from 'preact/hooks';
import { RemoteView } from '../../components/parts/RemoteView.tsx';
import { BackupPart, type BackupState } from '../../components/privacy/BackupPart.tsx';
import { RemovePart } from '../../components/privacy/RemovePart.tsx';
import { RestorePart, type RestoreState } from '../../components/privacy/RestorePart.tsx';
import { RetentionForm } from '../../components/privacy/RetentionForm.tsx';
import { StoredHere } from '../../components/privacy/StoredHere.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import {
  type BackupLook,
  lookAtBackup,
  privacyView,
  removeEverything,
  saveBackup,
  setRetention,
  startRestore,
} from '../../lib/surface/privacy.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { removeAllRecords } from '../../lib/surface/remove-records.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { JobScreen } from './JobScreen.tsx';

/** Privacy: what is stored and for how long, backup, restore, removal. */
export function PrivacyScreen() {
  const { remote, again } = useReading((store) => privacyView(store), []);
  const [saved, setSaved] = useState(false);
  const [restores, setRestores] = useState(0);
  return (
    <>
      <h1>{t('options.privacy')}</h1>
      <p class="dim">{t('privacy.why')}</p>
      <RemoteView remote={remote.value} rows={4} onRetry={again}>
        {(view) => (
          <>
            <StoredHere counts={view.counts} used={view.used} allowed={view.allowed} />
            <RetentionForm
              key={view.days}
              days={view.days}
              limit={view.limit}
              saved={saved}
              onSet={(days) => void setRetention(days).then(() => setSaved(true))}
            />
            <Backup />
            <Restore sample={view.sample} onStarted={() => setRestores(restores + 1)} />
          </>
        )}
      </RemoteView>
      <Remove key={restores} />
    </>
  );
}

function Backup() {
  const [state, setState] = useState<BackupState>({ at: 'idle' });
  const abort = useRef<AbortController>(undefined);
  const save = () => {
    const controller = new AbortController();
    abort.current = controller;
    setState({ at: 'writing', share: 0 });
    saveBackup((share) => {
      // A step of one percent is all that can be seen.
      setState((now) => (now.at === 'writing' && share - now.share < 0.01 ? now : { at: 'writing', share }));
    }, controller.signal).then(
      (name) => setState({ at: 'saved', name }),
      (error: unknown) =>
        setState(controller.signal.aborted ? { at: 'idle' } : { at: 'failed', failure: failureOf(error) }),
    );
  };
  return <BackupPart state={state} onSave={save} onCancel={() => abort.current?.abort()} />;
}

function Restore({ sample, onStarted }: { sample: boolean; onStarted: () => void }) {
  const [state, setState] = useState<RestoreState>({ at: 'choose' });
  const [jobId, setJobId] = useState<string>();
  const chosen = useRef<{ file: File; look: BackupLook }>(undefined);
  const fail = (error: unknown) => setState({ at: 'choose', failure: failureOf(error) });
  const look = (file: File) => {
    setState({ at: 'looking', fileName: file.name });
    lookAtBackup(file).then((found) => {
      chosen.current = { file, look: found };
      const { partners, orders } = found.counts;
      setState({
        at: 'review',
        fileName: file.name,
        exportedAt: Date.parse(found.exportedAt),
        partners,
        orders,
      });
    }, fail);
  };
  const start = () => {
    if (!chosen.current) return;
    startRestore(chosen.current.file, chosen.current.look).then((id) => {
      setState({ at: 'choose' });
      setJobId(id);
      onStarted();
    }, fail);
  };
  if (jobId) return <JobScreen jobId={jobId} onAnother={() => setJobId(undefined)} />;
  return (
    <RestorePart
      state={state}
      replacesSample={sample}
      onFile={look}
      onStart={start}
      onBack={() => setState({ at: 'choose' })}
    />
  );
}

function Remove() {
  const [done, setDone] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = (remove: () => Promise<void>) => {
    setDone(false);
    setFailure(undefined);
    remove().then(
      () => setDone(true),
      (error: unknown) => setFailure(failureOf(error)),
    );
  };
  return (
    <RemovePart
      done={done}
      failure={failure}
      onRecords={() => run(() => removeAllRecords())}
      onEverything={() => run(removeEverything)}
    />
  );
}
