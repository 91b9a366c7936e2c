import { expect, test } from 'vitest';
import { placeKey, placeOf } from '../../../../lib/lens/partner/place.ts';

test.each([
  [{ city: 'Berlin', country: 'Germany' }, 'berlin de'],
  [{ city: ' BERLIN ', country: 'DE' }, 'berlin de'],
  [{ city: 'Berlin', country: 'Deutschland' }, 'berlin de'],
  [{ city: 'Genève', country: 'Suisse' }, 'geneve ch'],
  [{ city: 'Berlin', country: 'Nowhere' }, 'berlin nowhere'],
  [{ city: 'Berlin' }, undefined],
  [{ country: 'DE' }, undefined],
])('%j is %s', (partner, key) => expect(placeKey(partner)).toBe(key));

test('a place is told as its source words it', () => {
  expect(placeOf({ city: 'Berlin', country: 'DE' })).toBe('Berlin, DE');
  expect(placeOf({})).toBe('');
});
