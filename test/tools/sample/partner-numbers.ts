import { dunsNumber, gs1Number, VAT_COUNTRIES, vatNumber } from './check-digits.ts';
import type { SampleItem, SampleSupplier } from './sample-line.ts';

/** A company or article number with a wrong check digit, as it stands in the file. */
export interface WrongNumber {
  kind: 'vat' | 'duns' | 'gln' | 'gtin';
  value: string;
  /** Supplier number, or our part number for a GTIN. */
  of: string;
}

function rightNumbers(index: number): { vat: string; duns: string; gln: string } {
  const country = VAT_COUNTRIES[index % VAT_COUNTRIES.length] ?? 'DE';
  return {
    vat: vatNumber(country, 40_000 + index * 137),
    duns: dunsNumber(97_300_000 + index * 211),
    gln: gs1Number(13, 10_000 + index * 17),
  };
}

/** VAT, DUNS and GLN of the `index`th supplier; some lack one, some have one with a wrong check digit. */
export function companyNumbers(index: number): Pick<SampleSupplier, 'vat' | 'duns' | 'gln'> {
  const { vat, duns, gln } = rightNumbers(index);
  return {
    vat: index % 17 === 16 ? spoiled(vat) : vat,
    ...(index % 5 === 4 ? {} : { duns: index % 19 === 18 ? spoiled(duns) : duns }),
    ...(index % 4 === 3 ? {} : { gln: index % 13 === 12 ? spoiled(gln) : gln }),
  };
}

/** The number with its last digit wrong, or the one before the suffix of a Dutch number. */
function spoiled(number: string): string {
  const at = number.endsWith('B01') ? number.length - 4 : number.length - 1;
  return `${number.slice(0, at)}${(Number(number[at]) + 1) % 10}${number.slice(at + 1)}`;
}

/** A serial that hangs on our part number alone, so that a part keeps its GTIN with every supplier. */
function serialOf(partNumber: string): number {
  let serial = 0;
  for (const sign of partNumber) serial = (serial * 31 + sign.charCodeAt(0)) % 900_000_000;
  return serial;
}

function rightGtin(partNumber: string): string {
  const serial = serialOf(partNumber);
  return gs1Number(serial % 4 === 0 ? 14 : 13, serial);
}

/** Two parts in three have a GTIN; of those every eleventh or so has a wrong check digit. */
export function withGtin(item: SampleItem): SampleItem {
  const serial = serialOf(item.number);
  if (serial % 3 === 2) return item;
  const gtin = rightGtin(item.number);
  return { ...item, gtin: serial % 11 === 0 ? spoiled(gtin) : gtin };
}

/** Every number of these suppliers and their parts whose check digit is wrong on purpose. */
export function wrongNumbers(suppliers: readonly SampleSupplier[]): WrongNumber[] {
  const wrong: WrongNumber[] = [];
  suppliers.forEach((supplier, index) => {
    const right = rightNumbers(index);
    for (const kind of ['vat', 'duns', 'gln'] as const) {
      const value = supplier[kind];
      if (value !== undefined && value === spoiled(right[kind]))
        wrong.push({ kind, value, of: supplier.number });
    }
  });
  const seen = new Set<string>();
  for (const { number, gtin } of suppliers.flatMap((supplier) => supplier.items)) {
    if (!gtin || seen.has(number)) continue;
    seen.add(number);
    if (gtin !== rightGtin(number)) wrong.push({ kind: 'gtin', value: gtin, of: number });
  }
  return wrong;
}
