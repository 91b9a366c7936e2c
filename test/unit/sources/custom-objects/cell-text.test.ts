import { expect, test } from 'vitest';
import { cellText } from '../../../../lib/sources/custom-objects/cell-text.ts';

test.each([
  [null, 'text', ''],
  [undefined, 'number', ''],
  ['<p>First<br>second</p>', 'text', 'First\nsecond'],
  ['00010', 'text', '00010'],
  [1.5, 'number', '1.5'],
  ['12.50', 'number', '12.50'],
  [1e-7, 'number', '0.0000001'],
  ['ten', 'number', 'ten'],
  ['2026-03-05', 'day', '2026-03-05'],
  ['2026-01-02T23:30:00.000+0000', 'instant', '2026-01-02'],
  ['2026-01-02T23:30:00.000-0200', 'instant', '2026-01-03'],
  ['1767312000000', 'day', '2026-01-02'],
  ['soon', 'day', 'soon'],
  ['99999999999999999', 'instant', '99999999999999999'],
  [true, 'flag', 'true'],
  [{ Name: 'a record' }, 'text', ''],
] as const)('%o as %s is %o', (value, holds, text) => {
  expect(cellText(value, holds)).toBe(text);
});
