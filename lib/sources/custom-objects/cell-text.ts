import type { HeldType } from '../../domain/own-objects.ts';
import { plainText } from '../plain-text.ts';

/**
 * A value of a record as a cell of a table: days as `2026-03-05`, numbers with a point. An instant is read by its day in UTC,
 * as built-in objects are. What is no value of its type stays as it came, and fails where it is read.
 */
export function cellText(value: unknown, holds: HeldType): string {
  if (value === null || value === undefined) return '';
  if (holds === 'number') return numberText(value);
  if (holds === 'day' || holds === 'instant') return dayText(value);
  if (typeof value === 'string') return plainText(value);
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : '';
}

/** No exponent: no field has that many digits. */
function numberText(value: unknown): string {
  const text = `${value}`.trim();
  if (!/^[-+]?\d+(?:\.\d+)?e[-+]?\d+$/i.test(text)) return text;
  const fixed = Number(text).toFixed(10);
  return fixed.replace(/\.?0+$/, '');
}

function dayText(value: unknown): string {
  const text = `${value}`.trim();
  if (/^-?\d{10,16}$/.test(text)) return isoDay(Number(text), text);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text)) return text;
  return isoDay(Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')), text);
}

function isoDay(at: number, text: string): string {
  return Number.isNaN(at) || Math.abs(at) > 8.64e15 ? text : new Date(at).toISOString().slice(0, 10);
}
