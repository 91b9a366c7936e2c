import { useMemo, useState } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatMonth, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { WatchView } from '../../lib/lens/trend/series-views.ts';
import { SeriesTable } from '../alerts/SeriesTable.tsx';
import { Nothing } from '../page/PagePanel.tsx';
import { Told } from '../parts/Told.tsx';
import { alertName } from '../wording/alerts.ts';
import { asOfWords } from '../wording/line.ts';
import { periodWords } from '../wording/series.ts';
import { Plot } from './Plot.tsx';
import { PlotKey } from './PlotKey.tsx';
import { held, type PlotLine, type PlotShape, rangeOf } from './plot-shape.ts';

type Ready = Extract<WatchView, { state: 'ready' }>;

interface WatchPartProps {
  watch: WatchView;
  asTable: boolean;
  today: CalendarDate;
}

/** The chart that alerts come from: what was seen period by period, and the evidence of a worsening with its limit. */
export function WatchPart({ watch, asTable, today }: WatchPartProps) {
  if (watch.state === 'making')
    return (
      <p class="dim" role="status" aria-busy="true">
        {t('series.watch.making')}
      </p>
    );
  if (watch.state === 'unwatched')
    return (
      <div class="legend">
        <Nothing title={t('series.watch.unwatched')} why={t('series.watch.unwatched.why')} />
      </div>
    );
  if (asTable)
    return (
      <Told as="div" origin={watch.origin}>
        {watch.origin.stale ? <p class="small dim">{asOfWords(watch.origin)}</p> : null}
        <SeriesTable kpi={watch.kpi} rhythm={watch.rhythm} series={watch.points} today={today} />
      </Told>
    );
  return <Charts watch={watch} today={today} />;
}

function Charts({ watch, today }: { watch: Ready; today: CalendarDate }) {
  const { points, rhythm, origin, kpi } = watch;
  const [at, choose] = useState(points.length - 1);
  const seen = useMemo(() => seenShape(watch), [watch]);
  const evidence = useMemo(() => evidenceShape(watch), [watch]);
  const chosen = points[Math.min(at, points.length - 1)];
  if (!chosen) return null;
  const name = alertName(watch);
  const when = rhythm === 'month' ? formatMonth(chosen.from) : formatDate(chosen.from, today);
  const said = `${when}: ${periodWords(chosen)}`;
  const plot = { chosen: at, words: said, onChoose: choose };
  return (
    <Told as="div" origin={origin} class="plots">
      <h2 class="h2">{t(rhythm === 'week' ? 'alert.series' : 'alert.series.month')}</h2>
      <Plot {...plot} label={t('series.watch.seen', { name })} shape={seen} height={120} />
      <PlotKey
        entries={
          kpi === 'responsiveness' || kpi === 'silence'
            ? [['value', t('series.watch.key.hours')]]
            : [
                ['all', t(`series.watch.key.all.${kpi}`)],
                ['hits', t(`series.watch.key.hits.${kpi}`)],
              ]
        }
      />
      <Plot {...plot} label={t('series.watch.evidence', { name })} shape={evidence} height={140} />
      <p class="plot-said">{joinParts([origin.stale && asOfWords(origin), said])}</p>
      <PlotKey
        entries={[
          ['value', t('series.watch.key.sum')],
          ['limit', t('series.key.limit')],
          ['alarm', t('series.watch.key.alarm')],
        ]}
      />
      <p class="small dim legend">{joinParts([t('alert.how'), t('plot.keys')])}</p>
    </Told>
  );
}

function seenShape({ points, kpi }: Ready): PlotShape {
  const days = points.map(({ from }) => from);
  const value: PlotLine[] =
    kpi === 'responsiveness'
      ? [{ kind: 'value', values: points.map(({ hours }) => hours ?? null) }]
      : [
          { kind: 'all', values: points.map(({ n }) => (n === 0 ? null : n)) },
          { kind: 'hits', values: points.map(({ n, hits = 0 }) => (n === 0 ? null : hits)) },
        ];
  const range = rangeOf(
    value.flatMap(({ values }) => values),
    [0, 1],
  );
  return { days, lines: value, range, format: whole };
}

function evidenceShape({ points }: Ready): PlotShape {
  const value: PlotLine = { kind: 'value', values: points.map(({ sum }) => sum) };
  const limit: PlotLine = { kind: 'limit', values: held(points.map((point) => point.limit)) };
  return {
    days: points.map(({ from }) => from),
    lines: [limit, value],
    alarms: { of: value, at: points.flatMap(({ isAlarm }, at) => (isAlarm ? [at] : [])) },
    range: rangeOf([...value.values, ...limit.values], [0, 1]),
    format: (each) => formatNumber(Math.round(each * 10) / 10),
  };
}

function whole(value: number): string {
  return Number.isInteger(value) ? formatNumber(value) : '';
}
