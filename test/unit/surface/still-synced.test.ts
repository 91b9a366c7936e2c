import { expect, test } from 'vitest';
import { stillSynced } from '../../../lib/surface/still-synced.ts';

const syncedTo = Date.parse('2026-05-06T08:00:00Z');
const before = { syncedTo, capabilities: { Receipts: false, Vendors: true, 'write:note': false } };

test('what can be read only now is read from the beginning', () => {
  expect(stillSynced(before, { ...before.capabilities, Receipts: true })).toBeUndefined();
});

test('what a sync had to leave unread is read from the beginning', () => {
  expect(
    stillSynced({ ...before, unread: [{ object: 'Vendors', message: 'no' }] }, before.capabilities),
  ).toBeUndefined();
});

test('nothing is read anew for deletions that this user is not told: it would not find them', () => {
  const unread = [{ object: 'deleted Cases', message: 'no', apart: true, deletions: 'stay' as const }];
  expect(stillSynced({ ...before, unread }, before.capabilities)).toBe(syncedTo);
});

test.each([
  ['all is as it was', {}],
  ['less can be read', { Vendors: false }],
  ['it says something that it did not say before', { Tasks: true }],
  ['notes may be written now', { 'write:note': true }],
])('%s: it stays read', (_, now) => {
  expect(stillSynced(before, { ...before.capabilities, ...now })).toBe(syncedTo);
});
