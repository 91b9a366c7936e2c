import { collect, type Span } from './draft-text.ts';

/** A number as written; `other` where `1.200` may be twelve hundred or a little more than one. */
interface Amount {
  value: number;
  other?: number;
  decimals: number;
}
/** `part`: so many of what is named behind: "500 of the 800 pcs". */
export type QuantityFound = Amount & Span & { unit?: string; part?: boolean };
export type PriceFound = Amount & Span & { currency: string; each: boolean; per: number };

const number = "(\\d{1,3}(?:[.,'’ ]\\d{3})+(?:[.,]\\d{1,4})?|\\d+(?:[.,]\\d{1,4})?)";
const alone = '(?<![\\w.,/-])';
const currency = '€|eur(?:os?)?|us\\$|usd|\\$|£|gbp|chf|jpy|¥|cny|sek|nok|dkk|pln|czk|huf|cad|aud';
const unit =
  'pcs?\\.?|pce|pieces?|units?|each|ea|stk\\.?|stück|teile?n?|einheiten|unites?|uds?\\.?|unidad(?:es)?|piezas?|' +
  'kgs?|kilos?|kilogramm?e?s?|tonn?e?[ns]?|toneladas?|g|lbs?|liters?|litres?|litros?|l|met(?:er|re)[sn]?|metros?|m|mm|cm|' +
  'rolls?|rollen?|rouleaux|rollos?|sets?|sätze|juegos?|pairs?|paar|paires?|pares|dozen|dutzend|douzaines?|docenas?|' +
  'box(?:es)?|cartons?|kartons?|cajas?|packs?|pakete?|paquets?|pallets?|paletten?|palettes?|pales|drums?|fässer|bags?|säcke|sheets?|bottles?|flaschen';

/** Reads a number in any manner; null for digits that are none. */
function readAmount(text: string): Amount | null {
  const digits = text.replace(/[ '’](?=\d)/g, '');
  const marks = digits.match(/[.,]/g) ?? [];
  const last = digits.lastIndexOf(marks.at(-1) ?? '!');
  const behind = last < 0 ? 0 : digits.length - last - 1;
  const groups = Number(digits.replace(/[.,]/g, ''));
  if (!Number.isFinite(groups) || digits.length > 15) return null;
  if (marks.length === 0) return { value: groups, decimals: 0 };
  const same = marks.every((mark) => mark === marks[0]);
  if (same && marks.length > 1) return { value: groups, decimals: 0 };
  const broken = Number(`${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`);
  if (same && behind === 3) return { value: groups, other: broken, decimals: 0 };
  return { value: broken, decimals: behind };
}

const prices = new RegExp(`${alone}(?:(${currency}) ?${number}|${number} ?(${currency})(?![a-z]))`, 'g');
const each = new RegExp(
  `^,?-? ?(?:net |netto |ht |neto )?(?:each|apiece|a piece|l'unite|la piece|piece|chacune?|cada un[oa]|c/u|(?:per|je|pro|par|por|la|/|a) ?(\\d{1,6})? ?(?:${unit})(?![a-z]))`,
);
const unitPrice =
  /(?:unit price|price per|piece price|stückpreis|einzelpreis|preis (?:je|pro)|prix unitaire|prix a l'unite|prix par|precio unitario|precio por|each at|at a price of|zum preis von|au prix de|al precio de)[^;!?]{0,90}$/;

/** Prices and other amounts of money; one price of several units says of how many. */
export function findPrices(text: string, taken: Span[]): PriceFound[] {
  return collect(text, prices, taken, ([, sign, behind, before, code]) => {
    const amount = readAmount(behind ?? before ?? '');
    return (
      amount && { ...amount, currency: (sign ?? code ?? '').toUpperCase().slice(0, 5), each: false, per: 1 }
    );
  }).map((price) => {
    const [said, count] = each.exec(text.slice(price.end, price.end + 40)) ?? [];
    const isEach =
      said !== undefined || unitPrice.test(text.slice(Math.max(0, price.start - 120), price.start));
    return { ...price, currency: codeOf(price.currency), each: isEach, per: Number(count ?? 1) || 1 };
  });
}

const codeOf = (sign: string): string =>
  sign.startsWith('EURO') || sign === '€' ? 'EUR' : sign === '£' ? 'GBP' : sign === 'US$' ? 'USD' : sign;

const quantities = new RegExp(`${alone}${number} ?(?:x |×)?(${unit})(?![\\wäöü-])`, 'g');
const called = new RegExp(
  `(?<![a-z])(?:qty|quantity|menge|stückzahl|quantite|cantidad)(?: (?:of|von|de|is|ist|est|es))?[ .:=]{1,3}(?!\\d{7})${number}(?![\\d.,:/-]*\\d)`,
  'g',
);
const times = new RegExp(`${alone}${number} ?[x×] ?(?=[a-z]{1,6}-?\\d)`, 'g');

const portion = new RegExp(
  `${alone}${number} (?:(?:out )?of|von|der|sur|des?)(?: the| den| der| les| las| los)?(?= ${number} ?(?:${unit})(?![\\wäöü-]))`,
  'g',
);

/** Quantities: a number with its unit, behind a word for it, or before what it counts. */
export function findQuantities(text: string, taken: Span[]): QuantityFound[] {
  const read = (raw = '', unitWord?: string) => {
    const amount = readAmount(raw);
    return amount ? { ...amount, ...(unitWord ? { unit: unitCalled(unitWord) } : {}) } : undefined;
  };
  return [
    ...collect(text, quantities, taken, ([, raw, word]) => read(raw, word)),
    ...collect(text, called, taken, ([, raw]) => read(raw)),
    ...collect(text, portion, taken, ([, raw]) => {
      const amount = read(raw);
      return amount && { ...amount, part: true };
    }),
    ...collect(text, times, taken, ([, raw]) => read(raw)),
  ].sort((a, b) => a.start - b.start);
}

/** As lists of units know it, which keep their accents. */
const unitCalled = (word: string): string =>
  /^(?:teil|einheit|unite)/.test(word) ? 'pcs' : word.replace(/\.$/, '');
