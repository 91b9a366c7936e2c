import { currencyOf } from './currencies.ts';

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
  const parts = partsOf(cell);
  if (!parts) return { kind: 'flaw' };
  const { negative, digits, currency } = parts;
  const plain = plainDigits(SPACED.test(digits) ? digits.replace(SPACES, '') : digits, decimal);
  if (plain === null) return { kind: 'flaw' };
  const text = negative && /[1-9]/.test(plain) ? `-${plain}` : plain;
  return currency ? { kind: 'number', text, currency } : { kind: 'number', text };
}

interface Parts {
  negative: boolean;
  digits: string;
  currency?: string;
}

/**
 * The sign may stand outside or inside the currency, which may stand before or behind the digits. Null where letters or
 * signs are no currency, or where there are two signs or two currencies.
 */
function partsOf(cell: string): Parts | null {
  const outer = signOf(cell);
  const first = firstDigit(outer.digits);
  if (first < 0) return null;
  const last = lastDigit(outer.digits) + 1;
  const before = outer.digits.slice(0, first);
  const behind = outer.digits.slice(last);
  const prefix = /^([^-−+(.,]*)([-−+(]?[.,]?)$/.exec(before.trimEnd());
  const suffix = /^([.,]?[-−)]?)([^-−)]*)$/.exec(behind.trimStart());
  if (!prefix || !suffix) return null;
  const codes = [prefix[1] ?? '', suffix[2] ?? ''].map((text) => text.trim()).filter((text) => text !== '');
  const [code] = codes;
  const currency = code === undefined ? undefined : currencyOf(code);
  if (codes.length > 1 || (code !== undefined && currency === undefined)) return null;
  const inner = signOf(`${prefix[2]}${outer.digits.slice(first, last)}${suffix[1]}`);
  if (inner.signed && outer.signed) return null;
  return { negative: inner.negative || outer.negative, digits: inner.digits.trim(), currency };
}

function firstDigit(text: string): number {
  return text.search(/\d/);
}

function lastDigit(text: string): number {
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE) return at;
  }
  return -1;
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

function signOf(text: string): { negative: boolean; signed: boolean; digits: string } {
  const negative = { negative: true, signed: true };
  if (text.startsWith('(') && text.endsWith(')')) return { ...negative, digits: text.slice(1, -1) };
  if (/^[-−]/.test(text)) return { ...negative, digits: text.slice(1) };
  if (text.startsWith('+')) return { negative: false, signed: true, digits: text.slice(1) };
  if (/[-−]$/.test(text)) return { ...negative, digits: text.slice(0, -1) };
  return { negative: false, signed: false, digits: text };
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
export function decimalEvidence(text: string): 'none' | '.' | ',' | 'either' {
  // The point of "Fr." is no decimal mark.
  const cell = text.slice(Math.max(0, firstDigit(text)), lastDigit(text) + 1);
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
