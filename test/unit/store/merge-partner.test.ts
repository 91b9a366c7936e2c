import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Partner } from '../../../lib/domain/partner.ts';
import { mergePartner } from '../../../lib/store/merge.ts';
import { from, partner } from './records.ts';

describe('merging partners', () => {
  test('unites, and is the kept object when nothing is new', () => {
    const kept = mergePartner(partner('a', { domains: ['b.example', 'a.example'] }), partner('a'));
    expect(kept.domains).toEqual(['a.example', 'b.example']);
    expect(mergePartner(kept, partner('a', { domains: ['a.example'] }))).toBe(kept);
  });

  test('own site and supplier exclude each other: the newer statement holds', () => {
    const supplier = partner('a', { roles: ['supplier', 'customer'] });
    const site = partner('a', { roles: ['own-site'], ...from(2_000, 'job-2') });
    expect(mergePartner(supplier, site).roles).toEqual(['customer', 'own-site']);
    expect(mergePartner(site, supplier).roles).toEqual(['customer', 'own-site']);
  });

  test('name and owner come from the newer record', () => {
    const newer = partner('a', { name: 'New', ...from(2_000) });
    const older = partner('a', { name: 'Old', owner: 'desk 4' });
    expect(mergePartner(newer, older)).toMatchObject({ name: 'New', owner: 'desk 4' });
    expect(mergePartner(older, newer)).toMatchObject({ name: 'New', owner: 'desk 4' });
  });

  const told = (sourceId: string, name: string, fetchedAt: number) =>
    partner('a', { name, provenance: { sourceId, fetchedAt, jobId: sourceId } });
  const TOLD = [
    told('tryton:erp', 'Sample Castings GmbH', 1_000),
    told('file:orders', 'SAMPLE CASTINGS', 2_000),
    told('tryton:erp', 'Sample Castings AG', 3_000),
    told('file:orders', 'SAMPLE CASTINGS', 4_000),
  ];

  test('two sources that call it differently are both kept with their names, in whatever sequence they come', () => {
    const whole = TOLD.reduce(mergePartner);
    expect(whole).toMatchObject({
      name: 'SAMPLE CASTINGS',
      names: [
        { sourceId: 'file:orders', name: 'SAMPLE CASTINGS', fetchedAt: 4_000 },
        { sourceId: 'tryton:erp', name: 'Sample Castings AG', fetchedAt: 3_000 },
      ],
    });
    fc.assert(
      fc.property(fc.shuffledSubarray(TOLD, { minLength: 4 }), (mixed) => {
        const { name, names } = mixed.reduce(mergePartner);
        expect({ name, names }).toEqual({ name: whole.name, names: whole.names });
      }),
    );
  });

  test('one source alone needs no list of names', () => {
    expect(mergePartner(TOLD[0] as Partner, TOLD[2] as Partner)).not.toHaveProperty('names');
  });
});
