import { formatDays, formatHours, formatNumber, formatPercent } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { RecordWhy } from '../../lib/lens/partner/record-why.ts';
import type { KpiRow, MissingReason, StatusReason } from '../../lib/lens/views.ts';

/** One reason behind a state as a short sentence without a full stop. */
export function reasonWords(reason: StatusReason): string {
  switch (reason.code) {
    case 'overdue':
    case 'received-late':
    case 'moved-later':
    case 'promised-after-requested':
    case 'promised-after-needed':
    case 'not-acknowledged':
      return t(`reason.${reason.code}`, { n: reason.days });
    case 'due-soon-not-shipped':
      return reason.days === 0
        ? t('reason.due-today-not-shipped')
        : t('reason.due-soon-not-shipped', { n: reason.days });
    case 'received-short':
      return t('reason.received-short', {
        received: formatNumber(reason.received),
        ordered: formatNumber(reason.ordered),
      });
    case 'on-track':
      return reason.daysLeft === 0
        ? t('reason.on-track-today')
        : t('reason.on-track', { n: reason.daysLeft });
    case 'received-on-time':
    case 'no-promised-date':
    case 'cancelled':
    case 'closed':
    case 'return':
      return t(`reason.${reason.code}`);
  }
}

/** Why a figure is missing, as it stands beside the dash. */
export function missingWords(reason: MissingReason): string {
  return t(`missing.${reason}`);
}

/** Why a record counted as it did. */
export function whyWords(why: RecordWhy): string {
  return t(`why.${why}`);
}

/** The measure of one record: days for times, a plain number else. */
export function measureWords(measure: number | null, id: KpiRow['id']): string {
  if (measure === null) return '';
  switch (id) {
    case 'in-full':
    case 'otif-units':
    case 'line-fill':
    case 'unit-fill':
    case 'order-fill':
    case 'reject-rate':
    case 'return-rate':
      return formatPercent(measure, 0);
    case 'price-variance':
      return formatPercent(measure);
    case 'quality-ppm':
      return t('records.ppm', { n: Math.round(measure) });
    case 'acknowledgement':
      return t('records.working-days', { n: measure });
    case 'lead-time':
    case 'lead-time-variation':
    case 'push-out-days':
      return formatDays(measure);
    case 'confirmation-changes':
    case 'our-changes':
      return t('records.changes', { n: measure });
    case 'asn-quality':
      return daysWords(-measure);
    case 'responsiveness':
    case 'our-reply':
    case 'case-sla':
      return formatHours(measure);
    case 'inventory-turns':
    case 'days-of-supply':
    case 'vmi-band':
      return formatDays(measure);
    case 'spend':
    case 'our-forecast':
    case 'our-forecast-bias':
      return formatNumber(measure);
    default:
      return daysWords(measure);
  }
}

function daysWords(days: number): string {
  if (days === 0) return t('records.on-the-day');
  return days > 0 ? t('verdict.days-late', { n: days }) : t('verdict.days-early', { n: -days });
}
