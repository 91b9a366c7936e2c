import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { PaintState } from '../../lib/domain/mention.ts';
import { formatDate, formatInstant, formatMonth, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { RecordsView } from '../../lib/lens/partner/partner-views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { measureWords, whyWords } from '../wording/reasons.ts';
import { alsoIn, sourceName } from '../wording/source.ts';

type Row = RecordsView['others'][number];

interface RelationRowProps {
  row: Row;
  kpi: RecordsView['title']['id'];
  sign: PaintState;
  today: CalendarDate;
}

/** One record behind a figure that is no order line: what it is, from when until when, and what the figure made of it. */
export function RelationRow({ row, kpi, sign, today }: RelationRowProps) {
  const why = whyWords(row.why);
  return (
    <Told as="div" origin={row.origin} class="rowi">
      <Sign state={sign} label={t(`records.${row.verdict}`)} />
      <span class="a">
        <span class="id">{row.name === '' ? t('records.question') : row.name}</span>
      </span>
      <span class="v">{measureWords(row.measure, kpi)}</span>
      <span class="d">
        {joinParts([
          why.charAt(0).toLocaleUpperCase() + why.slice(1),
          t('records.from', { date: timeWords(row.from, today) }),
          row.to === undefined ? undefined : t('records.until', { date: timeWords(row.to, today) }),
          row.origin.stale ? asOfWords(row.origin) : sourceName(row.origin.sourceId),
          ...(row.also ?? []).map(alsoIn),
        ])}
      </span>
    </Told>
  );
}

/** An instant, a day or a month. */
function timeWords(time: NonNullable<Row['to']>, today: CalendarDate): string {
  if (typeof time === 'number') return formatInstant(time);
  return time.length === 7 ? formatMonth(`${time}-01`) : formatDate(time, today);
}
