import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatNumber, formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { RiskView } from '../../lib/lens/risk/risk-views.ts';
import type { LineView } from '../../lib/lens/views.ts';

/** One reason as a short sentence without a full stop. */
export function riskReasonWords(reason: RiskView['reasons'][number]): string {
  switch (reason.code) {
    case 'lane-late':
    case 'supplier-late':
    case 'company-late':
      return t(`risk.reason.${reason.code}`, { late: reason.late, of: reason.of });
    case 'overdue-lines':
      return reason.n === 0 ? t('risk.reason.none-overdue') : t('risk.reason.overdue-lines', { n: reason.n });
    case 'order-lines':
      return t('risk.reason.order-lines', { n: reason.n });
    case 'quantity':
      return t('risk.reason.quantity', {
        quantity: formatNumber(reason.quantity),
        usual: formatNumber(rounded(reason.usual)),
      });
    case 'lead':
      return t('risk.reason.lead', { n: reason.days, usual: reason.usual });
    case 'pushed':
    case 'after-requested':
      return t(`risk.reason.${reason.code}`, { n: reason.days });
    case 'shipped':
      return t(reason.yes ? 'risk.reason.shipped' : 'risk.reason.not-shipped');
    case 'mode':
    case 'group':
      return t(`risk.reason.${reason.code}`, { name: reason.name, share: formatPercent(reason.share, 0) });
    case 'still-open': {
      const came = formatPercent(reason.came, 0);
      return reason.days <= 0
        ? t('risk.reason.open-today', { came })
        : t('risk.reason.still-open', { n: reason.days, came });
    }
    case 'not-answered':
    case 'answered-late':
      return t(`risk.reason.${reason.code}`);
  }
}

/** Two figures are enough for what is usual. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

/** Days between which it is expected: `12 May, between 8 May and 30 May`. */
export function expectedWords(
  { on, from, to }: NonNullable<RiskView['expected']>,
  today: CalendarDate,
): string {
  const day = (date: CalendarDate) => formatDate(date, today);
  if (to === null) return t('risk.expected.open', { on: day(on), from: day(from) });
  return from === to ? day(on) : t('risk.expected.range', { on: day(on), from: day(from), to: day(to) });
}

/** What the band rests on, since when, by which definition. */
export function riskBasis({ level, n, asOf, definition }: RiskView, today: CalendarDate): string {
  return joinParts([
    t(`risk.rests.${level}`, { n }),
    t('risk.as-of', { date: formatDate(asOf, today) }),
    definition,
  ]);
}

/**
 * What a row says of it: only what is worth a look, and not of a line that is late already. The band with the strongest reason
 * that raises it, whose rate stands in for the line's own facts, and the expected days.
 */
export function riskInRow(
  { risk, state }: Pick<LineView, 'risk' | 'state'>,
  today: CalendarDate,
): string | undefined {
  if (!risk || state === 'late' || risk.overdue) return undefined;
  if (risk.band !== 'high' && risk.band !== 'elevated') return undefined;
  const band = t(`risk.row.${risk.band}`);
  const reason = risk.reasons.find(({ raises }) => raises);
  const words = reason && riskReasonWords(reason);
  return joinParts([
    words
      ? t('risk.row.because', { band, reason: words.charAt(0).toLocaleLowerCase() + words.slice(1) })
      : band,
    risk.level !== 'line' && t(`risk.row.by.${risk.level}`),
    risk.expected && t('risk.row.expected', { days: expectedWords(risk.expected, today) }),
  ]);
}
