// @vitest-environment jsdom
import fc from 'fast-check';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { AlertActs } from '../../../components/alerts/AlertActs.tsx';
import { AlertPage } from '../../../components/alerts/AlertPage.tsx';
import { AlertPromise } from '../../../components/alerts/AlertPromise.tsx';
import { AlertsPage } from '../../../components/alerts/AlertsPage.tsx';
import { Instant } from '../../../components/parts/Told.tsx';
import type { AlertView } from '../../../lib/lens/alerts/alert-views.ts';
import { runs } from '../runs.ts';
import * as part from './arbitrary-parts.ts';
import * as arbitrary from './arbitrary-views.ts';
import { INSTANT, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();
const nowhere = () => '#';
const nothing = () => undefined;

const count = fc.integer({ min: 0, max: 300 });
const height = fc.option(fc.double({ min: 0, max: 9, noNaN: true }), { nil: null });
const hours = fc.double({ min: 0.25, max: 400, noNaN: true });
const side = fc.record({ n: count, hits: part.maybe(count), hours: part.maybe(hours) });
const chart = fc.record({
  of: fc.constant('chart' as const),
  rhythm: fc.constantFrom('week' as const, 'month' as const),
  before: side,
  after: side,
  factor: fc.option(fc.double({ min: 1, max: 30, noNaN: true }), { nil: null }),
  eased: fc.boolean(),
  series: fc.array(
    fc.record({
      from: part.date,
      n: count,
      hits: part.maybe(count),
      hours: part.maybe(hours),
      sum: height,
      limit: height,
      isAlarm: fc.boolean(),
      isSince: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
});
const silence = fc.record({
  of: fc.constant('silence' as const),
  silentDays: count,
  gaps: count,
  medianGap: count,
  p99Gap: count,
  limit: count,
  open: count,
});
const alert: fc.Arbitrary<AlertView> = fc
  .record({
    partnerId: part.letters(),
    partnerName: part.letters(),
    owner: part.maybe(part.letters()),
    foundOn: part.date,
    since: part.date,
    weight: fc.double({ min: 0, max: 20, noNaN: true }),
    origin: part.origin,
    measured: fc.oneof(
      fc.record({
        kpi: fc.constantFrom('lateness' as const, 'reject-rate' as const, 'acknowledgement' as const),
        evidence: chart,
      }),
      fc.record({ kpi: fc.constant('responsiveness' as const), evidence: chart }),
      fc.record({ kpi: fc.constant('silence' as const), evidence: silence }),
    ),
  })
  .map(
    ({ measured, ...rest }) =>
      ({ ...rest, ...measured, id: `${rest.partnerId} ${measured.kpi}` }) as AlertView,
  );

function problems(ui: ComponentChild): string[] {
  act(() => render(null, stage.root));
  act(() => render(<Instant.Provider value={INSTANT}>{ui}</Instant.Provider>, stage.root));
  // Numbers that could not be made must not be written, whatever goes in.
  const odd = /NaN|Infinity|undefined|null/.exec(stage.root.innerHTML);
  return [...untold(stage.root), ...(odd ? [`writes ${odd[0]}`] : [])];
}

const watched = { perMonth: 1, figures: 12, suppliers: 4, perOwnerMonth: 1 / 3, perSupplierYear: 1 };

describe('alerts name source and age of every fact', () => {
  it('in the list', () => {
    fc.assert(
      fc.property(fc.array(alert, { maxLength: 3 }), fc.array(alert, { maxLength: 2 }), (open, eased) => {
        const list = {
          open,
          eased,
          away: [],
          counts: [
            { kpi: 'lateness' as const, away: 3, isFalse: 2, reasons: [{ reason: 'false' as const, n: 2 }] },
          ],
          isMade: true,
          watched,
          workspace: arbitrary.workspace,
        };
        const page = (
          <AlertsPage
            list={list}
            justAway={new Set()}
            partnerHref={nowhere}
            alertHref={nowhere}
            onPutAway={nothing}
            onUndo={nothing}
          />
        );
        expect(problems(page)).toEqual([]);
      }),
      runs(40),
    );
  });

  it('on the page of one', () => {
    const evidence = fc.record({
      alert,
      today: fc.constant(TODAY),
      rows: arbitrary.recordsView.map(({ rows }) => rows),
      questions: fc.array(
        fc.record({
          id: part.letters(),
          title: part.maybe(part.letters()),
          askedAt: fc.constant(INSTANT - 9e8),
          answeredAt: part.maybe(fc.constant(INSTANT - 1e8)),
          hours,
          origin: part.origin,
        }),
        { maxLength: 3 },
      ),
    });
    fc.assert(
      fc.property(evidence, (each) => {
        const page = (
          <AlertPage evidence={each as never} backHref="#" partnerHref={nowhere} lineHref={nowhere}>
            <AlertActs alert={each.alert} onPutAway={nothing} onUndo={nothing} />
          </AlertPage>
        );
        expect(problems(page)).toEqual([]);
      }),
      runs(40),
    );
  });

  it('and the promise of the settings', () => {
    expect(problems(<AlertPromise watched={watched} />)).toEqual([]);
    expect(stage.root.textContent).toContain('12 figures of 4 partners');
    expect(stage.root.textContent).toContain('About 0.33 false alerts a month');
  });
});
