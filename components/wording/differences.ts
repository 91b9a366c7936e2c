import { type CalendarDate, daysBetween } from '../../lib/domain/calendar-date.ts';
import { MAX_POINT_WORDS } from '../../lib/domain/review-item.ts';
import { formatDate, formatInstant, formatList, formatMoney, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type {
  DifferencesView,
  FieldComparison,
  LineComparison,
  SaidValue,
} from '../../lib/lens/differences/difference-views.ts';
import { quantityWords } from './line.ts';
import { sourceName } from './source.ts';

/** Longest text of a page that is shown as it stands there. */
const LONGEST = 80;

/** A text of a page: cut, so that none of it can push our own words away. */
function pageText(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : text;
}

/** What one side says: `3 May`, `48 pcs`, `€12.50 / 100 pcs`. */
export function saidWords(value: SaidValue | undefined, today?: CalendarDate): string {
  if (!value) return t('diff.nothing-said');
  switch (value.kind) {
    case 'date':
      return formatDate(value.on, today);
    case 'quantity':
      return quantityWords(value.amount, value.unit && pageText(value.unit));
    case 'price':
      return priceWords(value);
    case 'parts':
      return formatList(value.parts.slice(0, 6).map((part) => partWords(part, today)));
    case 'status':
      return t(`diff.status.${value.status}`);
    case 'text':
      return pageText(value.text);
  }
}

function priceWords({ amount, currency, per, unit }: Extract<SaidValue, { kind: 'price' }>): string {
  const price = formatMoney({ amount, currency: currency ?? '' });
  const named = unit && pageText(unit);
  if (per === 1 && !named) return price;
  const basis = per === 1 ? (named ?? '') : quantityWords(per, named);
  return t('diff.price', { price, basis });
}

type PagePart = Extract<SaidValue, { kind: 'parts' }>['parts'][number];

function partWords({ on, amount, unit }: PagePart, today?: CalendarDate): string {
  const quantity = amount === undefined ? '' : quantityWords(amount, unit && pageText(unit));
  const date = on ? formatDate(on, today) : '';
  return quantity && date ? t('diff.part', { quantity, date }) : quantity || date;
}

/** What is compared, in words: the field, or what is left to come where the page shows that. */
export function fieldWords({ field, ofOpen }: FieldComparison): string {
  return ofOpen ? t('diff.field.open') : t(`diff.field.${field}`);
}

/** What is to be said beside the two values: how many days apart, or why they could not be compared. */
export function apartWords({ ours, theirs, verdict, reason }: FieldComparison): string {
  if (verdict === 'cannot') return reason ? t(`diff.why.${reason}`) : '';
  if (verdict !== 'disagree' || ours?.kind !== 'date' || theirs?.kind !== 'date') return '';
  const days = daysBetween(ours.on, theirs.on);
  return days > 0 ? t('diff.later', { n: days }) : t('diff.earlier', { n: -days });
}

/** `4500116903 / 10`. */
export function comparisonTitle({ orderNumber, line, row }: LineComparison): string {
  const number = line ? (line.lineNumber ?? '') : pageText(row?.line ?? '');
  return number ? `${orderNumber} / ${number}` : orderNumber;
}

/** What the line is of, or that the order as a whole is meant. */
export function comparisonItem({ line, row, whole }: LineComparison): string {
  if (whole) return t('diff.whole');
  return line
    ? joinParts([line.item.number ?? line.item.supplierNumber, line.item.description])
    : pageText(row?.item ?? '');
}

/** What is to be said of a line without fields: only one side has it, or it is not known which it is. */
export function lineWords({ verdict, reason, line, fields }: LineComparison): string {
  if (fields.length > 0) return '';
  if (verdict === 'only-there' && !line) return t('diff.line.only-there');
  if (verdict === 'only-here') return t('diff.line.only-here');
  return reason ? t('diff.line.cannot', { why: t(`diff.why.${reason}`) }) : '';
}

/** What a point for the review says of a difference: it is read months later, so that days name their year. */
export function pointWords(comparison: LineComparison, { host }: Pick<DifferencesView, 'host'>): string {
  const said = comparison.fields
    .filter(({ verdict }) => verdict !== 'agree' && verdict !== 'cannot')
    .map((each) =>
      t('review.point', {
        field: fieldWords(each),
        ours: saidWords(each.ours),
        host,
        theirs: saidWords(each.theirs),
      }),
    );
  const words = said.length > 0 ? said.join('; ') : lineWords(comparison);
  return joinParts([comparisonItem(comparison), words]).slice(0, MAX_POINT_WORDS);
}

/** The comparisons as a table for export: one row per field, days as ISO. */
export function differenceRows(view: DifferencesView, comparisons: readonly LineComparison[]) {
  const header = [
    t('diff.column.supplier'),
    t('diff.column.order'),
    t('diff.column.line'),
    t('diff.column.item'),
    t('diff.column.field'),
    t('diff.column.verdict'),
    t('diff.column.ours'),
    t('diff.column.page'),
    t('diff.column.why'),
    t('diff.column.source'),
    t('diff.column.source-at'),
    t('diff.column.host'),
    t('diff.column.page-at'),
  ];
  const rows = comparisons.flatMap((comparison) => {
    const { partnerName, orderNumber, line, row, ours, theirs } = comparison;
    const head = [partnerName, orderNumber, line?.lineNumber ?? row?.line ?? '', comparisonItem(comparison)];
    const tail = [
      sourceName(ours.sourceId),
      instantText(ours.fetchedAt),
      view.host,
      instantText(theirs.fetchedAt),
    ];
    const fields = comparison.fields.length > 0 ? comparison.fields : [undefined];
    return fields.map((field) => [
      ...head,
      field ? fieldWords(field) : '',
      t(`diff.verdict.${field?.verdict ?? comparison.verdict}`),
      plain(field?.ours),
      plain(field?.theirs),
      field ? (field.reason ? t(`diff.why.${field.reason}`) : '') : lineWords(comparison),
      ...tail,
    ]);
  });
  return { header, rows };
}

function instantText(instant: number): string {
  return instant > 0 ? formatInstant(instant) : '';
}

/** For tables: days as ISO, amounts as they are. */
function plain(value: SaidValue | undefined): string {
  if (!value) return '';
  if (value.kind === 'date') return value.on;
  if (value.kind === 'quantity') return joinParts([String(value.amount), value.unit]).replace(' · ', ' ');
  if (value.kind === 'price')
    return `${value.amount} ${value.currency ?? ''} / ${value.per} ${value.unit ?? ''}`
      .replace(/ +/g, ' ')
      .trim();
  if (value.kind === 'parts')
    return value.parts.map(({ on, amount, unit }) => [amount, unit, on].filter(Boolean).join(' ')).join('; ');
  return value.kind === 'status' ? t(`diff.status.${value.status}`) : value.text;
}
