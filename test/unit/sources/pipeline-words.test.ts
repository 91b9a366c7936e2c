import { expect, test } from 'vitest';
import { amountOf, isRenewal, statusOf } from '../../../lib/sources/pipeline-words.ts';

test('a renewal is told by its type, in five languages', () => {
  const types = ['Renewal', 'Verlängerung', 'Renouvellement', 'Reconduction', 'Renovación', 'Rinnovo'];
  expect(types.filter((type) => !isRenewal(type))).toEqual([]);
  expect(isRenewal(undefined, 'Contract_Renewal')).toBe(true);
  expect(isRenewal('New business', null, '')).toBe(false);
});

test('an amount is in the currency of its record, else of the company', () => {
  expect(amountOf(12.5, 'USD', 'EUR')).toEqual({ amount: { amount: '12.5', currency: 'USD' } });
  expect(amountOf('1200.10', 'usd', 'EUR')).toEqual({ amount: { amount: '1200.10', currency: 'EUR' } });
  expect(amountOf(0, null, 'EUR')).toEqual({ amount: { amount: '0', currency: 'EUR' } });
  expect([amountOf(null, 'EUR', ''), amountOf('', 'EUR', ''), amountOf(1e21, 'EUR', '')]).toEqual([
    {},
    {},
    {},
  ]);
});

test('a status is plain text, or absent', () => {
  expect(statusOf('<b>Sent</b>')).toEqual({ status: 'Sent' });
  expect(statusOf(' ')).toEqual({});
});
