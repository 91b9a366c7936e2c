import { expect, test } from 'vitest';
import { noteWords } from '../../../../lib/sources/note-words.ts';
import { type Condition, instantOf, whereOf } from '../../../../lib/sources/zoho/coql.ts';
import { nameOf } from '../../../../lib/sources/zoho/names.ts';
import { companyKey } from '../../../../lib/sources/zoho/to-partner.ts';

const plain = (field: string) => field;
const is = (field: string, value: string): Condition => ({ field, is: '=', value });

test('conditions stand in pairs, and a query is never without one', () => {
  expect(whereOf([], plain)).toBe('id is not null');
  expect(whereOf([is('A', '1'), is('B', '2'), is('C', '3')], plain)).toBe(
    "((A = '1' and B = '2') and C = '3')",
  );
  expect(whereOf([{ any: [is('A', '1'), is('B', '2')] }, { field: 'C', is: 'null' }], plain)).toBe(
    "((A = '1' or B = '2') and C is null)",
  );
});

test('a quote is written twice, and no text ends a query', () => {
  expect(whereOf([is('Name', "Sam's\n' or id > '0")], plain)).toBe("Name = 'Sam''s '' or id > ''0'");
});

test('an instant has whole seconds and an offset', () => {
  expect(instantOf(Date.UTC(2026, 0, 2, 3, 4, 5, 678))).toBe('2026-01-02T03:04:05+00:00');
});

test('a name that a company changed is used, also on the way over a lookup', () => {
  const names = { Vendors: 'Suppliers', 'Ordered_Items.Product_Name': 'Article' };
  expect(nameOf(names, 'Vendors')).toBe('Suppliers');
  expect(nameOf(names, 'Ordered_Items', 'Product_Name.Product_Code')).toBe('Article.Product_Code');
  expect(nameOf(names, 'Vendors', 'Email')).toBe('Email');
});

test('a company without a name goes by its id, which is longer than a number can tell', () => {
  expect(companyKey({ id: '5540000000000000123', name: '' })).toBe('5540000000000000123');
  expect(companyKey({ id: '1', name: 'Acme Foundry' })).toBe('ACMEFOUNDRY');
});

test('the subject of a note is left out where its text begins with it', () => {
  expect(noteWords('They take it… [PartnerLens 0123456789abcdef]', 'They take it on Friday.')).toBe(
    'They take it on Friday.',
  );
  expect(noteWords('Rang', 'Nobody there')).toBe('Rang\nNobody there');
});
