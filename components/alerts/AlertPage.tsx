import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { formatHours, formatInstant, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AlertEvidence, AlertView, ChartView, QuestionRow } from '../../lib/lens/alerts/alert-views.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { RecordRow } from '../partner/RecordRow.tsx';
import { Icon } from '../parts/Icon.tsx';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';
import { alertCounts, alertName, alertNotes, alertSentence } from '../wording/alerts.ts';
import { asOfWords, itemWords } from '../wording/line.ts';
import { measureWords, whyWords } from '../wording/reasons.ts';
import { EvidenceSpark } from './EvidenceSpark.tsx';
import { SeriesBars } from './SeriesBars.tsx';
import { SeriesTable } from './SeriesTable.tsx';

interface AlertPageProps {
  evidence: AlertEvidence;
  backHref: string;
  partnerHref: (partnerId: string) => string;
  lineHref: (line: LineView) => string;
  /** The figure over time; none for silence. */
  seriesHref?: string;
  /** Put away, undo. */
  children?: ComponentChildren;
}

const WIDTH = 330;
const ROW_HEIGHT = 62;

/** An alert with its evidence: the series with limit and alarm, and the records since it began. */
export function AlertPage({ evidence: { alert, today, rows, questions }, ...props }: AlertPageProps) {
  const { evidence, origin } = alert;
  const isAsked = alert.kpi === 'responsiveness' || alert.kpi === 'silence';
  return (
    <>
      <header class="phead">
        <a class="btn quiet icon" href={props.backHref} data-back aria-label={t('common.back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{alertName(alert)}</h1>
          <a class="id" href={props.partnerHref(alert.partnerId)}>
            {alert.partnerName}
          </a>
        </div>
      </header>
      <section class="sect">
        <Told as="div" origin={origin}>
          <p class="lead">{alertSentence(alert, today)}</p>
          <p>{alertCounts(alert, today)}</p>
          <p class="small dim">{alertNotes(alert, today)}</p>
        </Told>
        <OriginLine origins={[origin]} />
        {props.children}
      </section>
      {evidence.of === 'chart' ? (
        <Series alert={alert} chart={evidence} today={today} seriesHref={props.seriesHref} />
      ) : null}
      {isAsked ? (
        <Questions questions={questions} isSilence={alert.kpi === 'silence'} />
      ) : (
        <Records rows={rows} today={today} alert={alert} lineHref={props.lineHref} />
      )}
    </>
  );
}

interface SeriesProps {
  alert: AlertView;
  chart: ChartView;
  today: string;
  seriesHref?: string;
}

function Series({ alert, chart, today, seriesHref }: SeriesProps) {
  return (
    <section class="sect">
      <h2 class="h2">
        {t(chart.rhythm === 'week' ? 'alert.series' : 'alert.series.month')}
        {seriesHref ? (
          <a class="end" href={seriesHref}>
            {t('figure.series')}
          </a>
        ) : null}
      </h2>
      <Told as="div" origin={alert.origin} class="alert-chart">
        <SeriesBars alert={alert} chart={chart} width={WIDTH} height={48} />
        <EvidenceSpark alert={alert} chart={chart} width={WIDTH} height={72} />
        <p class="small dim">{joinParts([alert.origin.stale && asOfWords(alert.origin), t('alert.how')])}</p>
        <details>
          <summary>{t('alert.series.table')}</summary>
          <SeriesTable kpi={alert.kpi} rhythm={chart.rhythm} series={chart.series} today={today} />
        </details>
      </Told>
    </section>
  );
}

interface RecordsProps {
  rows: AlertEvidence['rows'];
  today: string;
  alert: AlertView;
  lineHref: (line: LineView) => string;
}

const FIRST = 20;

function Records({ rows, today, alert, lineHref }: RecordsProps) {
  const [whole, setWhole] = useState(false);
  const shown = useMemo(() => (whole ? rows : rows.slice(0, FIRST)), [rows, whole]);
  const kpi =
    alert.kpi === 'acknowledgement'
      ? 'acknowledgement'
      : alert.kpi === 'lateness'
        ? 'on-time'
        : 'quality-ppm';
  return (
    <section class="sect">
      <h2 class="h2">
        {t('alert.records')} <span class="c">{formatNumber(rows.length)}</span>
        <span class="end">{t('common.worst-first')}</span>
      </h2>
      {rows.length === 0 ? <p class="dim">{t('alert.records.none')}</p> : null}
      <VirtualList rows={shown} keyOf={({ line }) => `${line.orderId}/${line.lineId}`} rowHeight={ROW_HEIGHT}>
        {(row) => (
          <RecordRow
            row={row}
            sign={row.verdict === 'miss' ? 'late' : 'ok'}
            today={today}
            href={lineHref(row.line)}
            measure={measureWords(row.measure, kpi)}
            why={whyWords(row.why)}
            item={itemWords(row.line)}
          />
        )}
      </VirtualList>
      {shown.length < rows.length ? (
        <button type="button" class="link small" onClick={() => setWhole(true)}>
          {t('page.show-more', { n: rows.length - FIRST })}
        </button>
      ) : null}
    </section>
  );
}

function Questions({ questions, isSilence }: { questions: QuestionRow[]; isSilence: boolean }) {
  return (
    <section class="sect">
      <h2 class="h2">
        {t(isSilence ? 'alert.questions.open' : 'alert.questions')}{' '}
        <span class="c">{formatNumber(questions.length)}</span>
        <span class="end">{t('common.worst-first')}</span>
      </h2>
      {questions.length === 0 ? (
        <p class="dim">{t(isSilence ? 'alert.questions.none' : 'alert.records.none')}</p>
      ) : null}
      <VirtualList rows={questions} keyOf={({ id }) => id} rowHeight={46}>
        {({ title, askedAt, answeredAt, hours, origin }) => (
          <Told as="div" origin={origin} class="rowi">
            <Sign
              state={answeredAt === undefined ? 'risk' : 'done'}
              label={answeredAt === undefined ? t('alert.question.waits') : undefined}
            />
            <span class="a id">{title ?? t('alert.question.untitled')}</span>
            <span class="v">{formatHours(hours, 'narrow')}</span>
            <span class="d">
              {joinParts([
                t('alert.question.asked', { date: formatInstant(askedAt) }),
                answeredAt === undefined
                  ? t('alert.question.waits')
                  : t('alert.question.answered', { date: formatInstant(answeredAt) }),
                origin.stale && asOfWords(origin),
              ])}
            </span>
          </Told>
        )}
      </VirtualList>
    </section>
  );
}
