import { MONTH } from './dated.ts';
import type { Meaning } from './header-words.ts';

/** What may stand where: a value that does not fit its field is left out, never guessed at. */

const DATE = new RegExp(
  [
    '\\p{Nd}{1,4}\\s?([./-])\\s?\\p{Nd}{1,2}\\s?\\1\\s?\\p{Nd}{1,4}',
    '\\b\\p{Nd}{1,2}\\/\\p{Nd}{1,2}\\b',
    '\\b\\p{Nd}{1,2}\\.\\p{Nd}{1,2}\\.(?!\\p{Nd})',
    '^(?:19|20)\\d{6}$',
    `\\p{Nd}.{0,6}\\b${MONTH}`,
    `\\b${MONTH}\\p{L}*\\.?,?\\s+\\p{Nd}`,
    '\\b(?:kw|cw|week|semaine|semana)\\s?\\p{Nd}',
    '\\p{Nd}\\s?[年월月週]',
    '\\p{Nd}\\s+[\\u0370-\\u08ff]+\\s+\\p{Nd}',
  ].join('|'),
  'iu',
);
/** A number, with a unit or currency before or behind it. */
const NUMBER = /^[^\p{Nd}\n]{0,8}\p{Nd}[^\n]{0,38}$/u;
const NAME = /\p{L}/u;
const NUMBERISH = /^[#\p{L}\p{N}][^\n]*$/u;
/** Stands for nothing. */
const NOTHING = /^(?:n\/?a|tbd|tba|none|null|keine?|aucune?|ninguno)$/i;

const isNumber = (text: string): boolean => NUMBER.test(text) && !DATE.test(text);
const isDate = (text: string): boolean => text.length <= 60 && DATE.test(text);
const isCode =
  (max: number, blanks: number) =>
  (text: string): boolean =>
    text.length <= max &&
    /\p{Nd}/u.test(text) &&
    NUMBERISH.test(text) &&
    text.split(' ').length <= blanks + 1;
const isName = (text: string): boolean => NAME.test(text);
const isShort = (text: string): boolean => text.length <= 30 && NAME.test(text) && !DATE.test(text);

const FITS: Partial<Record<Meaning, (text: string) => boolean>> = {
  order: (text) => isCode(40, 3)(text) && !isDate(text),
  number: (text) => isCode(40, 1)(text) && !isDate(text),
  line: (text) => /^(?=.*\d)[\w./-]{1,10}$/.test(text),
  item: (text) => text.length <= 60 && /[\p{Nd}\p{Lu}]/u.test(text) && NUMBERISH.test(text),
  supplierItem: isCode(60, 2),
  gtin: (text) => /^\d[\d\s-]{6,16}\d$/.test(text),
  quantity: isNumber,
  open: isNumber,
  received: isNumber,
  price: isNumber,
  amount: isNumber,
  priceUnit: (text) => text.length <= 20,
  unit: (text) => text.length <= 20 && NAME.test(text),
  currency: (text) => text.length <= 30 && !/\p{Nd}/u.test(text),
  ordered: isDate,
  requested: isDate,
  promised: isDate,
  delivery: isDate,
  date: isDate,
  shipped: isDate,
  delivered: isDate,
  came: (text) => isNumber(text) || isDate(text),
  tracking: isCode(60, 6),
  invoice: isCode(40, 3),
  shipment: isCode(40, 3),
  status: isName,
  supplier: isName,
  buyer: isName,
  description: (text) => /[\p{L}\p{Nd}]/u.test(text),
};

/** True for a value that a field can have. */
export const fits = (is: Meaning, text: string): boolean =>
  text !== '' && !NOTHING.test(text) && (FITS[is] ?? isShort)(text);

/** Fields whose values may stand in an attribute for machines. */
export const isDateField = (is: Meaning): boolean => FITS[is] === isDate || is === 'came';

/** The number in what a page shows as one: without `#`, `PO:` and what follows in other words. */
export function numberIn(text: string): string {
  const plain = text.replace(/^#\s*/, '');
  const [first = ''] = plain.split(' ');
  return /\d/.test(first) && !/^[\p{Nd}\s./-]+$/u.test(plain) ? first : plain;
}
