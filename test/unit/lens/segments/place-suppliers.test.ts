import { describe, expect, it } from 'vitest';
import type { Fact, FactKind } from '../../../../lib/domain/fact.ts';
import { factsByPartner, placeSuppliers } from '../../../../lib/lens/segments/place-suppliers.ts';
import type { StandingRecord } from '../../../../lib/lens/segments/standing-record.ts';

function standing(partnerId: string, more: Partial<StandingRecord>): StandingRecord {
  return {
    partnerId,
    definition: 2,
    day: '2026-05-07',
    stamp: '',
    name: partnerId,
    spend: [],
    leadTimeP90: null,
    leadTimeVariation: null,
    rates: [],
    newest: null,
    ...more,
  };
}

function fact(partnerId: string, kind: FactKind, value: Fact['value'], more: Partial<Fact> = {}): Fact {
  const who = { id: `${partnerId} ${kind}`, partnerId, kind, label: kind, value };
  return { ...who, validFrom: '2026-01-01', source: 'Buyer', notedAt: 0, sample: true, ...more };
}

const TODAY = '2026-05-07';
const onTime = (hits: number, n: number): StandingRecord['rates'] => [['on-time first-promised', hits, n]];
const prior = new Map([['on-time first-promised', { mean: 0.9, strength: 10, from: 'pooled' as const }]]);

describe('suppliers in segments', () => {
  const standings = [
    standing('big', {
      spend: [['EUR', 900, 30]],
      leadTimeP90: 180,
      leadTimeVariation: 1,
      rates: onTime(10, 40),
    }),
    standing('small', {
      spend: [['EUR', 100, 5]],
      leadTimeP90: 10,
      leadTimeVariation: 0.1,
      rates: onTime(40, 40),
    }),
    standing('dollars', { spend: [['USD', 5_000, 9]], leadTimeP90: 100 }),
    standing('both', {
      spend: [
        ['EUR', 1, 1],
        ['USD', 1, 2],
      ],
    }),
  ];
  const places = new Map(
    placeSuppliers(standings, new Map(), prior).map((place) => [place.partnerId, place]),
  );

  it('places by spend, lead time and lateness, and says what is missing', () => {
    expect(places.get('big')).toMatchObject({
      quadrant: 'strategic',
      abc: 'A',
      tier: 1,
      impact: 1,
      spend: [{ amount: 900, currency: 'EUR' }],
    });
    expect(places.get('small')).toMatchObject({ quadrant: 'leverage', borderline: true, abc: 'B', tier: 3 });
    expect(places.get('big')?.missing).toEqual([
      'revenueShare',
      'qualityEffect',
      'singleSourceShare',
      'switchingMonths',
      'outsideRisk',
    ]);
  });

  it('compares spend in the currency of most records, never a sum of several', () => {
    expect(places.get('dollars')).toMatchObject({ impact: 1, abc: 'A' });
    // Most of its records are in dollars, of which it gets the least.
    expect(places.get('both')).toMatchObject({ impact: 0, abc: 'C' });
    expect(places.get('both')?.spend).toHaveLength(2);
  });

  it('ranks a supplier among those of its own currency: payments on the side do not lift the others', () => {
    const euros = Array.from({ length: 9 }, (_, at) =>
      standing(`euro-${at}`, { spend: [['EUR', 1_000 * (at + 1), 40]] }),
    );
    const dollars = Array.from({ length: 9 }, (_, at) =>
      standing(`dollar-${at}`, {
        spend: [
          ['EUR', at + 1, 2],
          ['USD', 1_000 * (at + 1), 40],
        ],
      }),
    );
    const ranked = placeSuppliers([...euros, ...dollars], new Map(), prior);
    const impactOf = (id: string) => ranked.find(({ partnerId }) => partnerId === id)?.impact;
    expect([impactOf('euro-0'), impactOf('euro-4'), impactOf('euro-8')]).toEqual([0, 0.5, 1]);
    expect([impactOf('dollar-0'), impactOf('dollar-4'), impactOf('dollar-8')]).toEqual([0, 0.5, 1]);
  });

  it('compares money of which no source names the currency by itself', () => {
    const [first, second] = placeSuppliers(
      [standing('a', { spend: [['', 10, 1]] }), standing('b', { spend: [['', 90, 1]] })],
      new Map(),
      prior,
    );
    expect([first?.impact, second?.impact]).toEqual([0, 1]);
  });

  it('places nobody of whom no spend is known', () => {
    const [none] = placeSuppliers([standing('none', { leadTimeP90: 20 })], new Map(), prior);
    expect(none).toMatchObject({ quadrant: null, impact: null, abc: null, tier: null, spend: [] });
  });

  it('takes facts that hold: what is critical is tier 1, a risk and long changing weigh', () => {
    const said = [
      fact('small', 'critical', undefined),
      fact('small', 'switching-months', 12),
      fact('small', 'country-risk', 'high'),
      fact('small', 'single-source-share', 1, { validTo: '2026-05-06' }),
    ];
    const placed = placeSuppliers(standings, factsByPartner(said, TODAY), prior);
    const small = placed.find(({ partnerId }) => partnerId === 'small');
    expect(small?.tier).toBe(1);
    expect(small?.risk).toBeGreaterThan((places.get('small')?.risk ?? 1) + 0.2);
    expect(small?.missing).toContain('singleSourceShare');
  });

  it('sees who likes us and how much we matter', () => {
    const said = [fact('big', 'partner-revenue', 1_000), fact('big', 'attractiveness', 4)];
    const [big] = placeSuppliers(standings, factsByPartner(said, TODAY), prior);
    expect(big?.preferencing).toBe('core');
  });

  it('of nobody is nobody', () => {
    expect(placeSuppliers([], new Map(), new Map())).toEqual([]);
  });
});
