import { useMemo } from 'preact/hooks';
import { formatDate, formatMonth, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PortfolioMapView } from '../../lib/lens/portfolio/portfolio-views.ts';
import { Nothing } from '../page/PagePanel.tsx';
import { Icon } from '../parts/Icon.tsx';
import { SearchField } from '../parts/SearchField.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { type MapLinks, MapTable } from './MapTable.tsx';
import { type MapChoice, searchable, shownRows } from './map-order.ts';

const GRADES = [undefined, 'A', 'B', 'C', 'D', null] as const;
const STEPS = ['a', 'b', 'c', 'd', 'none'] as const;

interface MapPageProps extends MapLinks {
  view: PortfolioMapView;
  choice: MapChoice;
  onChoose: (choice: MapChoice) => void;
  backHref: string;
}

/** All suppliers by the terms of their scorecards: worst first, searched, filtered by grade, sorted by any column. */
export function MapPage({ view, choice, onChoose, backHref, ...links }: MapPageProps) {
  const { rows, columns, origin, period, asOf, pending } = view;
  const ready = useMemo(() => searchable(rows), [rows]);
  const shown = useMemo(() => shownRows(ready, choice), [ready, choice]);
  const [from = '', to = ''] = period.map((month) => formatMonth(`${month}-01`));
  return (
    <>
      <header class="phead">
        <a class="btn quiet icon" href={backHref} data-back aria-label={t('common.back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{t('map.title')}</h1>
          <p class="small dim provenance">
            {joinParts([
              t('map.about', { from, to, date: formatDate(asOf) }),
              pending > 0 && t('map.pending', { n: pending }),
            ])}
          </p>
        </div>
      </header>
      {rows.length === 0 ? (
        <Nothing title={t('map.empty')} why={t('map.empty.why')} />
      ) : (
        <>
          <div class="filters">
            <SearchField
              label={t('map.search')}
              placeholder={t('map.placeholder')}
              value={choice.search}
              onInput={(search) => onChoose({ ...choice, search })}
            />
            <fieldset class="toggles" aria-label={t('map.filter')}>
              {GRADES.map((grade) => (
                <button
                  key={`${grade}`}
                  type="button"
                  class="toggle"
                  aria-pressed={choice.grade === grade}
                  onClick={() => onChoose({ ...choice, grade })}
                >
                  {grade === undefined ? t('map.filter.all') : (grade ?? t('map.filter.none'))}
                </button>
              ))}
              <span class="small dim count" role="status">
                {t('map.count', { n: shown.length, all: formatNumber(rows.length) })}
              </span>
            </fieldset>
          </div>
          <Told as="section" origin={origin}>
            {origin.stale ? <p class="small dim after">{asOfWords(origin)}</p> : null}
            <MapTable rows={shown} columns={columns} choice={choice} onChoose={onChoose} {...links} />
            {shown.length === 0 ? <p class="dim after">{t('map.none')}</p> : null}
          </Told>
          <ul class="map-legend legend small dim">
            {STEPS.map((step) => (
              <li key={step}>
                <i class={`map-step is-${step}`} aria-hidden="true" />
                {t(`map.legend.${step}`)}
              </li>
            ))}
          </ul>
          <p class="small dim after legend">{t('map.how')}</p>
        </>
      )}
    </>
  );
}
