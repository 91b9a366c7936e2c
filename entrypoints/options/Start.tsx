import type { WorkspaceView } from '../../lib/lens/views.ts';
import { FirstSteps } from '../sidepanel/FirstSteps.tsx';

/** The first steps on top of a page of the options, until they are done or skipped. */
export function Start({ workspace }: { workspace: WorkspaceView | null }) {
  return (
    <div class="first-steps">
      <FirstSteps workspace={workspace} onImport={chooseFile} onSite={chooseSite} />
    </div>
  );
}

function chooseFile(): void {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (input) input.click();
  else location.hash = '#files';
}

function chooseSite(): void {
  location.hash = '#sites';
  document.querySelector<HTMLInputElement>('.inline-form input')?.focus();
}
