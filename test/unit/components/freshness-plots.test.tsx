// @vitest-environment jsdom
import fc from 'fast-check';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { Instant } from '../../../components/parts/Told.tsx';
import { LatenessPage } from '../../../components/plots/LatenessPage.tsx';
import { SeriesPage } from '../../../components/plots/SeriesPage.tsx';
import type { KpiSeries, LatenessView, MonthPoint } from '../../../lib/lens/trend/series-views.ts';
import { runs } from '../runs.ts';
import * as part from './arbitrary-parts.ts';
import * as arbitrary from './arbitrary-views.ts';
import { INSTANT, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();
const nowhere = () => '#';
const share = fc.double({ min: 0, max: 1, noNaN: true });
const orNull = <T,>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const count = fc.nat(400);

const month = fc.record({
  value: orNull(share),
  n: count,
  hits: part.maybe(count),
  interval: part.maybe(fc.tuple(share, share)),
  standing: fc.constantFrom('too-few', 'provisional', 'judged'),
  pending: fc.nat(3),
  runs: fc.boolean(),
  target: part.maybe(share),
  floor: part.maybe(share),
  version: fc.constantFrom(null, 2),
  level: orNull(fc.double({ min: -3, max: 3, noNaN: true })),
  limit: orNull(fc.double({ min: 0.1, max: 3, noNaN: true })),
  isOutside: fc.boolean(),
}) as fc.Arbitrary<Omit<MonthPoint, 'from'>>;
const months = fc
  .array(month, { maxLength: 6 })
  .map((all) => all.map((each, at) => ({ ...each, from: `2026-0${at + 1}-01` })));
const week = fc.record({
  from: part.date,
  n: count,
  hits: part.maybe(count),
  sum: orNull(share),
  limit: orNull(share),
  isAlarm: fc.boolean(),
  isSince: fc.boolean(),
});
const watch = fc.oneof(
  fc.constant(undefined),
  fc.constant({ state: 'making' }),
  fc.constant({ state: 'unwatched', kpi: 'lateness' }),
  fc.record({
    state: fc.constant('ready'),
    kpi: fc.constantFrom('lateness', 'acknowledgement'),
    rhythm: fc.constantFrom('week', 'month'),
    points: fc.array(week, { maxLength: 5 }),
    origin: part.origin,
  }),
);
const series = fc.record({
  partner: part.head,
  title: fc.constant({ id: 'on-time', basis: 'first-promised' }),
  figure: arbitrary.figure,
  months,
  agreed: fc.constant([]),
  watch,
  today: fc.constant(TODAY),
}) as fc.Arbitrary<KpiSeries>;

const late = fc.record({
  partner: part.head,
  basis: fc.constantFrom('requested', 'first-promised'),
  onTime: arbitrary.figure,
  tolerance: fc.constantFrom({ late: 0, early: null }, { late: 2, early: 3 }),
  bars: fc
    .array(fc.record({ received: count, open: count, place: fc.constantFrom('early', 'in-window', 'late') }))
    .map((all) => all.map((each, at) => ({ ...each, from: at === 0 ? null : at - 2, to: at - 2 }))),
  received: count,
  open: count,
  median: orNull(fc.integer({ min: -30, max: 30 })),
  p90: orNull(fc.integer({ min: -30, max: 90 })),
  beyond: orNull(count),
}) as fc.Arbitrary<LatenessView>;

function problems(ui: ComponentChild): string[] {
  act(() => render(null, stage.root));
  act(() => render(<Instant.Provider value={INSTANT}>{ui}</Instant.Provider>, stage.root));
  const odd = /NaN|Infinity|undefined|null/.exec(stage.root.innerHTML);
  return [...untold(stage.root), ...(odd ? [`writes ${odd[0]}`] : [])];
}

const props = { backHref: '#', partnerHref: '#', links: { records: '#' }, onAsTable: () => undefined };

describe('every fact of a plot names its source and age', () => {
  it('over time, as plot and as table', () => {
    fc.assert(
      fc.property(series, fc.boolean(), fc.boolean(), (view, asTable, chart) => {
        const page = (
          <SeriesPage series={view} monthHref={nowhere} asTable={asTable} beginWithChart={chart} {...props} />
        );
        expect(problems(page)).toEqual([]);
      }),
      runs(60),
    );
  });

  it('how late, as bars and as table', () => {
    fc.assert(
      fc.property(late, part.origin, fc.boolean(), (view, origin, asTable) => {
        const shown = { ...view, origin, onTime: { ...view.onTime, origin } };
        const page = (
          <LatenessPage view={shown} basisHref={nowhere} barHref={nowhere} asTable={asTable} {...props} />
        );
        expect(problems(page)).toEqual([]);
      }),
      runs(40),
    );
  });
});
