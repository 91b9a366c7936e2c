import { useMemo, useState } from 'preact/hooks';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { KpiSeries, MonthPoint } from '../../lib/lens/trend/series-views.ts';
import { Told } from '../parts/Told.tsx';
import { formatTarget, kpiName } from '../wording/kpi.ts';
import { asOfWords } from '../wording/line.ts';
import { levelWords, monthWords } from '../wording/series.ts';
import { MonthTable } from './MonthTable.tsx';
import { levelShape, monthShape } from './month-shapes.ts';
import { Plot } from './Plot.tsx';
import { type KeyKind, PlotKey } from './PlotKey.tsx';

interface MonthPartProps {
  series: KpiSeries;
  asTable: boolean;
  /** Where the records of a month are; absent where they are not told apart by month. */
  monthHref?: (month: string) => string;
}

/** A figure month by month with interval, target and floor, and below it whether the usual has changed; or both as a table. */
export function MonthPart({ series, asTable, monthHref }: MonthPartProps) {
  const { months, figure, title } = series;
  const [at, choose] = useState(() => lastWhole(months));
  const shape = useMemo(() => monthShape(series), [series]);
  const level = useMemo(() => levelShape(months), [months]);
  const chosen = months[Math.min(at, months.length - 1)];
  if (!chosen) return null;
  if (asTable) return <MonthTable series={series} monthHref={monthHref} />;
  const name = kpiName(title);
  const said = monthWords(chosen, figure);
  return (
    <Told as="div" origin={figure.origin} class="plots">
      <Plot
        label={t('series.plot', { name })}
        shape={shape}
        height={190}
        chosen={at}
        words={said}
        onChoose={choose}
      />
      <p class="plot-said">
        {joinParts([figure.origin.stale && asOfWords(figure.origin), said])}{' '}
        {monthHref ? <a href={monthHref(chosen.from.slice(0, 7))}>{t('series.to-records')}</a> : null}
      </p>
      <PlotKey entries={keyOf(series)} />
      <p class="small dim legend">{joinParts([t('series.gaps'), t('plot.keys')])}</p>
      {level === null ? (
        figure.unit === 'ratio' && months.some(({ interval }) => interval) ? (
          <p class="small dim legend">{t('series.level.none')}</p>
        ) : null
      ) : (
        <>
          <h2 class="h2 mt">{t('series.level')}</h2>
          <Plot
            label={t('series.level.plot', { name })}
            shape={level}
            height={120}
            chosen={at}
            words={levelWords(chosen)}
            onChoose={choose}
          />
          <p class="plot-said">{levelWords(chosen)}</p>
          <PlotKey
            entries={[
              ['value', t('series.key.level')],
              ['limit', t('series.key.limit')],
              ['alarm', t('series.key.outside')],
            ]}
          />
          <p class="small dim legend">{t('series.level.how')}</p>
        </>
      )}
    </Told>
  );
}

/** The last month that is over. */
function lastWhole(months: readonly MonthPoint[]): number {
  const last = months.length - 1;
  return last > 0 && months[last]?.runs ? last - 1 : last;
}

function keyOf({ months, figure, agreed }: KpiSeries): (readonly [KeyKind, string])[] {
  const of = (target: number | undefined) =>
    target === undefined ? '' : ` ${formatTarget(target, figure.unit)}`;
  const last = months.at(-1);
  const entries: (readonly [KeyKind, string] | false)[] = [
    ['value', t('series.key.value')],
    months.some(({ interval }) => interval) && [
      'whisker',
      t(figure.unit === 'ratio' ? 'series.key.interval.ratio' : 'series.key.interval'),
    ],
    months.some(({ target }) => target !== undefined) && [
      'target',
      t('series.key.target') + of(last?.target),
    ],
    months.some(({ floor }) => floor !== undefined) && ['floor', t('series.key.floor') + of(last?.floor)],
    agreed.length > 0 && ['agreed', t('series.key.agreed')],
    months.some(({ isOutside, standing }) => isOutside && standing !== 'too-few') && [
      'alarm',
      t('series.key.outside'),
    ],
  ];
  return entries.filter((entry) => entry !== false);
}
