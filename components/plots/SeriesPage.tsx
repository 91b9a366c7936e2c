import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { KpiSeries } from '../../lib/lens/trend/series-views.ts';
import { TrendVerdict } from '../alerts/TrendVerdict.tsx';
import { Nothing } from '../page/PagePanel.tsx';
import { Icon } from '../parts/Icon.tsx';
import { kpiTitle } from '../wording/kpi.ts';
import { missingWords } from '../wording/reasons.ts';
import { type FigureLinks, FigureTabs } from './FigureTabs.tsx';
import { MonthPart } from './MonthPart.tsx';
import { type PlotChoice, PlotOrTable } from './PlotOrTable.tsx';
import { WatchPart } from './WatchPart.tsx';

interface SeriesPageProps extends PlotChoice {
  series: KpiSeries;
  backHref: string;
  partnerHref: string;
  links: FigureLinks;
  monthHref?: (month: string) => string;
  /** Begins with the chart that alerts come from. */
  beginWithChart?: boolean;
}

/** One figure over time: its months, and where it is watched the chart that alerts come from; each as plot or table. */
export function SeriesPage({ series, links, monthHref, beginWithChart = false, ...props }: SeriesPageProps) {
  const { watch, figure, months, partner, title, today } = series;
  const [showsChart, showChart] = useState(beginWithChart && watch !== undefined);
  const { asTable, onAsTable } = props;
  return (
    <>
      <header class="phead">
        <a class="btn quiet icon" href={props.backHref} data-back aria-label={t('common.back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{kpiTitle(title)}</h1>
          <a class="id" href={props.partnerHref}>
            {partner.name}
          </a>
        </div>
      </header>
      <section class="sect">
        <FigureTabs links={links} current="series" />
        {months.length === 0 ? null : <TrendVerdict figure={figure} />}
        <PlotOrTable asTable={asTable} onAsTable={onAsTable}>
          {watch ? (
            <fieldset class="toggles" aria-label={t('series.by')}>
              {([false, true] as const).map((chart) => (
                <button
                  key={`${chart}`}
                  type="button"
                  class="toggle"
                  aria-pressed={chart === showsChart}
                  onClick={() => showChart(chart)}
                >
                  {t(chart ? 'series.by.chart' : 'series.by.month')}
                </button>
              ))}
            </fieldset>
          ) : null}
        </PlotOrTable>
        {showsChart && watch ? (
          <WatchPart watch={watch} asTable={asTable} today={today} />
        ) : months.length === 0 ? (
          <Nothing
            title={t('series.none')}
            why={figure.missing ? missingWords(figure.missing) : t('series.none.why')}
          />
        ) : (
          <MonthPart series={series} asTable={asTable} monthHref={monthHref} />
        )}
      </section>
    </>
  );
}
