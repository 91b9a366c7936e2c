import { describe, expect, it } from 'vitest';
import { matchingEntries, sortedEntries } from '../../../components/partner/portfolio-order.ts';
import { rowsBetween } from '../../../components/parts/row-window.ts';
import { rowsInView } from '../../../components/parts/windowed-rows.ts';
import { findWords } from '../../../lib/lens/partner/make-summary.ts';
import type { PartnerEntry } from '../../../lib/lens/partner/portfolio-views.ts';
import { partner } from './fixtures.ts';

function entryOf(name: string, changes: Partial<PartnerEntry & { contacts: typeof partner.contacts }> = {}) {
  const find = findWords({ ...partner, name, contacts: changes.contacts ?? [] });
  const counts = { open: 5, late: 0, lines: 50, rank: 0.9, share: 'otif' as const, figures: '{}' };
  return { id: name, name, roles: 'supplier', find, ...counts, ...changes };
}

const names = (entries: PartnerEntry[]) => entries.map(({ name }) => name);
const entries = [
  entryOf('Good', { rank: 0.99 }),
  entryOf('Few', { rank: 2 }),
  entryOf('Being made', { figures: undefined, late: 0, rank: 2 }),
  entryOf('Poor', { rank: 0.4 }),
  entryOf('Late', { rank: 0.99, late: 3 }),
];

describe('portfolio', () => {
  it('puts late lines first, then low figures, what is not judged last, and behind it what is not made yet', () => {
    expect(names(sortedEntries(entries, 'worst', false))).toEqual([
      'Late',
      'Poor',
      'Good',
      'Few',
      'Being made',
    ]);
    expect(names(sortedEntries(entries, 'otif', true))[0]).toBe('Few');
    expect(names(sortedEntries(entries, 'name', false)).at(-1)).toBe('Being made');
  });

  it('searches the beginnings of words in name, number, domain and people, in any case and without accents', () => {
    const contacts = [{ name: 'Jonas Adeyemi', email: 'jonas@ostrel.example' }];
    const entry = entryOf('Östrel Gießerei 24/7', { contacts });
    for (const search of [
      'ostrel',
      'ÖSTREL',
      'giesserei',
      'gies öst',
      '104417',
      'adeyemi jonas',
      '24',
      '  ',
      '',
    ])
      expect(matchingEntries([entry], search, 'all'), search).toHaveLength(1);
    for (const search of ['ostrel nobody', 'strel', '4417'])
      expect(matchingEntries([entry], search, 'all'), search).toHaveLength(0);
    expect(matchingEntries([entry], '', 'customer')).toHaveLength(0);
  });

  it('finds a VAT number however it is written', () => {
    const entry = {
      ...entryOf('Vat'),
      find: findWords({ ...partner, name: 'Vat', numbers: ['DE123456789'] }),
    };
    for (const search of ['DE123456789', 'de 123 456 789', 'DE-123.456.789', 'de1234'])
      expect(matchingEntries([entry], search, 'all'), search).toHaveLength(1);
    expect(matchingEntries([entry], 'DE 999', 'all')).toHaveLength(0);
  });
});

describe('rows of any height', () => {
  it('draws those between two edges', () => {
    const heights = new Float32Array([10, 20, 30, 40, 50]);
    expect(rowsBetween(heights, 5, 15, 65)).toEqual({ first: 1, end: 4 });
    expect(rowsBetween(heights, 5, -500, 5)).toEqual({ first: 0, end: 1 });
    expect(rowsBetween(heights, 5, 9_000, 9_500)).toEqual({ first: 4, end: 5 });
    expect(rowsBetween(heights, 0, 0, 500)).toEqual({ first: 0, end: 0 });
  });
});

describe('windowed rows', () => {
  it('draws what lies in the viewport and a little around it', () => {
    expect(rowsInView(10_000, 40, 200, 800)).toEqual({ first: 0, end: 27 });
    expect(rowsInView(10_000, 40, -40_000, 800)).toEqual({ first: 988, end: 1032 });
    expect(rowsInView(10_000, 40, -399_500, 800)).toEqual({ first: 9975, end: 10_000 });
  });

  it('draws something whatever the position', () => {
    expect(rowsInView(3, 40, -9_000, 800)).toEqual({ first: 2, end: 3 });
    expect(rowsInView(0, 40, 0, 800)).toEqual({ first: 0, end: 0 });
  });
});
