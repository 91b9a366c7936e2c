import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parcelOf, parcelsIn } from '../../../../lib/recognise/tracking/parcel-of.ts';
import { realData } from '../../../real-data.ts';

/** Made by hand after the rules; not numbers of real parcels. */
const OWN = [
  ['1ZA1B2C30312345673', 'UPS'],
  ['1z a1b 2c3 03 1234 5673', 'UPS'],
  ['123456789012', 'FedEx'],
  ['TBA123456789012', 'Amazon'],
  ['1234567891', 'DHL'],
] as const;

/** The carrier as our list names it: LaserShip has become OnTrac, Amazon's two series are one carrier. */
const CARRIER: Record<string, string> = {
  'United States Postal Service': 'USPS',
  LaserShip: 'OnTrac',
  'Old Dominion Freight Line': 'Old Dominion',
  'GOFO Express': 'GOFO',
  'Landmark Global LTN': 'Landmark Global',
  'Spee-Dee Delivery': 'Spee-Dee',
};

interface Series {
  name: string;
  test_numbers: { valid: string[]; invalid: string[] };
}

function published(folder: string): { carrier: string; series: Series }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      const data = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
        name: string;
        tracking_numbers: Series[];
      };
      return data.tracking_numbers.map((series) => ({ carrier: CARRIER[data.name] ?? data.name, series }));
    });
}

const isOf = (text: string, carrier: string): boolean => {
  const parcel = parcelOf(text);
  if (carrier.startsWith('S10')) return parcel?.country !== undefined;
  return parcel?.carriers.some((each) => each.startsWith(carrier)) ?? false;
};

describe('tracking numbers', () => {
  it.each(OWN)('%s is a parcel of %s', (text, carrier) => {
    expect(parcelOf(text)?.carriers).toContain(carrier);
  });

  it('is refused with another check digit', () => {
    for (let digit = 0; digit < 10; digit++) {
      expect(parcelOf(`1ZA1B2C3031234567${digit}`) !== null).toBe(digit === 3);
      expect(parcelOf(`RR12345678${digit}DE`) !== null).toBe(digit === 5);
    }
    expect(parcelOf('RR123456785XX')).toBeNull();
  });

  it('says all carriers where the number does not decide, and the country of mail', () => {
    expect(parcelOf('320595463938')?.carriers).toContain('Purolator');
    expect(parcelOf('77767553207')?.speaksForItself).toBe(false);
    expect(parcelOf('RR123456785DE')).toEqual({
      number: 'RR123456785DE',
      carriers: [],
      country: 'DE',
      speaksForItself: true,
    });
  });

  it('finds several in one field', () => {
    const text = 'UPS 1ZA1B2C30312345673, RR 123 456 785 DE\nTBA123456789012';
    expect(parcelsIn(text).map(({ number }) => number)).toEqual([
      '1ZA1B2C30312345673',
      'RR123456785DE',
      'TBA123456789012',
    ]);
  });

  it('never takes longer for a longer or stranger text, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 2_000 }), fc.stringMatching(/^[0-9A-Z ]{0,300}$/)),
        (text) => {
          for (const { number } of parcelsIn(text)) expect(number.length).toBeLessThanOrEqual(40);
        },
      ),
      { numRuns: 300 },
    );
  });
});

const folder = realData('tracking');

describe.skipIf(folder === null)('published test numbers of carriers', () => {
  const all = folder === null ? [] : published(folder);

  const valid = new Set(all.flatMap(({ series }) => series.test_numbers.valid));

  it('knows every valid one, by its carrier', () => {
    const missed = all.flatMap(({ carrier, series }) =>
      series.test_numbers.valid.filter((number) => !isOf(number, carrier)),
    );
    expect(missed).toEqual([]);
    expect(valid.size).toBeGreaterThan(150);
  });

  it('knows none of the invalid ones by its carrier', () => {
    const taken = all.flatMap(({ carrier, series }) =>
      series.test_numbers.invalid
        .filter((number) => !valid.has(number) && isOf(number, carrier))
        .map((number) => `${series.name} ${number}`),
    );
    expect(taken).toEqual([]);
  });
});
