import type { KpiId } from '../../lib/domain/kpi-id.ts';
import { formatMonth } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { hasMonths, parseWithin } from '../../lib/lens/partner/records-within.ts';

/** `3 days late`, `2 days early`, `on the day`. */
export function latenessWords(days: number): string {
  if (days === 0) return t('lateness.on-the-day');
  return days > 0 ? t('lateness.late', { n: days }) : t('lateness.early', { n: -days });
}

/** Which records are shown: those due in some months, or so many days late. */
export function withinWords(within: string, id: KpiId): string {
  const parsed = parseWithin(within);
  if (parsed === null) return '';
  if ('months' in parsed) return monthWords(parsed.months, id);
  const { from, to } = parsed;
  const words = { from: from === null ? '' : latenessWords(from), to: to === null ? '' : latenessWords(to) };
  if (from === null) return t('records.within.to', words);
  if (to === null) return t('records.within.from', words);
  return t(from === to ? 'records.within.day' : 'records.within.days', words);
}

/** Where records are not told apart by month, the figure is of these months and all of its records are listed. */
function monthWords([first, last]: readonly [string, string], id: KpiId): string {
  const [from, to] = [formatMonth(`${first}-01`), formatMonth(`${last}-01`)];
  if (!hasMonths(id)) return t('records.within.figure', { from, to });
  return first === last
    ? t('records.within.month', { month: from })
    : t('records.within.months', { from, to });
}
