// @vitest-environment jsdom
import fc from 'fast-check';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { Instant } from '../../../components/parts/Told.tsx';
import { MapPage } from '../../../components/portfolio/MapPage.tsx';
import { type MapChoice, searchable, shownRows } from '../../../components/portfolio/map-order.ts';
import type { PortfolioMapRow, PortfolioMapView } from '../../../lib/lens/portfolio/portfolio-views.ts';
import { runs } from '../runs.ts';
import * as part from './arbitrary-parts.ts';
import { INSTANT, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();
const points = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null });
const cell = fc.option(
  fc
    .record({ value: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }), n: fc.nat(99) })
    .chain((figure) =>
      fc.record({
        figure: fc.constant({
          ...figure,
          unit: 'ratio',
          missing: figure.value === null ? 'no-records' : undefined,
        }),
        score: figure.value === null ? fc.constant(null) : points,
        missesSurely: fc.boolean(),
      }),
    ),
  { nil: null },
);
const row = fc.record({
  partner: part.head,
  score: points,
  grade: fc.constantFrom('A', 'C', 'D', null),
  ungraded: part.maybe(fc.constantFrom('coverage', 'no-records')),
  coverage: fc.double({ min: 0, max: 1, noNaN: true }),
  cells: fc.tuple(cell, cell),
}) as unknown as fc.Arbitrary<PortfolioMapRow>;
const view = fc.record({
  asOf: fc.constant(TODAY),
  origin: part.origin,
  period: fc.constant(['2025-06', '2026-05']),
  columns: fc.constant([{ kpi: 'otif', basis: 'first-promised' }, { kpi: 'quality-ppm' }]),
  rows: fc.array(row, { maxLength: 6 }),
  pending: fc.nat(3),
}) as unknown as fc.Arbitrary<PortfolioMapView>;

const worst: MapChoice = { search: '', sort: 'score', descending: false };

describe('the score map', () => {
  it('names source and age of every fact, and makes none up', () => {
    fc.assert(
      fc.property(view, (shown) => {
        act(() => render(null, stage.root));
        const page = (
          <MapPage
            view={shown}
            choice={worst}
            onChoose={() => undefined}
            backHref="#"
            partnerHref={() => '#'}
            termHref={() => '#'}
          />
        );
        act(() => render(<Instant.Provider value={INSTANT}>{page}</Instant.Provider>, stage.root));
        expect(untold(stage.root)).toEqual([]);
        expect(/NaN|Infinity|undefined|null/.exec(stage.root.innerHTML)).toBeNull();
      }),
      runs(60),
    );
  });

  it('stands worst first, those without points last whichever way it is sorted', () => {
    fc.assert(
      fc.property(
        view,
        fc.constantFrom('score' as const, 0, 1),
        fc.boolean(),
        ({ rows }, sort, descending) => {
          const shown = shownRows(searchable(rows), { ...worst, sort, descending });
          const of = shown.map((each) => (sort === 'score' ? each.score : (each.cells[sort]?.score ?? null)));
          const known = of.filter((each) => each !== null);
          expect(of.slice(0, known.length)).toEqual(known);
          expect(known).toEqual([...known].sort((a, b) => (descending ? b - a : a - b)));
          expect(shown).toHaveLength(rows.length);
        },
      ),
    );
  });

  it('is searched by name, and filtered by grade', () => {
    const [first, second] = fc.sample(row, { seed: 7, numRuns: 2 }) as [PortfolioMapRow, PortfolioMapRow];
    const rows = [
      { ...first, partner: { ...first.partner, name: 'Ostrel Castings' }, grade: 'D' as const },
      { ...second, partner: { ...second.partner, name: 'Élan Métal' }, grade: null },
    ];
    const names = (choice: Partial<MapChoice>) =>
      shownRows(searchable(rows), { ...worst, ...choice }).map(({ partner }) => partner.name);
    expect(names({ search: 'elan' })).toEqual(['Élan Métal']);
    expect(names({ grade: 'D' })).toEqual(['Ostrel Castings']);
    expect(names({ grade: null })).toEqual(['Élan Métal']);
    expect(names({ grade: 'A' })).toEqual([]);
  });
});
