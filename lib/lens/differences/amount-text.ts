import { currencyOf } from '../../recognise/values/currencies.ts';
import { decimalEvidence, readNumber } from '../../recognise/values/number-cells.ts';
import type { CannotReason } from './difference-views.ts';
import type { ColumnFormat } from './formats.ts';
import { plainText } from './plain-text.ts';

/** A number as a page shows it. */
export interface PageNumber {
  value: number;
  /** Digits behind the decimal mark: how finely it is written. */
  decimals: number;
  /** What it is where its marks are read the other way, if only the language of the page decided. */
  other?: number;
}

type Unclear = { kind: 'unclear'; reason: CannotReason };
type NumberReading = { kind: 'number'; number: PageNumber } | { kind: 'none' } | Unclear;

/** A quantity with the unit that stands beside it. */
export type QuantityReading =
  | { kind: 'quantity'; number: PageNumber; unit?: string }
  | { kind: 'none' }
  | Unclear;

/** A price with its currency (empty: a sign of several) and what it is for: `per` units. */
export type PriceReading =
  | { kind: 'price'; number: PageNumber; currency?: string; per: number; unit?: string }
  | { kind: 'none' }
  | Unclear;

const NUMBER = /[-−+(]?(?:\d[\d.,'’]*(?: \d{3}(?![\d]))*(?:[.,]\d+)?|[.,]\d+)\)?-?/;
/** `12 x 50`, `2 boxes of 100`: what each package holds follows. */
const TIMES = /^(?:\p{L}+\.? )?(?:x|×|à|of|zu|de) ?(\d{1,6})(?: (?<unit>\p{L}[\p{L}.²³]*))?$/u;

function readNumberText(text: string, format: ColumnFormat): NumberReading {
  const evidence = decimalEvidence(text);
  const own = evidence === '.' || evidence === ',' ? evidence : undefined;
  const mark = own ?? format.decimal?.mark;
  if (evidence === 'either' && !mark) return { kind: 'unclear', reason: 'number-format' };
  const cell = readNumber(text, mark ?? '.');
  if (cell.kind === 'not-known') return { kind: 'none' };
  if (cell.kind === 'flaw') return { kind: 'unclear', reason: 'unreadable' };
  const number: PageNumber = { value: Number(cell.text), decimals: cell.text.split('.')[1]?.length ?? 0 };
  if (evidence === 'either' && !format.decimal?.proved) {
    const turned = readNumber(text, mark === '.' ? ',' : '.');
    if (turned.kind === 'number') number.other = Number(turned.text);
  }
  return { kind: 'number', number };
}

/** Reads `100`, `1.200,50 kg`, `EA 100`, `10 x 12`, `2 boxes of 50`. */
export function readQuantity(raw: string, format: ColumnFormat): QuantityReading {
  const text = plainText(raw);
  const found = NUMBER.exec(text);
  if (!found) return { kind: 'none' };
  const before = text.slice(0, found.index).trim();
  const behind = text.slice(found.index + found[0].length).trim();
  const reading = readNumberText(found[0].trim(), format);
  if (reading.kind !== 'number') return reading;
  const { number } = reading;
  if (before === '' && behind === '') return { kind: 'quantity', number };
  const times = TIMES.exec(behind);
  if (times && before === '') {
    const value = number.value * Number(times[1]);
    const unit = times.groups?.unit;
    return { kind: 'quantity', number: { value, decimals: 0 }, ...(unit ? { unit } : {}) };
  }
  const unit =
    before === '' || /^(?:qty|quantity|menge|anzahl|ordered|quantité|cantidad):?$/i.test(before)
      ? behind
      : before;
  if ((before !== '' && unit === before && behind !== '') || !/^\p{L}[\p{L}\d.²³ ()]*$|^$/u.test(unit))
    return { kind: 'unclear', reason: 'unreadable' };
  return { kind: 'quantity', number, ...(unit ? { unit } : {}) };
}

const PER = /\s*(?:\/|\bper\b|\bje\b|\bpro\b|\bpour\b|\bpar\b|\bpor\b|\ba\b|\beach\b)\s*/iu;

/**
 * Reads `EUR 12.50`, `12,50 € / 100`, `$1,250.00 per 1000 EA`, `12.50 EUR/KG`. `basis` is what the page says in a place of
 * its own of what the price is for: `100`, `100 EA`, `per 100`, `KG`.
 */
export function readPrice(raw: string, basis: string | undefined, format: ColumnFormat): PriceReading {
  const text = plainText(raw);
  const [money = '', ...rest] = text.split(PER);
  if (rest.length > 1) return { kind: 'unclear', reason: 'unreadable' };
  const reading = readNumberText(money.trim().replace(/[ ]?:$/, ''), format);
  if (reading.kind !== 'number') return money.match(/\d/) ? reading : { kind: 'none' };
  const currency = currencyIn(money);
  const stated = basisOf(rest[0]) ?? basisOf(basis && plainText(basis));
  if (stated === null) return { kind: 'unclear', reason: 'price-basis' };
  return {
    kind: 'price',
    number: reading.number,
    ...(currency === undefined ? {} : { currency }),
    per: stated?.per ?? 1,
    ...(stated?.unit ? { unit: stated.unit } : {}),
  };
}

/** The currency that stands beside a number; empty for a sign that several share, undefined where none stands there. */
export function currencyIn(text: string): string | undefined {
  const words = text.replace(/[-−+()]?\d[\d.,'’ ]*[-)]?/g, ' ').trim();
  return words === '' ? undefined : currencyOf(words);
}

/** What a price is for: undefined where nothing is said, null where what is said is not understood. */
function basisOf(text: string | undefined): { per: number; unit?: string } | null | undefined {
  const words = (text ?? '').replace(PER, ' ').trim();
  if (words === '') return undefined;
  const found = /^(?<per>\d{1,3}(?:[.,' ]\d{3})+|\d{1,7})?(?:[.,]0+)? ?(?<unit>\p{L}[\p{L}\d.²³ ]*)?$/u.exec(
    words,
  )?.groups;
  if (!found) return null;
  const per = found.per === undefined ? 1 : Number(found.per.replace(/\D/g, ''));
  if (!(per > 0)) return null;
  // A currency in the place of the basis is the currency of the price.
  const unit = found.unit && currencyOf(found.unit) === undefined ? found.unit : undefined;
  return { per, ...(unit ? { unit } : {}) };
}
