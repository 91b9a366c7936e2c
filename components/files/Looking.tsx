import { t } from '../../lib/i18n/t.ts';
import { shortName } from '../wording/source.ts';

interface LookingProps {
  fileName: string;
  /** How far it was read, 0 to 1. */
  share?: number;
  onCancel: () => void;
}

/** A file is being looked at: how far, and the way out. */
export function Looking({ fileName, share, onCancel }: LookingProps) {
  const words = t('files.reading', { name: shortName(fileName, 60) });
  return (
    <div class="looking mt" role="status">
      <p class="dim" title={fileName}>
        {words}
      </p>
      <progress class="progress" value={share} max={1} aria-label={words} />
      <button type="button" class="btn" onClick={onCancel}>
        {t('common.cancel')}
      </button>
    </div>
  );
}
