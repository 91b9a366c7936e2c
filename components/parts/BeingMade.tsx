import { t } from '../../lib/i18n/t.ts';

/** Says that figures are still being made, with numbers; nothing when all are there. */
export function BeingMade({ made, all }: { made: number; all: number }) {
  if (made >= all) return null;
  return (
    <div class="being-made" role="status">
      <progress class="progress" value={made} max={all} aria-label={t('made.label')} />
      <p>{t('made.progress', { made, all })}</p>
    </div>
  );
}
