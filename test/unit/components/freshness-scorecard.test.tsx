// @vitest-environment jsdom
import fc from 'fast-check';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { CustomerPart } from '../../../components/customers/CustomerPart.tsx';
import { CustomerRecordsPage } from '../../../components/customers/CustomerRecordsPage.tsx';
import { CustomersPage } from '../../../components/customers/CustomersPage.tsx';
import { Instant } from '../../../components/parts/Told.tsx';
import { ScorecardPage } from '../../../components/scorecard/ScorecardPage.tsx';
import { SegmentsPage } from '../../../components/segments/SegmentsPage.tsx';
import { templateTerms } from '../../../lib/kpi/scorecard/templates.ts';
import type { ScorecardView } from '../../../lib/lens/scorecard/scorecard-views.ts';
import type { SegmentPoint } from '../../../lib/lens/segments/segment-views.ts';
import { runs } from '../runs.ts';
import { customerRecords, customers, figures } from './arbitrary-customers.ts';
import * as part from './arbitrary-parts.ts';
import * as arbitrary from './arbitrary-views.ts';
import { INSTANT, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();
const nowhere = () => '#';
const nothing = () => undefined;

const share = fc.double({ min: 0, max: 1, noNaN: true });
const score = fc.option(fc.double({ min: 0, max: 100, noNaN: true }), { nil: null });
const grade = fc.constantFrom('A' as const, 'B' as const, 'C' as const, 'D' as const, null);
const agreed = fc.record({
  template: fc.constantFrom('direct' as const, 'services' as const),
  version: fc.constantFrom(null, 1, 12),
  from: part.maybe(part.date),
  agreedOn: part.maybe(part.date),
  ours: part.maybe(part.letters()),
  theirs: part.maybe(part.letters()),
});
const side = {
  score,
  grade,
  coverage: share,
  ungraded: part.maybe(fc.constantFrom('no-records', 'coverage', 'mandatory')),
  rows: fc.array(
    fc.record({
      term: fc.constantFrom(...templateTerms('direct')),
      figure: arbitrary.figure,
      graded: fc.option(share, { nil: null }),
      score,
      share,
      missesSurely: fc.boolean(),
      prior: part.maybe(fc.constant({ mean: 0.9, strength: 10, from: 'pooled' })),
    }),
    { maxLength: 4 },
  ),
  history: fc.array(
    fc.record({
      month: fc.constantFrom('2026-04', '2026-05'),
      score,
      grade,
      coverage: share,
      version: fc.constant(null),
    }),
    { maxLength: 3 },
  ),
};
const card = fc.record({
  partner: part.head,
  definition: fc.constant('scorecard/1'),
  agreed,
  versions: fc.array(agreed, { maxLength: 3 }),
  scoredAs: fc.constant({ chosen: null, byRecord: 'direct' }),
  period: fc.constant(['2025-06', '2026-05']),
  ...side,
  gates: fc.array(
    fc.record({
      gate: fc.constantFrom('certificate-expired', 'critical-case-open'),
      because: fc.array(part.letters(), { minLength: 1, maxLength: 2 }),
      origin: part.origin,
    }),
    { maxLength: 1 },
  ),
  expiring: fc.array(
    fc.record({ name: part.letters(), validTo: part.date, days: fc.nat(60), origin: part.origin }),
    { maxLength: 2 },
  ),
  owed: fc.option(fc.record({ ...side, isAgreed: fc.boolean() }), { nil: null }),
  asOf: fc.constant(TODAY),
  origin: part.origin,
  workspace: fc.constant(arbitrary.workspace),
}) as fc.Arbitrary<ScorecardView>;

const place = fc.option(share, { nil: null });
const point: fc.Arbitrary<SegmentPoint> = fc.record({
  partnerId: fc.uuid(),
  name: part.letters(),
  owner: part.maybe(part.letters()),
  impact: place,
  risk: place,
  quadrant: fc.constantFrom('strategic', 'leverage', 'bottleneck', 'routine', null),
  borderline: fc.boolean(),
  missing: fc.subarray(['spendPercentile', 'lateRate', 'outsideRisk']),
  abc: fc.constantFrom('A', 'D', null),
  tier: fc.constantFrom(1, 3, null),
  preferencing: fc.constantFrom('core', null),
  spend: fc.array(
    fc.record({ amount: fc.double({ min: -1e6, max: 1e9, noNaN: true }), currency: fc.constant('EUR') }),
  ),
  origin: part.origin,
}) as fc.Arbitrary<SegmentPoint>;

function problems(ui: ComponentChild): string[] {
  act(() => render(null, stage.root));
  act(() => render(<Instant.Provider value={INSTANT}>{ui}</Instant.Provider>, stage.root));
  const odd = /NaN|Infinity|undefined|null/.exec(stage.root.innerHTML);
  return [...untold(stage.root), ...(odd ? [`writes ${odd[0]}`] : [])];
}

describe('every fact names its source and age', () => {
  it('on a scorecard', () => {
    fc.assert(
      fc.property(card, (view) => {
        const page = (
          <ScorecardPage
            view={view}
            backHref="#"
            agreementHref="#"
            factsHref="#"
            recordsHref={nowhere}
            seriesHref={nowhere}
            onExport={nothing}
            onExportVersion={nothing}
            onRole={nothing}
          />
        );
        expect(problems(page)).toEqual([]);
      }),
      runs(40),
    );
  });

  it('in the matrix of suppliers and its table', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 4 }), (suppliers) => {
        const loads = [{ owner: 'Lee', strategic: 3, bottleneck: 0, over: ['strategic' as const] }];
        const capacity = { strategic: 2, bottleneck: 2 };
        const view = { day: TODAY, loads, capacity, suppliers, workspace: arbitrary.workspace };
        const page = <SegmentsPage view={view} backHref="#" customersHref="#" hrefOf={nowhere} />;
        expect(problems(page)).toEqual([]);
      }),
      runs(40),
    );
  });

  it('on customers, their figures and the records behind them', () => {
    fc.assert(
      fc.property(customers, figures, customerRecords, (view, one, records) => {
        const page = <CustomersPage view={view} backHref="#" suppliersHref="#" hrefOf={nowhere} />;
        expect(problems(page)).toEqual([]);
        const part = <CustomerPart figures={one} recordsHref="#" casesHref="#" />;
        expect(problems(part)).toEqual([]);
        const rows = (
          <CustomerRecordsPage view={records} backHref="#" lineHref={nowhere} onExport={nothing} />
        );
        expect(problems(rows)).toEqual([]);
      }),
      runs(40),
    );
  });
});
