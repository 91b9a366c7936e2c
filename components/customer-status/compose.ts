import type { Language } from '../../lib/domain/language.ts';
import { oneLine } from '../../lib/export/mail/clean.ts';
import type { MailBody, MailTable } from '../../lib/export/mail/table.ts';
import { sayDate, sayNumber } from '../../lib/i18n/chaser/say.ts';
import { sayStatus } from '../../lib/i18n/customer-status/say.ts';
import type { StatusRow, StatusView } from '../../lib/lens/customer-status/status-views.ts';

/** The texts that a person may write anew. */
export interface StatusTexts {
  above: string;
  below: string;
}

/** Orders that the text names. */
const NAMED = 3;

/** The texts as drafted, in the customer's language. */
export function statusTexts(
  language: Language,
  rows: readonly StatusRow[],
  { sender, asOf }: Pick<StatusView, 'sender' | 'asOf'>,
): StatusTexts {
  const orders = [...new Set(rows.flatMap(({ theirOrder, order }) => theirOrder ?? order ?? []))];
  const named = orders
    .slice(0, NAMED)
    .map((each) => oneLine(each, 40))
    .join(', ');
  const more = orders.length - NAMED;
  const date = sayDate(language, asOf);
  const listed = more > 0 ? sayStatus(language, 'intro.more', { orders: named, n: more }) : named;
  const intro =
    named === ''
      ? sayStatus(language, 'intro.bare', { date })
      : sayStatus(language, 'intro', { n: orders.length, orders: listed, date });
  const dated = rows.some(({ expected }) => expected !== undefined);
  const forecast = rows.some(({ expected }) => expected?.from !== undefined);
  return {
    above: [sayStatus(language, 'greeting'), '', intro].join('\n'),
    below: [
      ...(dated ? [sayStatus(language, 'dates')] : []),
      ...(forecast ? [sayStatus(language, 'likely')] : []),
      sayStatus(language, 'closing'),
      '',
      sayStatus(language, 'regards'),
      ...(sender ? [oneLine(sender, 100)] : []),
    ].join('\n'),
  };
}

const COLUMNS = [
  'theirOrder',
  'order',
  'line',
  'item',
  'description',
  'quantity',
  'open',
  'state',
  'needed',
  'promised',
  'expected',
  'material',
  'likely',
  'done',
] as const;
type Column = (typeof COLUMNS)[number];
const NUMERIC: readonly Column[] = ['quantity', 'open'];
/** Characters of an item's name, as in a reminder. */
const ITEM = 80;

/** The whole, ready for text, HTML and clipboard; columns in which nothing is known are left out. */
export function statusBody(
  language: Language,
  { above, below }: StatusTexts,
  rows: readonly StatusRow[],
): MailBody {
  const cells = rows.map((row) => COLUMNS.map((column) => cellOf(language, column, row)));
  const kept = COLUMNS.map((column, at) => ({ column, at })).filter(({ at }) =>
    cells.some((row) => row[at] !== ''),
  );
  const table: MailTable = {
    header: kept.map(({ column }) => sayStatus(language, `column.${column}`)),
    rows: cells.map((row) => kept.map(({ at }) => row[at] ?? '')),
    numeric: kept.map(({ column }) => NUMERIC.includes(column)),
  };
  return { language, above, table, below };
}

function cellOf(language: Language, column: Column, row: StatusRow): string {
  const day = (date: string | undefined) => (date === undefined ? '' : sayDate(language, date));
  const { expected } = row;
  switch (column) {
    case 'quantity':
    case 'open':
      return quantityOf(language, row[column], row.unit);
    case 'state':
      return stateOf(language, row);
    case 'needed':
      return day(row.neededOn);
    case 'promised':
      return day(row.promisedOn);
    case 'expected':
      return expected?.of === 'delivery' ? day(expected.on) : '';
    case 'material':
      return expected?.of === 'material' ? day(expected.on) : '';
    case 'likely':
      return likelyOf(language, row);
    case 'done':
      return day(row.doneOn);
    default:
      return oneLine(row[column] ?? '', ITEM);
  }
}

function quantityOf(language: Language, quantity: number | undefined, unit: string | undefined): string {
  if (quantity === undefined) return '';
  return unit ? `${sayNumber(language, quantity)} ${oneLine(unit, 20)}` : sayNumber(language, quantity);
}

function stateOf(language: Language, { state, waits }: StatusRow): string {
  const words = sayStatus(language, `state.${state}`);
  return waits ? sayStatus(language, 'waits.material', { state: words }) : words;
}

function likelyOf(language: Language, { expected }: StatusRow): string {
  if (expected?.from === undefined) return '';
  const from = sayDate(language, expected.from);
  if (!expected.to) return sayStatus(language, 'range.from', { from });
  return sayStatus(language, 'range.between', { from, to: sayDate(language, expected.to) });
}
