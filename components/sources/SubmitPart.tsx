import { t } from '../../lib/i18n/t.ts';
import { Note } from '../parts/Note.tsx';

interface SubmitPartProps {
  busy: boolean;
  label: string;
  /** What is wrong with the address or the permission for it, in words. */
  problem?: string;
}

/** The end of a form that connects a system: its button, and what is wrong with what was typed. */
export function SubmitPart({ busy, label, problem }: SubmitPartProps) {
  return (
    <>
      <p class="wide">
        <button type="submit" class="btn primary" disabled={busy}>
          {busy ? t('sources.checking') : label}
        </button>
      </p>
      {problem ? (
        <div class="wide">
          <Note state="risk" label={t('common.failed')} what={problem} urgent />
        </div>
      ) : null}
    </>
  );
}
