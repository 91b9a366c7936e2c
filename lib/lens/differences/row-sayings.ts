import type { KeptReading } from '../../domain/kept-reading.ts';
import type { PageField } from '../../domain/page-fields.ts';
import type { PageRow } from '../../domain/page-reading.ts';
import { currencyOf } from '../../recognise/values/currencies.ts';
import {
  currencyIn,
  type PriceReading,
  type QuantityReading,
  readPrice,
  readQuantity,
} from './amount-text.ts';
import { type DateReading, readPageDate } from './date-text.ts';
import { formatOf } from './formats.ts';
import { plainText } from './plain-text.ts';
import { type PageStatus, pageStatus } from './status-words.ts';

/** What one row says, read by the formats of its table. Absent fields are not on the page. */
export interface RowSaying {
  row: PageRow;
  promised?: DateReading;
  requested?: DateReading;
  /** With the unit that stands beside it, or in a column of its own. */
  quantity?: QuantityReading;
  open?: QuantityReading;
  price?: PriceReading;
  /** As a code; empty for a sign of several currencies, then with the sign. */
  currency?: { code: string; text: string };
  /** Null: words that are not known. */
  status?: PageStatus | null;
}

/** How rows of a page are to be read. */
export interface ReadBy extends Pick<KeptReading, 'evidence' | 'lang'> {
  /** Time zone of the receiving site (IANA). */
  zone: string;
}

/** What a row says, each of its texts read as its column writes dates and numbers. */
export function sayingOf(row: PageRow, { evidence, lang, zone }: ReadBy): RowSaying {
  const { fields, table } = row;
  const format = (field: PageField) => formatOf(evidence, table, field, lang);
  const saying: RowSaying = { row };
  if (fields.promised) saying.promised = readPageDate(fields.promised, format('promised'), zone);
  if (fields.requested) saying.requested = readPageDate(fields.requested, format('requested'), zone);
  if (fields.quantity)
    saying.quantity = withUnit(readQuantity(fields.quantity, format('quantity')), fields.unit);
  if (fields.open) saying.open = withUnit(readQuantity(fields.open, format('open')), fields.unit);
  if (fields.price) saying.price = readPrice(fields.price, fields.priceUnit, format('price'));
  const currency = currencyOfRow(saying);
  if (currency) saying.currency = currency;
  if (fields.status) saying.status = pageStatus(fields.status) ?? null;
  return saying;
}

function withUnit(reading: QuantityReading, unit: string | undefined): QuantityReading {
  if (reading.kind !== 'quantity' || reading.unit || !unit) return reading;
  const text = plainText(unit);
  return text === '' ? reading : { ...reading, unit: text };
}

/** The currency of the price: beside it, else in its own column, else beside the amount of the line. */
function currencyOfRow({ row, price }: RowSaying): RowSaying['currency'] {
  const { currency, amount, price: priceText } = row.fields;
  if (price?.kind === 'price' && price.currency) return { code: price.currency, text: price.currency };
  const named = currency && currencyWord(plainText(currency));
  if (named) return { code: named, text: named };
  const beside = amount && currencyIn(plainText(amount));
  if (beside) return { code: beside, text: beside };
  if (price?.kind === 'price' && price.currency === '')
    return { code: '', text: plainText(priceText ?? '').replace(/[^\p{Sc}\p{L}.]/gu, '') };
  return undefined;
}

/** `EUR`, `EUR (€)`, `Euro`. */
function currencyWord(text: string): string | undefined {
  return (
    currencyOf(text) ||
    text
      .split(/[\s()/,-]+/)
      .map(currencyOf)
      .find(Boolean)
  );
}
