import { formatInstant, formatList, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LiveView } from '../../lib/lens/lookups/lookup-views.ts';

interface AskedLiveProps {
  view: LiveView;
  /** Asks the systems for what is not known here; absent where everything is. */
  onAsk?: () => void;
}

/** What was asked live in the connected systems, with the answers, and the way to ask. */
export function AskedLive({ view: { systems, answers }, onAsk }: AskedLiveProps) {
  if (systems.length === 0 || (answers.length === 0 && !onAsk)) return null;
  return (
    <section class="sect asked-live" aria-label={t('lookups.title')}>
      <h2 class="h2">{t('lookups.title')}</h2>
      {answers.length > 0 ? (
        <ul role="status">
          {answers.map(({ raw, state, at, asked, why }) => (
            <li key={raw}>
              <span class="id">{raw}</span>{' '}
              <span class="small dim">
                {joinParts([
                  t(`lookups.${state}`, { system: formatList([...(asked.length > 0 ? asked : systems)]) }),
                  state === 'waiting' ? undefined : t('lookups.at', { when: formatInstant(at) }),
                  why,
                ])}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {onAsk ? (
        <div class="acts">
          <button type="button" class="btn" onClick={onAsk}>
            {t('lookups.ask', { system: formatList([...systems]) })}
          </button>
        </div>
      ) : null}
    </section>
  );
}
