import { describe, expect, test } from 'vitest';
import { addressesIn, isSiteAt, ledTo, numbersIn } from '../../../lib/sources/find-partners.ts';

/** Companies by the addresses of their people and by their domains, and what was asked of them. */
function people(having: Record<string, string>, there: Record<string, string[]>) {
  const asked: string[] = [];
  return {
    asked,
    peopleWith: async (mails: readonly string[]) => {
      asked.push(...mails);
      return mails.flatMap((email) => (having[email] ? [{ email, id: having[email] }] : []));
    },
    companiesAt: async (domain: string) => {
      asked.push(domain);
      return there[domain] ?? [];
    },
  };
}

describe('what is wanted', () => {
  const wanted = [
    { kind: 'order' as const, spellings: ['4500-1', '45001'] },
    { kind: 'order' as const, spellings: ['45001'] },
    { kind: 'email' as const, spellings: ['Anna@Acme.example'] },
    { kind: 'domain' as const, spellings: ['acme.example'] },
  ];

  test('are numbers in every spelling, once each', () => {
    expect(numbersIn(wanted)).toEqual(['4500-1', '45001']);
  });

  test('are addresses and domains as they are compared', () => {
    expect(addressesIn(wanted)).toEqual(['anna@acme.example', 'acme.example']);
  });
});

describe('where an address leads', () => {
  test('to whoever has it, and its domain is not asked for', async () => {
    const { asked, ...book } = people({ 'anna@acme.com': 'Acme' }, {});
    expect(await ledTo(['anna@acme.com'], book)).toEqual([{ id: 'Acme' }]);
    expect(asked).toEqual(['anna@acme.com']);
  });

  test('that nobody has: to the one company at its domain, which is said', async () => {
    const { asked: _, ...book } = people({}, { 'acme.com': ['Acme'] });
    expect(await ledTo(['new@acme.com'], book)).toEqual([{ id: 'Acme', domain: 'acme.com' }]);
  });

  test('of several companies at a domain: nowhere', async () => {
    const { asked: _, ...book } = people({}, { 'acme.com': ['Acme', 'Acme Holding'] });
    expect(await ledTo(['acme.com'], book)).toEqual([]);
  });

  test('where anybody has mail: nowhere, and nothing is asked of the domain', async () => {
    const { asked, ...book } = people({}, { 'gmail.com': ['Somebody'] });
    expect(await ledTo(['anna@gmail.com', 'gmail.com'], book)).toEqual([]);
    expect(asked).toEqual(['anna@gmail.com']);
  });
});

test('a website is at its domain and below it, at no other one', () => {
  expect(isSiteAt('https://www.acme.com/en', 'acme.com')).toBe(true);
  expect(isSiteAt('shop.acme.com', 'acme.com')).toBe(true);
  expect(isSiteAt('notacme.com', 'acme.com')).toBe(false);
  expect(isSiteAt(null, 'acme.com')).toBe(false);
});
