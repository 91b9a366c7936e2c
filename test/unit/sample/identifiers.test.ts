import { describe, expect, it } from 'vitest';
import {
  dunsNumber,
  gs1CheckDigit,
  gs1Number,
  luhnCheckDigit,
  vatFromBody,
} from '../../tools/sample/check-digits.ts';
import { IDENTIFIER_SHAPES, seededIdentifiers } from '../../tools/sample/identifiers.ts';

const SHAPES: Record<(typeof IDENTIFIER_SHAPES)[number], RegExp> = {
  'purchase-order': /^45\d{8}$/,
  'sales-order': /^SO-\d{7}$/,
  vat: /^(DE\d{9}|ATU\d{8}|FR\d{11}|IT\d{11}|BE0\d{9}|NL\d{9}B01|PL\d{10}|DK\d{8}|LU\d{8})$/,
  gs1: /^(952\d{10}|1952\d{10})$/,
  part: /^[A-Z]{2}-\d{4}-\d{2}[A-Z]$/,
};

describe('check digits of the sample', () => {
  it.each([
    ['DE', '13669597', 'DE136695976'],
    ['AT', '1358562', 'ATU13585627'],
    ['FR', '30326504', 'FR40303265045'],
    ['IT', '0074311015', 'IT00743110157'],
    ['BE', '04287594', 'BE0428759497'],
    ['NL', '00449544', 'NL004495445B01'],
    ['PL', '856734621', 'PL8567346215'],
    ['DK', '1358562', 'DK13585628'],
    ['LU', '150274', 'LU15027442'],
  ])('makes the published example of %s', (country, body, number) => {
    expect(vatFromBody(country, body)).toBe(number);
  });

  it('makes the published examples of GS1 and Luhn', () => {
    expect(gs1CheckDigit('629104150021')).toBe('3');
    expect(gs1CheckDigit('0001234560001')).toBe('2');
    expect(luhnCheckDigit('7992739871')).toBe('3');
    expect(gs1Number(13, 1)).toHaveLength(13);
    expect(gs1Number(14, 1)).toHaveLength(14);
    expect(dunsNumber(15_048_378)).toBe('150483782');
  });
});

describe('seeded identifiers', () => {
  it('are the same for the same seed and others for another', () => {
    expect([...seededIdentifiers(500, 7)]).toEqual([...seededIdentifiers(500, 7)]);
    expect([...seededIdentifiers(500, 8)]).not.toEqual([...seededIdentifiers(500, 7)]);
  });

  it('are all different, in five shapes of equal share', () => {
    const made = [...seededIdentifiers(50_000, 3)];
    expect(new Set(made.map((each) => each.text)).size).toBe(50_000);
    for (const shape of IDENTIFIER_SHAPES) {
      const own = made.filter((each) => each.shape === shape);
      expect(own).toHaveLength(10_000);
      expect(own.filter((each) => !SHAPES[shape].test(each.text))).toEqual([]);
    }
  });

  it('refuses a count that it can not make different', () => {
    expect(() => [...seededIdentifiers(5_000_001, 1)]).toThrow('5,000,000');
  });
});
