import type { SampleColumn } from './columns.ts';
import { dayOf } from './days.ts';

/** How a file spells its table: what other programs and countries make of the same world. */
export interface Dialect {
  /** What it stands for, as the command line help says it. */
  about: string;
  delimiter: ',' | ';' | '\t' | '|';
  encoding: 'utf-8' | 'utf-16le' | 'windows-1252';
  bom: boolean;
  decimal: '.' | ',';
  /** Between groups of three digits, in amounts; empty for none. */
  thousands: '' | '.' | "'";
  dates: 'iso' | 'dotted';
  lineEnd: '\n' | '\r\n';
  /** Title lines, a row of groups above the headings, serial dates, damaged order numbers and a total row. */
  spreadsheet: boolean;
}

const PLAIN: Dialect = {
  about: 'comma, UTF-8, ISO dates: the shipped sample',
  delimiter: ',',
  encoding: 'utf-8',
  bom: false,
  decimal: '.',
  thousands: '',
  dates: 'iso',
  lineEnd: '\n',
  spreadsheet: false,
};

export const DIALECTS = {
  comma: PLAIN,
  pipe: { ...PLAIN, about: 'pipe between cells', delimiter: '|' },
  tab: { ...PLAIN, about: 'tab between cells, CRLF', delimiter: '\t', lineEnd: '\r\n' },
  semicolon: {
    ...PLAIN,
    about: 'semicolon, decimal comma, 1.234,50, dotted dates, UTF-8 with byte order mark',
    delimiter: ';',
    bom: true,
    decimal: ',',
    thousands: '.',
    dates: 'dotted',
    lineEnd: '\r\n',
  },
  'windows-1252': {
    ...PLAIN,
    about: 'semicolon, decimal comma, dotted dates, Windows-1252',
    delimiter: ';',
    encoding: 'windows-1252',
    decimal: ',',
    dates: 'dotted',
    lineEnd: '\r\n',
  },
  'utf-16': {
    ...PLAIN,
    about: 'tab, UTF-16 little endian with byte order mark, CRLF: "Unicode text" of a spreadsheet',
    delimiter: '\t',
    encoding: 'utf-16le',
    bom: true,
    lineEnd: '\r\n',
  },
  spreadsheet: {
    ...PLAIN,
    about:
      'title lines, two heading rows, serial dates, order numbers like 4.5002E+09, a total row; semicolon',
    delimiter: ';',
    bom: true,
    dates: 'dotted',
    lineEnd: '\r\n',
    spreadsheet: true,
  },
} as const satisfies Record<string, Dialect>;
export type DialectName = keyof typeof DIALECTS;

/** Days from 1899-12-30, where spreadsheets begin to count, to 1970-01-01. */
const SERIAL_OF_1970 = 25_569;
/** The one column whose dates a spreadsheet turned into serials. */
const SERIAL_COLUMN = 'Requested on';
/** Every order whose number ends in these digits is damaged. */
const DAMAGED_END = '71';

/** True where a spreadsheet shortened this order number, so that its last digits are lost. */
export function isDamaged(order: string, dialect: Dialect): boolean {
  return dialect.spreadsheet && order.endsWith(DAMAGED_END);
}

/** One cell as the dialect spells it, quoted where it must be. */
export function spell(column: SampleColumn, value: string | number | undefined, dialect: Dialect): string {
  if (value === undefined) return '';
  if (column.kind === 'amount') return quoted(amount(Number(value), dialect), dialect);
  if (column.kind === 'date') return spellDate(`${value}`, column, dialect);
  if (column.place === 'key' && isDamaged(`${value}`, dialect)) {
    return `${(Number(value) / 1e9).toFixed(4)}E+09`;
  }
  return quoted(`${value}`, dialect);
}

function spellDate(iso: string, { heading }: SampleColumn, dialect: Dialect): string {
  if (dialect.spreadsheet && heading === SERIAL_COLUMN) return `${dayOf(iso) + SERIAL_OF_1970}`;
  if (dialect.dates === 'iso') return iso;
  return `${iso.slice(8)}.${iso.slice(5, 7)}.${iso.slice(0, 4)}`;
}

/** Cents as an amount with two decimals. */
export function amount(cents: number, { decimal, thousands }: Dialect): string {
  const whole = `${Math.trunc(cents / 100)}`;
  const grouped = thousands ? whole.replace(/\B(?=(?:\d{3})+$)/g, thousands) : whole;
  return `${grouped}${decimal}${`${Math.abs(cents % 100)}`.padStart(2, '0')}`;
}

const SPECIAL = /["\n\r]/;

function quoted(cell: string, { delimiter }: Dialect): string {
  if (!cell.includes(delimiter) && !SPECIAL.test(cell)) return cell;
  return `"${cell.replaceAll('"', '""')}"`;
}

/** The text in the bytes of the dialect. Throws where Windows-1252 has no such letter: then the sample must not use it. */
export function encode(text: string, { encoding }: Dialect): Buffer {
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    if (code > 0xff || (code > 0x7f && code < 0xa0)) {
      throw new Error(`Windows-1252 is written here without ${JSON.stringify(sign)}.`);
    }
  }
  return Buffer.from(text, 'latin1');
}

/** The byte order mark, where the dialect has one. */
export function byteOrderMark({ bom, encoding }: Dialect): Buffer {
  if (!bom) return Buffer.alloc(0);
  return encoding === 'utf-16le' ? Buffer.from([0xff, 0xfe]) : Buffer.from([0xef, 0xbb, 0xbf]);
}
