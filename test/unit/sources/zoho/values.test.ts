import { expect, test } from 'vitest';
import { type Condition, instantOf, whereOf } from '../../../../lib/sources/zoho/coql.ts';
import { nameOf } from '../../../../lib/sources/zoho/names.ts';
import { companyKey } from '../../../../lib/sources/zoho/to-partner.ts';
import { parseCoql } from '../../../simulators/zoho-coql.ts';

const is = (field: string, value: string): Condition => ({ field, is: '=', value });
/** What a server understands of these conditions. */
const understood = (conditions: Condition[]) =>
  parseCoql(`select id from Accounts where ${whereOf(conditions, (field) => field)}`).where;
const equal = (field: string, value: string) => ({ field, test: '=', values: [value] });

test('conditions stand in pairs, and a query is never without one', () => {
  expect(understood([])).toEqual({ field: 'id', test: 'present', values: [] });
  expect(understood([is('A', '1'), is('B', '2'), is('C', '3')])).toEqual({
    by: 'and',
    sides: [{ by: 'and', sides: [equal('A', '1'), equal('B', '2')] }, equal('C', '3')],
  });
  expect(understood([{ any: [is('A', '1'), is('B', '2')] }, { field: 'C', is: 'null' }])).toEqual({
    by: 'and',
    sides: [
      { by: 'or', sides: [equal('A', '1'), equal('B', '2')] },
      { field: 'C', test: 'absent', values: [] },
    ],
  });
});

test('no text ends a query: a quote is part of it, a line break a space', () => {
  expect(understood([is('Name', "Sam's\n' or id > '0")])).toEqual(equal('Name', "Sam's ' or id > '0"));
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
