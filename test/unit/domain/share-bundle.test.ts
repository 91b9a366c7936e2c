import { expect, test } from 'vitest';
import { actionState } from '../../../lib/domain/improvement-action.ts';
import {
  type Bundle,
  bundleSchema,
  MAX_SHARED_LINES,
  revocationSchema,
  sharedSchema,
} from '../../../lib/domain/share-bundle.ts';
import { envelopeSchema } from '../../../lib/domain/share-envelope.ts';
import { sharedKpiSchema } from '../../../lib/domain/share-figure.ts';
import { everyField } from '../every-field.ts';

/** A bundle in which every field is present. */
function whole(): Bundle {
  return everyField(bundleSchema) as Bundle;
}

test('a bundle with every field is read as it was written', () => {
  const bundle = whole();
  expect(sharedSchema.parse(JSON.parse(JSON.stringify(bundle)))).toEqual(bundle);
});

test('a field that nobody named is refused wherever it stands', () => {
  const refused = (value: unknown) => expect(sharedSchema.safeParse(value).success).toBe(false);
  const bundle = whole();
  refused({ ...bundle, buyer: 'B. Uyer' });
  const [line] = bundle.lines;
  refused({ ...bundle, lines: [{ ...line, price: 3 }] });
  const { theirs } = bundle;
  const [row] = theirs.rows;
  refused({ ...bundle, theirs: { ...theirs, rows: [{ ...row, prior: 1 }] } });
  refused({
    ...bundle,
    theirs: { ...theirs, rows: [{ ...row, figure: { ...row?.figure, currency: 'EUR' } }] },
  });
});

test('money, and what we alone know, is no shared figure', () => {
  for (const id of ['spend', 'price-variance', 'inventory-turns', 'days-of-supply'])
    expect(sharedKpiSchema.safeParse(id).success, id).toBe(false);
  expect(sharedKpiSchema.safeParse('otif').success).toBe(true);
});

test('more lines than can be shared are refused', () => {
  const bundle = whole();
  const [line] = bundle.lines;
  const lines = Array.from({ length: MAX_SHARED_LINES + 1 }, () => line);
  expect(sharedSchema.safeParse({ ...bundle, lines }).success).toBe(false);
  expect(sharedSchema.safeParse({ ...bundle, lines: lines.slice(1) }).success).toBe(true);
});

test('months and instants that no calendar has are refused', () => {
  const bundle = whole();
  for (const other of [{ period: ['2025-13', '2026-04'] }, { expiresAt: 253_402_300_800_000 }])
    expect(sharedSchema.safeParse({ ...bundle, ...other }).success).toBe(false);
});

test('a revocation shows no figure', () => {
  const revocation = everyField(revocationSchema) as object;
  expect(sharedSchema.parse(revocation)).toEqual(revocation);
  expect(sharedSchema.safeParse({ ...revocation, theirs: whole().theirs }).success).toBe(false);
});

test('an envelope has three parts in base64url and nothing beside them', () => {
  const envelope = { protected: 'eyJhbGciOiJFUzI1NiJ9', payload: 'e30', signature: 'A'.repeat(86) };
  expect(envelopeSchema.parse(envelope)).toEqual(envelope);
  expect(envelopeSchema.safeParse({ ...envelope, header: {} }).success).toBe(false);
  expect(envelopeSchema.safeParse({ ...envelope, signature: `${'A'.repeat(85)}=` }).success).toBe(false);
});

test('an action is done, acknowledged or open', () => {
  const acknowledged = { on: '2026-05-05', by: 'J. Adeyemi' };
  expect(actionState({ state: 'open' })).toBe('open');
  expect(actionState({ state: 'open', acknowledged })).toBe('acknowledged');
  expect(actionState({ state: 'done', acknowledged })).toBe('done');
});
