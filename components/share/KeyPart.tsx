import { useState } from 'preact/hooks';
import { dayOfInstant } from '../../lib/domain/calendar-date.ts';
import { formatDate } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ShareView } from '../../lib/share/share-view.ts';
import { Part } from '../parts/Part.tsx';

/** The key that files are signed with, its public half for the snippet, and how another one takes its place. */
export function KeyPart({ held, onNew }: { held: ShareView['key']; onNew: (replaces: string) => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <Part title={t('share.key')} folded>
      {held ? (
        <>
          <p class="small">{t('share.key.why')}</p>
          <p class="small dim">{t('share.key.made', { date: formatDate(dayOfInstant(held.madeAt)) })}</p>
          <p class="small key-text">{held.kid}</p>
          <p class="small dim">{t('share.key.public')}</p>
          <pre class="small key-text">{JSON.stringify(held.publicKey)}</pre>
          {asked ? (
            <>
              <p class="small">{t('share.key.new.why')}</p>
              <p class="acts">
                <button
                  type="button"
                  class="btn"
                  onClick={() => {
                    setAsked(false);
                    onNew(held.kid);
                  }}
                >
                  {t('share.key.new.do')}
                </button>
                <button type="button" class="btn" onClick={() => setAsked(false)}>
                  {t('share.cancel')}
                </button>
              </p>
            </>
          ) : (
            <button type="button" class="link small" onClick={() => setAsked(true)}>
              {t('share.key.new')}
            </button>
          )}
        </>
      ) : (
        <p class="small dim">{t('share.key.none')}</p>
      )}
    </Part>
  );
}
