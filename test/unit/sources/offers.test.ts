import { expect, test } from 'vitest';
import { SOURCES } from '../../../lib/sources/index.ts';
import { notReadFrom } from '../../../lib/sources/offers.ts';

test('what a system of this kind is never asked for is told, but for what own objects may bring', () => {
  expect(notReadFrom(SOURCES.tryton)).toEqual(['opportunities', 'quotes', 'leads', 'campaigns']);
  expect(notReadFrom(SOURCES.dynamics)).toEqual(expect.arrayContaining(['invoices', 'payments', 'stock']));
  expect(notReadFrom({ needs: SOURCES.salesforce.needs })).toContain('receipts');
  expect(notReadFrom(SOURCES.salesforce)).not.toContain('receipts');
});
