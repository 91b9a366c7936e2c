/** A number as a plain decimal string (`-1234.5`), or why the cell is none. */
export type NumberCell =
  | { kind: 'number'; text: string; currency?: string }
  | { kind: 'not-known' }
  | { kind: 'flaw' };

/** No number that people write in a table is longer; longer cells are not searched. */
const LONGEST_NUMBER = 48;
const ZERO = 48;
const NINE = 57;
const POINT = 46;
const NOT_KNOWN = new Set(
  '- -- – — ? n/a na n.a. #n/a nd k.a. null none nil unknown unbekannt tbd tba'.split(' '),
);
/** Groups of thousands set off by spaces or apostrophes. */
const SPACED = /^\d{1,3}(?:[\s'’]\d{3})+(?:[.,]\d+)?$/;
const SPACES = /[\s'’]/g;
const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['$', ''],
  ['¥', ''],
]);
const MONEY_SIGN = /^([A-Z]{3}|[€£$¥])?\s?(.*?)\s?([A-Z]{3}|[€£$¥])?$/s;
const POINT_GROUPED = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/;
const COMMA_GROUPED = /^\d{1,3}(?:\.\d{2,3})*\.\d{3}(?:,\d+)?$/;

/**
 * Reads a trimmed cell as a number with the column's decimal mark. Accepts groups of thousands, a sign before or behind
 * (`12.50-`, as ERP systems write it), accounting brackets, and a currency sign or code beside it.
 */
export function readNumber(cell: string, decimal: '.' | ','): NumberCell {
  if (cell.length <= 15 && isPlain(cell, decimal)) return { kind: 'number', text: cell };
  if (cell.length > LONGEST_NUMBER) return { kind: 'flaw' };
  if (NOT_KNOWN.has(cell.toLowerCase())) return { kind: 'not-known' };
  const sign = MONEY_SIGN.exec(cell);
  if (!sign) return { kind: 'flaw' };
  const mark = sign[1] ?? sign[3];
  const { negative, digits } = signOf(sign[2] ?? '');
  const plain = plainDigits(SPACED.test(digits) ? digits.replace(SPACES, '') : digits, decimal);
  if (plain === null) return { kind: 'flaw' };
  const currency = mark === undefined ? undefined : (SYMBOLS.get(mark) ?? mark);
  const text = negative && /[1-9]/.test(plain) ? `-${plain}` : plain;
  return currency ? { kind: 'number', text, currency } : { kind: 'number', text };
}

/** Digits, or digits around a point: the usual cell, read without a search. */
function isPlain(cell: string, decimal: '.' | ','): boolean {
  let point = -1;
  for (let at = 0; at < cell.length; at += 1) {
    const code = cell.charCodeAt(at);
    if (code >= ZERO && code <= NINE) continue;
    if (code !== POINT || point >= 0 || decimal !== '.') return false;
    point = at;
  }
  return point !== 0 && point < cell.length - 1;
}

function signOf(text: string): { negative: boolean; digits: string } {
  if (text.startsWith('(') && text.endsWith(')')) return { negative: true, digits: text.slice(1, -1) };
  if (/^[-−]/.test(text)) return { negative: true, digits: text.slice(1) };
  if (text.startsWith('+')) return { negative: false, digits: text.slice(1) };
  if (text.endsWith('-')) return { negative: true, digits: text.slice(0, -1) };
  return { negative: false, digits: text };
}

/** Digits with one decimal point, or null; groups of thousands must be whole, else the mark was read wrongly. */
function plainDigits(text: string, decimal: '.' | ','): string | null {
  const grouped = decimal === '.' ? POINT_GROUPED : COMMA_GROUPED;
  const bare = grouped.test(text) ? text.replaceAll(decimal === '.' ? ',' : '.', '') : text;
  const pointed = decimal === ',' ? bare.replace(',', '.') : bare;
  if (decimal === ',' && bare.includes('.')) return null;
  if (!/^(?:\d{1,20}(?:\.\d{0,10})?|\.\d{1,10})$/.test(pointed)) return null;
  const whole = pointed.startsWith('.') ? `0${pointed}` : pointed;
  return whole.endsWith('.') ? whole.slice(0, -1) : whole;
}

/** What a cell tells about the decimal mark of its column: nothing, one mark, or a mark that could be either. */
export function decimalEvidence(cell: string): 'none' | '.' | ',' | 'either' {
  const points = count(cell, '.');
  const commas = count(cell, ',');
  if (points === 0 && commas === 0) return 'none';
  if (points > 0 && commas > 0) return cell.lastIndexOf('.') > cell.lastIndexOf(',') ? '.' : ',';
  const mark = points > 0 ? '.' : ',';
  const other = mark === '.' ? ',' : '.';
  if (points + commas > 1) return other;
  const [whole = '', part = ''] = cell.split(mark).map((side) => side.replace(/\D/g, ''));
  return part.length === 3 && whole.length > 0 && whole.length < 4 && !whole.startsWith('0')
    ? 'either'
    : mark;
}

function count(cell: string, mark: string): number {
  return cell.split(mark).length - 1;
}
