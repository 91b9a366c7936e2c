import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { PartnerRole } from '../../lib/domain/partner.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PartnerEntry, PartnerList } from '../../lib/lens/partner/portfolio-views.ts';
import { Nothing } from '../page/PagePanel.tsx';
import { BeingMade } from '../parts/BeingMade.tsx';
import { SearchField } from '../parts/SearchField.tsx';
import { PortfolioTable } from './PortfolioTable.tsx';
import { matchingEntries, type PortfolioSort, sortedEntries } from './portfolio-order.ts';

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
  view: PartnerList;
  choice: PartnersChoice;
  onChoose: (choice: PartnersChoice) => void;
  onImport: () => void;
  segmentsHref: string;
  mapHref: string;
  hrefOf: (entry: PartnerEntry) => string;
  /** Pairs that may be one company. */
  same?: ComponentChildren;
}

/** The portfolio: search, filter by role, sort; worst first until a column is chosen. */
export function PartnersPage({
  view,
  choice,
  onChoose,
  onImport,
  segmentsHref,
  mapHref,
  hrefOf,
  same,
}: PartnersPageProps) {
  const { search, role, order } = choice;
  const { entries } = view;
  const filter = role ?? (entries.some((entry) => entry.roles.includes('supplier')) ? 'supplier' : 'all');
  const sorted = useMemo(
    () => sortedEntries(entries, order.sort, order.descending),
    [entries, order.sort, order.descending],
  );
  const rows = useMemo(() => matchingEntries(sorted, search, filter), [sorted, search, filter]);
  const onTimeOnly = useMemo(() => entries.every(({ share }) => share !== 'otif'), [entries]);
  const isGraded = useMemo(() => entries.some(({ graded }) => graded !== undefined), [entries]);
  const sortBy = (sort: PortfolioSort) => onChoose({ ...choice, order: sortedBy(sort, order) });
  if (entries.length === 0) return <Nobody onImport={onImport} />;
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
        <Toggles
          filter={filter}
          onFilter={(next) => onChoose({ ...choice, role: next })}
          segmentsHref={segmentsHref}
          mapHref={mapHref}
          count={{ shown: rows.length, all: entries.length }}
        />
      </div>
      <BeingMade made={view.made} all={view.all} />
      <PortfolioTable
        rows={rows}
        context={view.context}
        onTimeOnly={onTimeOnly}
        isGraded={isGraded}
        {...order}
        onSort={sortBy}
        hrefOf={hrefOf}
      />
      {rows.length === 0 ? <p class="dim after">{t('partners.none')}</p> : null}
      {same}
      <p class="small dim after">
        {legend(view, onTimeOnly)} <span class="trend-note">{t('partners.legend.line')}</span>
      </p>
    </>
  );
}

/** A column that is chosen anew begins with what needs a look; once more turns it round. */
function sortedBy(sort: PortfolioSort, before: PartnersChoice['order']): PartnersChoice['order'] {
  if (before.sort === sort) return { sort, descending: !before.descending };
  return { sort, descending: sort !== 'name' && sort !== 'grade' && sort !== 'otif' };
}

function Nobody({ onImport }: Pick<PartnersPageProps, 'onImport'>) {
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
}

interface TogglesProps extends Pick<PartnersPageProps, 'segmentsHref' | 'mapHref'> {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  count: { shown: number; all: number };
}

/** Which role is shown, the ways to other views of all partners, and how many there are. */
function Toggles({ filter, onFilter, segmentsHref, mapHref, count }: TogglesProps) {
  return (
    <fieldset class="toggles" aria-label={t('partners.filter')}>
      {FILTERS.map((option) => (
        <button
          key={option}
          type="button"
          class="toggle"
          aria-pressed={option === filter}
          onClick={() => onFilter(option)}
        >
          {filterName(option)}
        </button>
      ))}
      <a class="toggle" href={segmentsHref}>
        {t('segment.open')}
      </a>
      <a class="toggle" href={mapHref}>
        {t('map.open')}
      </a>
      <span class="small dim count" role="status">
        {t('partners.count', count)}
      </span>
    </fieldset>
  );
}

function legend(view: PartnerList, onTimeOnly: boolean): string {
  if (onTimeOnly) return t('partners.legend.on-time');
  const mixed = view.entries.some(({ share }) => share === 'on-time');
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
