import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatHours, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { AlertView, ChartView, SideView } from '../../lib/lens/alerts/alert-views.ts';
import { leftOutWords } from './contested.ts';
import { asOfWords } from './line.ts';

/** What is watched: `Late shipments`. */
export function alertName({ kpi }: Pick<AlertView, 'kpi'>): string {
  return t(`alerts.name.${kpi}`);
}

/** What happened and since when: `Late shipments have doubled since 9 March`. */
export function alertSentence({ kpi, since, evidence }: AlertView, today: CalendarDate): string {
  if (evidence.of === 'silence') return t('alerts.silence', { n: evidence.silentDays });
  const date = formatDate(since, today);
  const grade = gradeOf(evidence.factor);
  const factor = formatNumber(Math.round(evidence.factor ?? 0));
  if (kpi === 'responsiveness') return t(`alerts.time.${grade === 'new' ? 'up' : grade}`, { date, factor });
  return t(`alerts.share.${grade}`, { name: t(`alerts.name.${kpi}`), date, factor });
}

/** How much more: in words up to three times, in numbers beyond. */
function gradeOf(factor: ChartView['factor']): 'new' | 'up' | 'doubled' | 'tripled' | 'times' {
  if (factor === null) return 'new';
  if (factor < 1.75) return 'up';
  if (factor < 2.5) return 'doubled';
  return factor < 3.5 ? 'tripled' : 'times';
}

/** Before and after with n: `4 of 61 before, 9 of 48 since`. */
export function alertCounts({ since, evidence }: AlertView, today: CalendarDate): string {
  if (evidence.of === 'silence')
    return joinParts([
      t('alerts.silence.counts', {
        date: formatDate(since, today),
        gaps: evidence.gaps,
        p99: evidence.p99Gap,
      }),
      evidence.open > 0 && t('alerts.silence.open', { n: evidence.open }),
    ]);
  const { before, after } = evidence;
  const n = { beforeAll: before.n, afterAll: after.n };
  if (before.hours === undefined || after.hours === undefined)
    return t('alerts.share.counts', { before: before.hits ?? 0, after: after.hits ?? 0, ...n });
  return t('alerts.time.counts', {
    before: formatHours(before.hours),
    after: formatHours(after.hours),
    ...n,
  });
}

/** When it was found, how often it is looked at, whether it has eased, and the age of what is past its limit. */
export function alertNotes({ foundOn, evidence, origin, leftOut }: AlertView, today: CalendarDate): string {
  return joinParts([
    t('alerts.found', { date: formatDate(foundOn, today) }),
    evidence.of === 'chart' && evidence.rhythm === 'month' && t('alerts.monthly'),
    evidence.of === 'chart' && evidence.eased && t('alerts.eased'),
    leftOutWords(leftOut),
    origin.stale && asOfWords(origin),
  ]);
}

/** One period of a series in words: late of all, or typical hours. */
export function sideWords({ n, hits, hours }: SideView): string {
  if (n === 0) return '';
  return hours === undefined ? formatNumber(hits ?? 0) : formatHours(hours, 'narrow');
}
