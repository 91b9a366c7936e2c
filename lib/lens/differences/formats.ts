import type { Evidence, FieldEvidence } from '../../domain/kept-reading.ts';
import type { PageField } from '../../domain/page-fields.ts';
import type { PageRow } from '../../domain/page-reading.ts';
import { dateShape, isDay } from '../../recognise/values/date-cells.ts';
import { decimalEvidence } from '../../recognise/values/number-cells.ts';
import { plainDate } from './date-text.ts';
import { plainText } from './plain-text.ts';

/**
 * How the columns of a page write dates and numbers, by the evidence of all their values: 13/04/2026 proves that the day
 * comes first, 1.200,50 that the comma is the decimal mark. What a column leaves open its table may tell, then the language
 * of the page; else it stays open.
 */

const DATES: ReadonlySet<PageField> = new Set(['ordered', 'requested', 'promised', 'shipped', 'delivered']);
const NUMBERS: ReadonlySet<PageField> = new Set(['quantity', 'open', 'received', 'price', 'amount']);
/** Tables of which evidence is kept; a page of more is a page of cards, each of which has a few values. */
const MOST_COLUMNS = 1_500;

const NOTHING: FieldEvidence = { slash: [0, 0], dash: [0, 0], dot: [0, 0], point: 0, comma: 0 };

const keyOf = (table: number, field: PageField) => `${table}/${field}`;

/** The evidence with that of further rows. The evidence that was given is left as it is. */
export function withEvidence(evidence: Evidence, rows: readonly PageRow[]): Evidence {
  const joined: Evidence = { ...evidence };
  let columns = Object.keys(joined).length;
  for (const { table, fields } of rows) {
    for (const [name, text] of Object.entries(fields)) {
      const field = name as PageField;
      const key = keyOf(table, field);
      const before = joined[key];
      const more = text === undefined ? undefined : evidenceOf(field, text);
      if (!more || (!before && columns >= MOST_COLUMNS)) continue;
      if (!before) columns += 1;
      joined[key] = sum(before ?? NOTHING, more);
    }
  }
  return joined;
}

function evidenceOf(field: PageField, raw: string): FieldEvidence | undefined {
  if (DATES.has(field)) return dateEvidence(raw);
  return NUMBERS.has(field) ? numberEvidence(raw) : undefined;
}

function dateEvidence(raw: string): FieldEvidence | undefined {
  const shape = dateShape(plainDate(raw));
  if (shape?.form !== 'numeric') return undefined;
  const dayFirst = isDay(shape.year, shape.second, shape.first);
  const monthFirst = isDay(shape.year, shape.first, shape.second);
  if (dayFirst === monthFirst) return undefined;
  return { ...NOTHING, [separatorName(shape.separator)]: dayFirst ? [1, 0] : [0, 1] };
}

function numberEvidence(raw: string): FieldEvidence | undefined {
  const mark = decimalEvidence(numberIn(plainText(raw)));
  if (mark !== '.' && mark !== ',') return undefined;
  return { ...NOTHING, [mark === '.' ? 'point' : 'comma']: 1 };
}

/** The first number of a text: what follows it may be a unit or a basis with a number of its own. */
function numberIn(text: string): string {
  return /\d[\d.,'’ ]*/.exec(text)?.[0].trimEnd().replace(/[.,]$/, '') ?? '';
}

function sum(a: FieldEvidence, b: FieldEvidence): FieldEvidence {
  const pair = (x: [number, number], y: [number, number]): [number, number] => [x[0] + y[0], x[1] + y[1]];
  return {
    slash: pair(a.slash, b.slash),
    dash: pair(a.dash, b.dash),
    dot: pair(a.dot, b.dot),
    point: a.point + b.point,
    comma: a.comma + b.comma,
  };
}

function separatorName(separator: string): 'slash' | 'dash' | 'dot' {
  if (separator === '.') return 'dot';
  return separator === '/' ? 'slash' : 'dash';
}

/** How one column of one table is to be read. */
export interface ColumnFormat {
  /** Whether day or month comes first in dates with this separator; undefined where nothing tells. */
  dateOrder(separator: string): 'day-first' | 'month-first' | undefined;
  /** The decimal mark; `proved` where values of the page show it, not only its language. */
  decimal?: { mark: '.' | ','; proved: boolean };
}

/**
 * The format of one column of a page: by its own values, else by those of its table, else by the language of the page
 * (`lang`, BCP 47).
 */
export function formatOf(
  evidence: Evidence,
  table: number,
  field: PageField,
  lang: string | undefined,
): ColumnFormat {
  const own = evidence[keyOf(table, field)];
  const beside = tableEvidence(evidence, table);
  const spoken = conventionOf(lang);
  return {
    dateOrder(separator) {
      const name = separatorName(separator);
      const shown = own?.[name] ?? [0, 0];
      // A column that proves both orders proves none.
      if (shown[0] > 0 && shown[1] > 0) return undefined;
      return orderOf(shown) ?? (name === 'dot' ? 'day-first' : (orderOf(beside[name]) ?? spoken.dateOrder));
    },
    decimal:
      decimalOf(own) ??
      decimalOf(beside) ??
      (spoken.decimal ? { mark: spoken.decimal, proved: false } : undefined),
  };
}

function tableEvidence(evidence: Evidence, table: number): FieldEvidence {
  let all = NOTHING;
  for (const [key, each] of Object.entries(evidence)) if (key.startsWith(`${table}/`)) all = sum(all, each);
  return all;
}

function orderOf([dayFirst, monthFirst]: [number, number]): 'day-first' | 'month-first' | undefined {
  if (dayFirst > 0 === monthFirst > 0) return undefined;
  return dayFirst > 0 ? 'day-first' : 'month-first';
}

function decimalOf(evidence: FieldEvidence | undefined): ColumnFormat['decimal'] {
  if (!evidence || evidence.point > 0 === evidence.comma > 0) return undefined;
  return { mark: evidence.point > 0 ? '.' : ',', proved: true };
}

/** Languages that write the comma before decimals, whatever the country unless named. */
const COMMA = /^(?:de|fr|es|it|pt|nl|da|sv|nb|nn|no|fi|pl|cs|sk|sl|hr|hu|ro|bg|ru|uk|tr|el|id|vi)\b/;
const POINT =
  /^(?:en|zh|ja|ko|th|he|hi)\b|^(?:de|fr|it)-(?:ch|li)$|^es-(?:mx|us|pr|gt|hn|ni|sv|pa|do)$|^fr-ca$/;
const MONTH_FIRST = /^en-(?:us|ph)$/;
const DAY_FIRST =
  /^en-(?:gb|au|nz|ie|in|za|sg|hk)$|^(?:de|fr|es|it|pt|nl|da|nb|nn|no|fi|pl|cs|sk|ro|bg|ru|uk|tr|el|id|vi|he|hi|th)\b/;

/** What the language of a page says of its dates and numbers. English alone leaves the order of dates open. */
function conventionOf(lang: string | undefined): {
  dateOrder?: 'day-first' | 'month-first';
  decimal?: '.' | ',';
} {
  const tag = (lang ?? '').toLowerCase().replaceAll('_', '-');
  return {
    ...(MONTH_FIRST.test(tag)
      ? { dateOrder: 'month-first' as const }
      : DAY_FIRST.test(tag)
        ? { dateOrder: 'day-first' as const }
        : {}),
    ...(POINT.test(tag) ? { decimal: '.' as const } : COMMA.test(tag) ? { decimal: ',' as const } : {}),
  };
}
