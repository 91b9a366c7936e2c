import { t } from '../../lib/i18n/t.ts';
import { Note } from '../parts/Note.tsx';
import { lackingWords } from '../wording/page-field.ts';

interface SiteUnfitProps {
  /** As the makers of the site call it. */
  site: string;
  /** What its adapter expected: `order`, `rows.quantity`. */
  missing: readonly string[];
  /** What came of asking for a report. */
  report?: 'saved' | 'failed';
  onSave: () => void;
}

/** The page is not built as its adapter knows it: what, why, what next, and a report that helps to mend it. */
export function SiteUnfit({ site, missing, report, onSave }: SiteUnfitProps) {
  return (
    <section class="sect">
      <Note
        state="risk"
        label={t('unfit.label')}
        what={t('unfit.what', { site })}
        why={t('unfit.why', { missing: lackingWords(missing) })}
        next={t('unfit.next')}
      >
        <button type="button" class="btn" onClick={onSave}>
          {t('unfit.save')}
        </button>
      </Note>
      <div role="status">
        {report === 'saved' ? <p class="small dim">{t('unfit.saved')}</p> : null}
        {report === 'failed' ? (
          <p class="small">
            {t('unfit.failed')} {t('unfit.failed.next')}
          </p>
        ) : null}
      </div>
    </section>
  );
}

/** The adapter of the site is switched off: why, in the words of who did it. */
export function SiteSwitchedOff({ site, why }: { site: string; why: string }) {
  return (
    <section class="sect">
      <Note
        state="unknown"
        label={t('off.label')}
        what={t('off.what', { site })}
        why={why}
        next={t('off.next')}
      />
    </section>
  );
}
