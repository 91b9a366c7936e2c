import type { Language } from '../../lib/domain/language.ts';
import { oneLine } from '../../lib/export/mail/clean.ts';
import type { MailBody, MailTable } from '../../lib/export/mail/table.ts';
import { say, sayDate, sayNumber } from '../../lib/i18n/chaser/say.ts';
import type { ChaserRow, ChaserView, Recipient, Step } from '../../lib/lens/chaser/chaser-views.ts';

/** The texts of a draft that a person may write anew. */
export interface DraftTexts {
  subject: string;
  above: string;
  below: string;
}

export interface DraftChoice {
  language: Language;
  step: Step;
  rows: readonly ChaserRow[];
  to: readonly Recipient[];
}

/** Orders that a subject names. */
const NAMED_ORDERS = 3;

/** The texts as drafted, in the partner's language. */
export function draftTexts(
  { language, step, rows, to }: DraftChoice,
  { sender, replyBy }: Pick<ChaserView, 'sender' | 'replyBy'>,
): DraftTexts {
  const orders = [...new Set(rows.map(({ order }) => oneLine(order, 40)))];
  const named = orders.slice(0, NAMED_ORDERS).join(', ');
  const more = orders.length - NAMED_ORDERS;
  const [only] = to;
  const name = to.length === 1 && only && only.name !== only.email ? oneLine(only.name, 100) : '';
  return {
    subject: say(language, `subject.${step}`, {
      n: rows.length,
      orders: more > 0 ? say(language, 'subject.more', { orders: named, n: more }) : named,
    }),
    above: [
      name === '' ? say(language, 'greeting') : say(language, 'greeting.named', { name }),
      '',
      say(language, `intro.${step}`, { n: rows.length }),
    ].join('\n'),
    below: [
      say(language, `closing.${step}`, { date: sayDate(language, replyBy[step]) }),
      '',
      say(language, 'regards'),
      ...(sender ? [oneLine(sender, 100)] : []),
    ].join('\n'),
  };
}

type Column =
  | keyof Omit<ChaserRow, 'unit' | 'daysLate' | 'requestedOn' | 'promisedOn'>
  | 'requested'
  | 'promised'
  | 'late';
const COLUMNS: readonly Column[] = [
  'order',
  'line',
  'itemTheirs',
  'itemOurs',
  'description',
  'open',
  'requested',
  'promised',
  'late',
  'ask',
];
const NUMERIC: readonly Column[] = ['open', 'late'];
/** Characters of an item's name; a description of a page belongs in the order. */
const ITEM = 80;

/** The lines as a table in the partner's language; columns in which nothing is known are left out. */
function draftTable(language: Language, rows: readonly ChaserRow[]): MailTable {
  const cells = rows.map((row) => COLUMNS.map((column) => cellOf(language, column, row)));
  const kept = COLUMNS.map((_, at) => at).filter((at) => cells.some((row) => row[at] !== ''));
  return {
    header: kept.map((at) => say(language, `column.${COLUMNS[at] as Column}`)),
    rows: cells.map((row) => kept.map((at) => row[at] ?? '')),
    numeric: kept.map((at) => NUMERIC.includes(COLUMNS[at] as Column)),
  };
}

function cellOf(language: Language, column: Column, row: ChaserRow): string {
  switch (column) {
    case 'open': {
      const unit = row.unit ? ` ${oneLine(row.unit, 20)}` : '';
      return row.open === undefined ? '' : `${sayNumber(language, row.open)}${unit}`;
    }
    case 'requested':
      return row.requestedOn ? sayDate(language, row.requestedOn) : '';
    case 'promised':
      return row.promisedOn ? sayDate(language, row.promisedOn) : '';
    case 'late':
      return row.daysLate === undefined ? '' : sayNumber(language, row.daysLate);
    case 'ask':
      return say(language, `ask.${row.ask}`);
    case 'order':
    case 'line':
      return oneLine(row[column] ?? '', 100);
    default:
      return oneLine(row[column] ?? '', ITEM);
  }
}

/** The whole body, ready for text, HTML, mail and clipboard. */
export function draftBody(
  language: Language,
  { above, below }: Pick<DraftTexts, 'above' | 'below'>,
  rows: readonly ChaserRow[],
): MailBody {
  return { language, above, table: draftTable(language, rows), below };
}
