import { formatMonth } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import { parseWithin } from '../../lib/lens/partner/records-within.ts';

/** `3 days late`, `2 days early`, `on the day`. */
export function latenessWords(days: number): string {
  if (days === 0) return t('lateness.on-the-day');
  return days > 0 ? t('lateness.late', { n: days }) : t('lateness.early', { n: -days });
}

/** Which records are shown: those due in a month, or so many days late. */
export function withinWords(within: string): string {
  const parsed = parseWithin(within);
  if (parsed === null) return '';
  if ('month' in parsed) return t('records.within.month', { month: formatMonth(`${parsed.month}-01`) });
  const { from, to } = parsed;
  const words = { from: from === null ? '' : latenessWords(from), to: to === null ? '' : latenessWords(to) };
  if (from === null) return t('records.within.to', words);
  if (to === null) return t('records.within.from', words);
  return t(from === to ? 'records.within.day' : 'records.within.days', words);
}
