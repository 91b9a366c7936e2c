import type { NumberForm } from './number-format.ts';

const DAY_MS = 86_400_000;
/** Day 0 of the two systems, such that day 61 of the first is 1 March 1900 (it believes in a 29 February 1900). */
const BASE_1900 = Date.UTC(1899, 11, 30);
const BASE_1904 = Date.UTC(1904, 0, 1);
/** 31 December 9999, the last day of a spreadsheet. */
const LAST_DAY = 2_958_465;
/** A spreadsheet keeps 15 digits of a number; what stands behind them is noise of the binary form. */
const DIGITS = 15;

/**
 * The text of a number cell: a date as `2026-05-07` (a time of day beside it is left out), a time as `13:45:00`, any other
 * number as decimal text without exponent and without noise behind the 15th digit. Numbers beyond 15 digits have lost their last digits in
 * the spreadsheet: they are handed on as the file spells them, so that the loss is seen.
 */
export function numberText(raw: string, form: NumberForm, base1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (form.kind === 'date') return dateText(value, base1904) ?? decimalText(raw, value);
  if (form.kind === 'time' && value >= 0 && value < 1) return timeText(value);
  if (form.kind === 'time') return dateText(value, base1904) ?? decimalText(raw, value);
  const text = decimalText(raw, value);
  return form.pad && /^\d+$/.test(text) ? text.padStart(form.pad, '0') : text;
}

function dateText(serial: number, base1904: boolean): string | undefined {
  // Half a second of rounding: 45000.999999 is the evening of its day, 45000.9999999999 the next midnight.
  const day = Math.floor(serial + 0.5 / 86_400);
  if (base1904) return day < 0 || day > LAST_DAY - 1462 ? undefined : isoDay(BASE_1904 + day * DAY_MS);
  // Day 60 is 29 February 1900, which no calendar has.
  if (day < 1 || day > LAST_DAY || day === 60) return undefined;
  return isoDay(BASE_1900 + (day < 60 ? day + 1 : day) * DAY_MS);
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function timeText(value: number): string {
  const seconds = Math.min(86_399, Math.round(value * 86_400));
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}

function decimalText(raw: string, value: number): string {
  if (/^-?(0|[1-9]\d{0,14})$/.test(raw)) return raw;
  if (Math.abs(value) >= 10 ** DIGITS) return raw;
  return plain(value.toPrecision(DIGITS));
}

/** Without exponent and without zeros at the end of the fraction. */
function plain(text: string): string {
  const [digits = '', exponent] = text.split('e');
  const whole = exponent === undefined ? digits : shifted(digits, Number(exponent));
  const trimmed = whole.includes('.') ? whole.replace(/0+$/, '').replace(/\.$/, '') : whole;
  return /^-0?$/.test(trimmed) ? '0' : trimmed;
}

/** Moves the point of `1.25` to the left: below 10⁻⁶ the engine writes exponents, large ones do not come here. */
function shifted(digits: string, exponent: number): string {
  const sign = digits.startsWith('-') ? '-' : '';
  const figures = digits.replace('-', '').replace('.', '');
  return `${sign}0.${'0'.repeat(-exponent - 1)}${figures}`;
}

/** Undoes `_x000D_`, the spreadsheet's spelling of characters that XML cannot hold. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
