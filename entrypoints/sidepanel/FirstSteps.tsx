import { useEffect, useState } from 'preact/hooks';
import { currentStep, FirstRun } from '../../components/page/FirstRun.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import type { Failure } from '../../lib/domain/result.ts';
import type { WorkspaceView } from '../../lib/lens/views.ts';
import { changeFirstRun, type FirstRunState, firstRun } from '../../lib/surface/first-run.ts';
import { failureOf } from '../../lib/surface/reading.ts';
import { startSample } from '../../lib/surface/sample.ts';
import { useSeenMark } from '../../lib/surface/seen-mark.ts';
import { useSites } from '../../lib/surface/use-sites.ts';

interface FirstStepsProps {
  workspace: WorkspaceView | null;
  onImport: () => void;
  onSite: () => void;
}

/** The three steps, until they are done or skipped: then they are over for good. */
export function FirstSteps({ workspace, onImport, onSite }: FirstStepsProps) {
  const sites = useSites();
  const seen = useSeenMark();
  const state = firstRun.value;
  if (!state || state.finished || !workspace || !sites) return null;
  const facts = {
    partners: workspace.partners,
    lines: workspace.lines,
    sites: sites.length,
    seen,
    skipped: state.skipped,
  };
  if (currentStep(facts) === null) return <Over state={state} />;
  return <Open state={state} facts={facts} onImport={onImport} onSite={onSite} />;
}

function Over({ state }: { state: FirstRunState }) {
  useEffect(() => void changeFirstRun({ ...state, finished: true }), [state]);
  return null;
}

interface OpenProps {
  state: FirstRunState;
  facts: Parameters<typeof currentStep>[0] & { partners: number };
  onImport: () => void;
  onSite: () => void;
}

function Open({ state, facts, onImport, onSite }: OpenProps) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
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
        {...facts}
        busy={busy}
        onImport={onImport}
        onSample={sample}
        onSite={onSite}
        onSkip={(step) => void changeFirstRun({ ...state, skipped: { ...state.skipped, [step]: true } })}
      />
      {failure ? (
        <section class="sect">
          <FailureNote failure={failure} onRetry={sample} />
        </section>
      ) : null}
    </>
  );
}
