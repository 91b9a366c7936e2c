import { expect, test } from 'vitest';
import { isSettled, standingOf } from '../../../../lib/sources/zoho/status-words.ts';

test.each([
  ...['Delivered', 'Received', 'Fully received', 'Closed', 'Completed', 'Geliefert', 'Livré', 'Recibido'],
  ...['Vollständig geliefert', 'Reçue', 'Clôturée'],
])('%s: nothing of it is expected any more', (status) => {
  expect(standingOf(status)).toBe('closed');
});

test.each([
  ...['Approved', 'Created', '', null, 'Partially received', 'Part delivered', 'Undelivered', 'Incomplete'],
  ...['Not delivered', 'To be received', 'Teilgeliefert', 'Nicht geliefert', 'Non livré', 'No recibido'],
  ...[
    'Unvollständig geliefert',
    'Partiellement livré',
    'Out for delivery',
    'Payment received',
    'PO received',
  ],
  ...['Cancellation requested', 'Not cancelled', 'Cancel pending', 'Recancelation', 'Open'],
])('%s: it is open', (status) => {
  expect(standingOf(status)).toBe('open');
});

test.each(['Cancelled', 'Canceled', 'Storniert', 'Annulée', 'Anulado', 'Rejected', 'Cancelled (delivered)'])(
  '%s: it is off',
  (status) => {
    expect(standingOf(status)).toBe('cancelled');
  },
);

test('an order that was not sent is a draft', () => {
  expect(['Draft', 'Entwurf', 'Brouillon'].map(standingOf)).toEqual(['draft', 'draft', 'draft']);
});

test('a case that is unresolved or was opened again is not settled', () => {
  expect(['Closed', 'Resolved', 'Gelöst', 'Résolue'].map(isSettled)).toEqual([true, true, true, true]);
  expect(['Unresolved', 'Not resolved', 'Reopened', 'To be closed', 'New', null].map(isSettled)).toEqual(
    Array(6).fill(false),
  );
});
