import { useMemo } from 'preact/hooks';
import type { PartnerRole } from '../../lib/domain/partner.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PortfolioRow, PortfolioView } from '../../lib/lens/views.ts';
import { Nothing } from '../page/PagePanel.tsx';
import { SearchField } from '../parts/SearchField.tsx';
import { PortfolioTable } from './PortfolioTable.tsx';
import { matchingRows, type PortfolioSort, sortedRows } from './portfolio-order.ts';

type Filter = PartnerRole | 'all';
const FILTERS: Filter[] = ['all', 'supplier', 'customer', 'own-site'];

/** What the person chose to see; kept by the caller, so that the way back from a partner leads to the same list. */
export interface PartnersChoice {
  search: string;
  /** Absent until chosen: suppliers where there are any. */
  role?: Filter;
  order: { sort: PortfolioSort; descending: boolean };
}

interface PartnersPageProps {
  view: PortfolioView;
  choice: PartnersChoice;
  onChoose: (choice: PartnersChoice) => void;
  onImport: () => void;
  hrefOf: (row: PortfolioRow) => string;
}

/** The portfolio: search, filter by role, sort; worst first until a column is chosen. */
export function PartnersPage({ view, choice, onChoose, onImport, hrefOf }: PartnersPageProps) {
  const { search, role, order } = choice;
  const filter =
    role ?? (view.rows.some((row) => row.partner.roles.includes('supplier')) ? 'supplier' : 'all');
  const rows = useMemo(
    () => sortedRows(matchingRows(view.rows, search, filter), order.sort, order.descending),
    [view.rows, search, filter, order],
  );
  const sortBy = (sort: PortfolioSort) =>
    onChoose({
      ...choice,
      order:
        order.sort === sort
          ? { sort, descending: !order.descending }
          : { sort, descending: sort !== 'name' && sort !== 'otif' },
    });
  const onTimeOnly = view.rows.every((row) => row.otif.value === null || row.onTimeOnly);
  if (view.rows.length === 0)
    return (
      <>
        <h1 class="vh">{t('tab.partners')}</h1>
        <Nothing title={t('partners.empty')} why={t('partners.empty.why')}>
          <button type="button" class="btn primary" onClick={onImport}>
            {t('first.data.import')}
          </button>
        </Nothing>
      </>
    );
  return (
    <>
      <h1 class="vh">{t('tab.partners')}</h1>
      <div class="filters">
        <SearchField
          label={t('partners.search')}
          placeholder={t('partners.placeholder')}
          value={search}
          onInput={(next) => onChoose({ ...choice, search: next })}
        />
        <fieldset class="toggles" aria-label={t('partners.filter')}>
          {FILTERS.map((option) => (
            <button
              key={option}
              type="button"
              class="toggle"
              aria-pressed={option === filter}
              onClick={() => onChoose({ ...choice, role: option })}
            >
              {filterName(option)}
            </button>
          ))}
          <span class="small dim count" role="status">
            {t('partners.count', { shown: rows.length, all: view.rows.length })}
          </span>
        </fieldset>
      </div>
      <PortfolioTable rows={rows} onTimeOnly={onTimeOnly} {...order} onSort={sortBy} hrefOf={hrefOf} />
      {rows.length === 0 ? <p class="dim after">{t('partners.none')}</p> : null}
      <p class="small dim after">
        {legend(view, onTimeOnly)} <span class="trend-note">{t('partners.legend.line')}</span>
      </p>
    </>
  );
}

function legend(view: PortfolioView, onTimeOnly: boolean): string {
  if (onTimeOnly) return t('partners.legend.on-time');
  const mixed = view.rows.some((row) => row.onTimeOnly && row.otif.value !== null);
  return t(mixed ? 'partners.legend.mixed' : 'partners.legend');
}

function filterName(filter: Filter): string {
  if (filter === 'all') return t('partners.all');
  return filter === 'supplier'
    ? t('partners.suppliers')
    : filter === 'customer'
      ? t('partners.customers')
      : t('partners.own-sites');
}
