import { formatDays, formatNumber, formatPercent } from '../../lib/i18n/format.ts';
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
  if (id === 'in-full' || id === 'otif-units') return formatPercent(measure, 0);
  if (id === 'quality-ppm') return t('records.ppm', { n: Math.round(measure) });
  if (id === 'acknowledgement') return t('records.working-days', { n: measure });
  if (id === 'lead-time') return formatDays(measure);
  if (measure === 0) return t('records.on-the-day');
  return measure > 0 ? t('verdict.days-late', { n: measure }) : t('verdict.days-early', { n: -measure });
}
