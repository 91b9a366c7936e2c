import { PAGE_FIELDS, type PageField } from '../../lib/domain/page-fields.ts';
import { t } from '../../lib/i18n/t.ts';

/** What can be named of a page: its rows, the order number, or a field. */
type Named = PageField | 'order' | 'rows';

const isNamed = (name: string): name is Named =>
  name === 'order' || name === 'rows' || PAGE_FIELDS.some((field) => field === name);

/** A field of a page, or its rows, in words. */
export const pageFieldWord = (field: Named): string => t(`page-field.${field}`);

/** The field that a hook is for, in words: `rows.quantity` and `header.quantity` are both the quantity. */
export function hookWord(name: string): string {
  const field = name.split('.').at(-1) ?? name;
  return isNamed(field) ? pageFieldWord(field) : field;
}

/** What an adapter misses, in words and without repetition. */
export function lackingWords(missing: readonly string[]): string {
  const words = missing.map((name) => hookWord(name).toLowerCase().replace('gtin', 'GTIN'));
  return [...new Set(words)].join(', ');
}
