import { gs1Number, VAT_COUNTRIES, vatNumber } from './check-digits.ts';
import { randomFrom } from './random.ts';

/** The five shapes of identifier that a bench stores by the million. */
export const IDENTIFIER_SHAPES = ['purchase-order', 'sales-order', 'vat', 'gs1', 'part'] as const;
type IdentifierShape = (typeof IDENTIFIER_SHAPES)[number];

/** One invented identifier, as a document would print it. */
export interface SeededIdentifier {
  shape: IdentifierShape;
  text: string;
}

/** Odd, and prime to every range it steps through, so that no serial comes twice. */
const STRIDE = 7_368_787;
const PART_FAMILIES = ['PH', 'CB', 'VL', 'SH', 'IM', 'WR', 'MS', 'FC', 'BR', 'KX', 'TG', 'QN'] as const;
const PART_ENDS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

const pad = (value: number, length: number) => `${value}`.padStart(length, '0');

/**
 * `count` different identifiers, the five shapes in turn: 10-digit purchase orders (`4512345678`), sales orders with a
 * letter prefix (`SO-2612345`), VAT numbers of nine countries, GLN and GTIN-14 with their check digit, part numbers of
 * letters, digits and dashes (`PH-4821-07C`). The same seed gives the same identifiers. One at a time, so that a
 * million cost no memory. At most 5,000,000.
 */
export function* seededIdentifiers(count: number, seed: number): Generator<SeededIdentifier> {
  if (!Number.isInteger(count) || count < 0 || count > 5_000_000) {
    throw new Error(`Can make 0 to 5,000,000 identifiers, not ${count}.`);
  }
  const random = randomFrom(seed);
  const starts = IDENTIFIER_SHAPES.map(() => random.whole(0, 9_999_999));
  const vat = differentVat(starts[2] ?? 0);
  for (let made = 0; made < count; made += 1) {
    const at = made % IDENTIFIER_SHAPES.length;
    const nth = Math.floor(made / IDENTIFIER_SHAPES.length);
    const shape = IDENTIFIER_SHAPES[at] ?? 'part';
    const serial = ((starts[at] ?? 0) + nth * STRIDE) % 10_000_000;
    yield { shape, text: shape === 'vat' ? vat(nth) : SPELL[shape](serial, nth) };
  }
}

const SPELL: Record<Exclude<IdentifierShape, 'vat'>, (serial: number, nth: number) => string> = {
  'purchase-order': (serial) => `45${pad(serial, 8)}`,
  'sales-order': (serial) => `SO-${pad(serial, 7)}`,
  gs1: (serial, nth) => gs1Number(nth % 2 === 0 ? 13 : 14, serial),
  part: (serial) => {
    const family = PART_FAMILIES[serial % PART_FAMILIES.length];
    const rest = Math.floor(serial / PART_FAMILIES.length);
    const end = PART_ENDS[rest % PART_ENDS.length];
    const digits = pad(Math.floor(rest / PART_ENDS.length), 6);
    return `${family}-${digits.slice(0, 4)}-${digits.slice(4)}${end}`;
  },
};

/** VAT numbers by turns of country. A country may have none for a serial: the next free one is taken, never one twice. */
function differentVat(start: number): (nth: number) => string {
  const last = new Map<string, string>();
  return (nth) => {
    const country = VAT_COUNTRIES[nth % VAT_COUNTRIES.length] ?? 'DE';
    const serial = (start + Math.floor(nth / VAT_COUNTRIES.length) * 5) % 1_000_000;
    let text = vatNumber(country, serial);
    if (text === last.get(country)) text = vatNumber(country, serial + 1);
    last.set(country, text);
    return text;
  };
}
