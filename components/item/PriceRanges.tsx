import { t } from '../../lib/i18n/t.ts';
import type { ItemPriceRange } from '../../lib/lens/item/item-views.ts';
import { Told } from '../parts/Told.tsx';
import { rangeWords } from '../wording/item.ts';
import { asOfPart } from '../wording/line.ts';

/** What was paid over all lines, one row per currency and unit: prices of different currencies are never compared. */
export function PriceRanges({ prices }: { prices: ItemPriceRange[] }) {
  if (prices.length === 0) return null;
  return (
    <section class="item-price">
      <h2>{t('item.prices')}</h2>
      {prices.map((range) => (
        <Told as="p" key={`${range.currency} ${range.unit}`} origin={range.origin}>
          {rangeWords(range)}{' '}
          <span class="small dim">
            {t('item.price.n', { n: range.n })}
            {range.origin.stale ? `, ${asOfPart(range.origin)}` : null}
          </span>
        </Told>
      ))}
    </section>
  );
}
