import { useState } from 'preact/hooks';
import { FirstRun } from '../../components/page/FirstRun.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import { changeFirstRun, firstRun } from '../../lib/surface/first-run.ts';
import { startSample } from '../../lib/surface/import-file.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { useSites } from '../../lib/surface/use-sites.ts';

interface FirstStepsProps {
  workspace: WorkspaceView | null;
  onImport: () => void;
  onSite: () => void;
}

/** The three steps, until they are done or skipped. */
export function FirstSteps({ workspace, onImport, onSite }: FirstStepsProps) {
  const sites = useSites();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const state = firstRun.value;
  if (!state || state.finished || !workspace || !sites) return null;
  const sample = () => {
    setBusy(true);
    setFailure(undefined);
    startSample()
      .catch((error: unknown) => setFailure(failureOf(error)))
      .finally(() => setBusy(false));
  };
  return (
    <>
      <FirstRun
        partners={workspace.partners}
        lines={workspace.lines}
        sites={sites.length}
        skipped={state.skipped}
        busy={busy}
        onImport={onImport}
        onSample={sample}
        onSite={onSite}
        onSkip={(step) => void changeFirstRun({ ...state, skipped: { ...state.skipped, [step]: true } })}
        onFinish={() => void changeFirstRun({ ...state, finished: true })}
      />
      {failure ? (
        <section class="sect">
          <FailureNote failure={failure} onRetry={sample} />
        </section>
      ) : null}
    </>
  );
}
