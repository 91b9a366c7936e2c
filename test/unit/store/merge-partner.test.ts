import { describe, expect, test } from 'vitest';
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
});
