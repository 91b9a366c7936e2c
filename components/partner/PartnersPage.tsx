import { useMemo, useState } from 'preact/hooks';
import type { PartnerRole } from '../../lib/domain/partner.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PortfolioRow, PortfolioView } from '../../lib/lens/views.ts';
import { SearchField } from '../parts/SearchField.tsx';
import { PortfolioTable } from './PortfolioTable.tsx';
import { matchingRows, type PortfolioSort, sortedRows } from './portfolio-order.ts';

type Filter = PartnerRole | 'all';
const FILTERS: Filter[] = ['all', 'supplier', 'customer', 'own-site'];

interface PartnersPageProps {
  view: PortfolioView;
  hrefOf: (row: PortfolioRow) => string;
}

/** The portfolio: search, filter by role, sort; worst first until a column is chosen. */
export function PartnersPage({ view, hrefOf }: PartnersPageProps) {
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>(
    view.rows.some((row) => row.partner.roles.includes('supplier')) ? 'supplier' : 'all',
  );
  const [order, setOrder] = useState<{ sort: PortfolioSort; descending: boolean }>({
    sort: 'worst',
    descending: false,
  });
  const rows = useMemo(
    () => sortedRows(matchingRows(view.rows, search, filter), order.sort, order.descending),
    [view.rows, search, filter, order],
  );
  const sortBy = (sort: PortfolioSort) =>
    setOrder((now) =>
      now.sort === sort
        ? { sort, descending: !now.descending }
        : { sort, descending: sort !== 'name' && sort !== 'otif' },
    );
  return (
    <>
      <h1 class="vh">{t('tab.partners')}</h1>
      <div class="filters">
        <SearchField
          label={t('partners.search')}
          placeholder={t('partners.placeholder')}
          value={search}
          onInput={setSearch}
        />
        <fieldset class="toggles" aria-label={t('partners.filter')}>
          {FILTERS.map((option) => (
            <button
              key={option}
              type="button"
              class="toggle"
              aria-pressed={option === filter}
              onClick={() => setFilter(option)}
            >
              {filterName(option)}
            </button>
          ))}
          <span class="small dim count" role="status">
            {t('partners.count', { shown: rows.length, all: view.rows.length })}
          </span>
        </fieldset>
      </div>
      <PortfolioTable rows={rows} {...order} onSort={sortBy} hrefOf={hrefOf} />
      {rows.length === 0 ? <p class="dim after">{t('partners.none')}</p> : null}
      <p class="small dim after">{t('partners.legend')}</p>
    </>
  );
}

function filterName(filter: Filter): string {
  if (filter === 'all') return t('partners.all');
  return filter === 'supplier'
    ? t('partners.suppliers')
    : filter === 'customer'
      ? t('partners.customers')
      : t('partners.own-sites');
}
