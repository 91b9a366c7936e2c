import { formatInstant } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { OutboxView } from '../../lib/lens/outbox/outbox-views.ts';
import { EntryState, type OutboxActs } from './EntryState.tsx';

/** What waits to be written into systems, with what hinders it; below, what was sent or dropped of late. */
export function OutboxList({ view, instant, ...acts }: { view: OutboxView; instant: number } & OutboxActs) {
  const { open, ended } = view;
  const list = (some: OutboxView['open']) => (
    <ul class="outbox-list">
      {some.map((each) => (
        <li key={each.entry.id}>
          <EntryState view={each} instant={instant} {...acts}>
            <p class="small dim">
              {t('outbox.preview.where', { target: each.entry.target.words, system: each.system })}
              {' · '}
              {t(`outbox.kind.${each.entry.work.kind}`)}
              {' · '}
              {t('outbox.since', { when: formatInstant(each.entry.createdAt) })}
            </p>
          </EntryState>
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="outbox.title">
      <h2 class="h2" id="outbox.title">
        {t('outbox.title')} {open.length > 0 ? <span class="c">{open.length}</span> : null}
      </h2>
      <p class="small dim">{t('outbox.why')}</p>
      {open.length === 0 ? <p class="dim">{t('outbox.empty')}</p> : list(open)}
      {ended.length > 0 ? (
        <details class="ledger">
          <summary>{t('outbox.last')}</summary>
          {list(ended)}
        </details>
      ) : null}
    </section>
  );
}
