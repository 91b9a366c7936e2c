import { expect, test } from 'vitest';
import { EVERYTHING } from '../../../lib/domain/sync-marks.ts';
import { anewAfter } from '../../../lib/surface/anew-after.ts';

const before = { capabilities: { Receipts: false, Vendors: true, 'write:note': false } };

test('where something can be read only now, everything is read from the beginning', () => {
  expect(anewAfter(before, { ...before.capabilities, Receipts: true })).toEqual({ anew: [EVERYTHING] });
});

test('also where a sync had to leave something unread', () => {
  const unread = [{ object: 'Vendors', message: 'no' }];
  expect(anewAfter({ ...before, unread }, before.capabilities)).toEqual({ anew: [EVERYTHING] });
});

test('nothing is read anew for deletions that this user is not told: it would not find them', () => {
  const unread = [{ object: 'deleted Cases', message: 'no', apart: true, deletions: 'stay' as const }];
  expect(anewAfter({ ...before, unread }, before.capabilities)).toEqual({});
});

test('what was to be read anew before still is', () => {
  expect(anewAfter({ ...before, anew: ['cases'] }, before.capabilities)).toEqual({ anew: ['cases'] });
});

test.each([
  ['all is as it was', {}],
  ['less can be read', { Vendors: false }],
  ['it says something that it did not say before', { Tasks: true }],
  ['notes may be written now', { 'write:note': true }],
])('%s: nothing is read anew', (_, now) => {
  expect(anewAfter(before, { ...before.capabilities, ...now })).toEqual({});
});
