import { t } from '../../lib/i18n/t.ts';
import type { FactsView } from '../../lib/lens/facts/fact-views.ts';
import { FactRow } from './FactRow.tsx';

/** So many stand on the partner's page; the rest is one click away. */
const SHOWN = 3;

/** What is on record about a partner, worst first, in short. */
export function FactsSection({ view, href }: { view: FactsView; href: string }) {
  const { rows } = view;
  return (
    <section class="sect">
      <h2 class="h2">
        {t('facts.title')}
        <a class="end" href={href}>
          {t('facts.open')}
        </a>
      </h2>
      {rows.length === 0 ? (
        <p class="dim">{t('facts.none')}</p>
      ) : (
        <ul class="fact-list">
          {rows.slice(0, SHOWN).map((row) => (
            <FactRow key={row.fact.id} row={row} />
          ))}
        </ul>
      )}
      {rows.length > SHOWN ? (
        <p class="small mt c">
          <a class="link" href={href}>
            {t('facts.all', { n: rows.length })}
          </a>
        </p>
      ) : null}
    </section>
  );
}
