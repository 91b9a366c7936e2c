import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import type { Partner } from '../../../../lib/domain/partner.ts';
import { sameCompanies } from '../../../../lib/lens/partner/same-company.ts';

const partner = (id: string, more: Partial<Partner> = {}): Partner => ({
  id,
  name: `Company ${id}`,
  roles: ['supplier'],
  numbers: [id],
  domains: [],
  contacts: [],
  provenance: { sourceId: 's', fetchedAt: 1, jobId: 'j' },
  ...more,
});

test.each([
  ['a VAT number', { numbers: ['DE136695976'] }, { numbers: ['DE136695976'] }, ['number']],
  ['a domain', { domains: ['a.example'] }, { contacts: [{ name: 'X', email: 'x@a.example' }] }, ['domain']],
  ['a name', { name: 'Jastbrück Pumpenteile AG' }, { name: 'JASTBRUECK Pumpen-Teile' }, ['name']],
  ['a name', { name: 'Métaux S.A. (Rhône)' }, { name: 'Metaux Rhone SAS' }, ['name']],
  ['public mail', { domains: ['gmail.com'] }, { domains: ['gmail.com'] }, []],
  ['a short number', { numbers: ['4711'] }, { numbers: ['4711'] }, []],
  ['a legal form', { name: 'GmbH & Co. KG' }, { name: 'GmbH' }, []],
  ['nothing', {}, {}, []],
])('two that share %s', (_, a, b, reasons) => {
  const pairs = sameCompanies([partner('A', a), partner('B', b)]);
  expect(pairs.map(({ ids, reasons }) => ({ ids, reasons }))).toEqual(
    reasons.length === 0 ? [] : [{ ids: ['A', 'B'], reasons }],
  );
});

it.each([
  ['DE136695976', 'vat'],
  ['DE136695975', 'number'],
  ['4006381333931', 'gln'],
  ['804735132', 'duns'],
  ['V-47110815', 'number'],
])('says what kind of number %s is that both have', (number, kind) => {
  const pairs = sameCompanies([partner('A', { numbers: [number] }), partner('B', { numbers: [number] })]);
  expect(pairs[0]?.shared).toEqual([{ kind, value: number }]);
});

it('counts a company number that is an id too', () => {
  const numbers = ['DE136695976'];
  const pairs = sameCompanies([partner('DE136695976', { numbers }), partner('B', { numbers })]);
  expect(pairs[0]?.shared).toEqual([{ kind: 'vat', value: 'DE136695976' }]);
  const own = ['47110815'];
  expect(sameCompanies([partner('47110815', { numbers: own }), partner('B', { numbers: own })])).toEqual([]);
});

it('names the place of two that share a name, and never for itself', () => {
  const [berlin, DE] = [
    { city: 'Berlin', country: 'Germany' },
    { city: 'Berlin', country: 'DE' },
  ];
  const named = [partner('A', { ...berlin, name: 'Ostrel AG' }), partner('B', { ...DE, name: 'Ostrel' })];
  expect(sameCompanies(named)[0]?.shared).toEqual([
    { kind: 'name', value: 'ostrel' },
    { kind: 'place', value: 'Berlin, Germany' },
  ]);
  expect(sameCompanies([partner('A', berlin), partner('B', DE)])).toEqual([]);
});

it('leaves own sites out, and what many share', () => {
  const domains = ['portal.example'];
  expect(sameCompanies([partner('A', { domains, roles: ['own-site'] }), partner('B', { domains })])).toEqual(
    [],
  );
  expect(sameCompanies(Array.from({ length: 6 }, (_, at) => partner(`P${at}`, { domains })))).toEqual([]);
});

it('finds the same pairs in any order of the records', () => {
  const word = fc.constantFrom('ostrel', 'metall', 'gmbh', 'Ü', 'ue');
  const some = fc.array(fc.record({ name: fc.array(word, { maxLength: 3 }), domain: word }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(some, (list) => {
      const partners = list.map(({ name, domain }, at) =>
        partner(`${at}`, { name: name.join(' ') || 'x', domains: [`${domain}.example`] }),
      );
      const text = (of: Partner[]) =>
        JSON.stringify(
          sameCompanies(of)
            .map((pair) => JSON.stringify(pair))
            .sort(),
        );
      expect(text([...partners].reverse())).toBe(text(partners));
    }),
  );
});
