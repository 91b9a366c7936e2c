import type { Connection } from '../../lib/domain/connection.ts';
import { formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { DelayedAct } from '../parts/DelayedAct.tsx';
import { Note } from '../parts/Note.tsx';

type DailyWordsProps = NonNullable<Connection['daily']> & {
  /** Lets what is missing go; absent while the system is being read. */
  onAccept?: () => void;
};

/** What was deleted in the system, and whether so much was missing that it was left alone until a person says otherwise. */
export function DailyWords({ at, removed, refused, onAccept }: DailyWordsProps) {
  if (refused)
    return (
      <Note
        state="risk"
        what={t('sources.sweep.refused', { missing: refused.missing, of: refused.of })}
        next={t('sources.sweep.refused.next')}
      >
        {onAccept ? (
          <DelayedAct look="btn" label={t('sources.sweep.accept', { n: refused.missing })} onAct={onAccept} />
        ) : null}
      </Note>
    );
  return removed > 0 ? (
    <p class="small dim">{t('sources.sweep.removed', { n: removed, when: formatInstant(at) })}</p>
  ) : null;
}
