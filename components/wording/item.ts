import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { formatDate, formatList, formatMoney, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type {
  ItemHead,
  ItemPrice,
  ItemPriceRange,
  ItemQuantity,
  ItemSupply,
} from '../../lib/lens/item/item-views.ts';
import { quantityWords } from './line.ts';
import { partnerName } from './partner.ts';
import { wasWords } from './was.ts';

/** Amounts side by side, never added across units: `1,200 pcs and 40 kg`. */
export function quantitiesWords(quantities: readonly ItemQuantity[]): string {
  return formatList(quantities.map(({ quantity, unit }) => quantityWords(quantity, unit)));
}

/** The verdict of an item: `2 of 7 open lines late`; past its limit `was 7 open lines`, and what is late only `past due`. */
export function supplyVerdict({ open, late }: ItemSupply, stale: boolean): string {
  if (open > 0 && late > 0) return t(stale ? 'past.item-late' : 'item.say.late', { n: late, open });
  const said = open === 0 ? t('item.say.none') : t('item.say.open', { n: open });
  return stale ? wasWords(said) : said;
}

/** The second line of a row: what is on order, what is overdue, when the next comes. */
export function supplyDetail(supply: ItemSupply, today: CalendarDate): string {
  const overdue = supply.overdue.filter(({ quantity }) => quantity > 0);
  return joinParts([
    supply.onOrder.length > 0 &&
      `${quantitiesWords(supply.onOrder)} ${t('item.on-order').toLocaleLowerCase()}`,
    overdue.length > 0 && t('item.overdue-of', { quantity: quantitiesWords(overdue) }),
    supply.nextOn && t('item.next-on', { date: formatDate(supply.nextOn, today) }),
    supply.withoutQuantity > 0 &&
      supply.onOrder.length > 0 &&
      t('item.without-quantity', { n: supply.withoutQuantity }),
  ]);
}

/** `EUR 4.98 per pcs`. */
export function priceWords({ price, unit }: Pick<ItemPrice, 'price' | 'unit'>): string {
  const amount =
    price.currency === '' ? `${formatMoney(price)} (${t('item.no-currency')})` : formatMoney(price);
  return unit ? t('item.price.per', { price: amount, unit }) : amount;
}

/** Who was paid, and when. */
export function priceFrom({ partnerId, partnerName: name, on }: ItemPrice, today: CalendarDate): string {
  const partner = partnerName(partnerId, name);
  return on
    ? t('item.price.from', { partner, date: formatDate(on, today) })
    : t('item.price.undated', { partner });
}

/** `EUR 4.10 to EUR 4.98 per pcs`; one price is said once. */
export function rangeWords({ low, high, currency, unit }: ItemPriceRange): string {
  if (low === high) return priceWords({ price: { amount: low, currency }, unit });
  const range = t('item.price.range', {
    low: formatMoney({ amount: low, currency }),
    high: formatMoney({ amount: high, currency }),
  });
  const named = currency === '' ? `${range} (${t('item.no-currency')})` : range;
  return unit ? t('item.price.per', { price: named, unit }) : named;
}

/** The description without the number that stands beside it; empty where nothing is left. */
export function describedAs({ name, description = '' }: Pick<ItemHead, 'name' | 'description'>): string {
  return description.replace(name, '').replace(/\s+/g, ' ').trim();
}
