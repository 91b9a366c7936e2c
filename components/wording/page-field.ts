import { t } from '../../lib/i18n/t.ts';

const WORDS = {
  order: () => t('unfit.order'),
  rows: () => t('unfit.rows'),
  line: () => t('field.lineNumber'),
  item: () => t('field.itemNumber'),
  supplierItem: () => t('field.supplierItemNumber'),
  gtin: () => t('field.itemGtin'),
  description: () => t('field.itemDescription'),
  quantity: () => t('field.orderedQuantity'),
  unit: () => t('field.unit'),
  price: () => t('field.unitPrice'),
  amount: () => t('field.value'),
  currency: () => t('field.currency'),
  ordered: () => t('field.sentOn'),
  requested: () => t('field.requestedOn'),
  promised: () => t('field.lastPromisedOn'),
  shipped: () => t('field.shippedOn'),
  supplier: () => t('field.supplierName'),
} as const satisfies Record<string, () => string>;

/** What an adapter misses, in words and without repetition: `rows.quantity` and `header.quantity` are both the quantity. */
export function missingWords(missing: readonly string[]): string {
  const words = missing.map((name) => {
    const field = name.split('.').at(-1) ?? name;
    return field in WORDS ? WORDS[field as keyof typeof WORDS]() : field;
  });
  return [...new Set(words)].map((word) => word.toLowerCase().replace('gtin', 'GTIN')).join(', ');
}
