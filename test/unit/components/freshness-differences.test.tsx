// @vitest-environment jsdom
import fc from 'fast-check';
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { DifferencesPart } from '../../../components/differences/DifferencesPart.tsx';
import { OrderDifferences } from '../../../components/differences/OrderDifferences.tsx';
import { ReviewPoints } from '../../../components/differences/ReviewPoints.tsx';
import { Instant } from '../../../components/parts/Told.tsx';
import { differenceRows, pointWords } from '../../../components/wording/differences.ts';
import { toCsv } from '../../../lib/export/csv.ts';
import type { DifferencesView, LineComparison } from '../../../lib/lens/differences/difference-views.ts';
import * as part from './arbitrary-parts.ts';
import { INSTANT, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();

const said = fc.oneof(
  fc.record({ kind: fc.constant('date'), on: part.date }),
  fc.record({ kind: fc.constant('quantity'), amount: fc.nat(), unit: part.maybe(part.letters()) }),
  fc.record({ kind: fc.constant('text'), text: part.letters() }),
);
const field = fc.record({
  field: fc.constantFrom('promised', 'quantity', 'price'),
  verdict: fc.constantFrom('agree', 'disagree', 'only-there', 'cannot'),
  ours: part.maybe(said),
  theirs: said,
});
const comparison = fc.record({
  orderId: part.letters(),
  orderNumber: part.letters(),
  partnerId: part.letters(),
  partnerName: part.letters(),
  line: fc.record({ lineId: part.letters(), item: fc.constant({}), state: part.state }),
  verdict: fc.constantFrom('agree', 'disagree', 'only-there', 'only-here', 'cannot'),
  fields: fc.array(field, { maxLength: 3 }),
  ours: part.origin,
  theirs: part.origin.map((origin) => ({ ...origin, stale: false })),
}) as unknown as fc.Arbitrary<LineComparison>;

const view = (comparisons: LineComparison[]): DifferencesView => ({
  comparisons,
  counts: { agree: 0, disagree: 0, 'only-there': 0, 'only-here': 0, cannot: 0 },
  unknownRows: 2,
  cut: false,
  readAt: INSTANT,
  host: 'portal.example',
  today: TODAY,
});
const nothing = () => undefined;

function draw(ui: ComponentChild): void {
  act(() => render(null, stage.root));
  act(() => render(<Instant.Provider value={INSTANT}>{ui}</Instant.Provider>, stage.root));
}

it('both sides of a difference name their source and age', () => {
  fc.assert(
    fc.property(fc.array(comparison, { minLength: 1, maxLength: 4 }), (comparisons) => {
      const shown = view(comparisons);
      draw(
        <>
          <DifferencesPart
            view={shown}
            hrefOf={nothing}
            actsOf={nothing}
            onExport={nothing}
            onAddAll={nothing}
          />
          <OrderDifferences view={shown} title="Here" />
        </>,
      );
      expect(untold(stage.root)).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

it('a list that was not compared whole says so, also where nothing of it could be compared', () => {
  for (const cut of [true, false]) {
    const shown = { ...view([]), cut };
    draw(
      <DifferencesPart
        view={shown}
        hrefOf={nothing}
        actsOf={nothing}
        onExport={nothing}
        onAddAll={nothing}
      />,
    );
    expect(stage.root.textContent?.includes('Not every row of this list is compared')).toBe(cut);
  }
});

it('a point for the review names who saw it and when', () => {
  const item = {
    id: 'a',
    partnerId: 'p',
    title: '4500 / 10',
    words: 'Promised',
    who: '',
    at: INSTANT,
    sample: false,
  };
  draw(
    <ReviewPoints
      items={[item, { ...item, id: 'b', doneAt: INSTANT }]}
      hrefOf={nothing}
      onDone={nothing}
      onRemove={nothing}
    />,
  );
  expect(untold(stage.root)).toEqual([]);
  expect(stage.root.textContent).toContain('discussed');
});

it('texts of a hostile page stay short, in their own direction, and no formula in a table', () => {
  const text = `=cmd()\u202e${'x'.repeat(9_000)}`;
  const hostile: LineComparison = {
    orderId: 'o',
    orderNumber: '4500',
    partnerId: 'p',
    partnerName: 'P',
    row: { line: text, item: text },
    verdict: 'only-there',
    fields: [
      {
        field: 'promised',
        verdict: 'disagree',
        ours: { kind: 'date', on: TODAY },
        theirs: { kind: 'text', text },
      },
    ],
    ours: { sourceId: 'sample', fetchedAt: INSTANT, stale: false, confidence: 'high' },
    theirs: { sourceId: 'page:x', fetchedAt: INSTANT, stale: false, confidence: 'medium' },
  };
  draw(<OrderDifferences view={view([hostile])} title="Here" />);
  expect(stage.root.textContent?.length).toBeLessThan(700);
  expect([...stage.root.querySelectorAll('bdi')].some((each) => each.textContent?.includes('\u202e'))).toBe(
    true,
  );
  expect(pointWords(hostile, { host: 'portal.example' }).length).toBeLessThanOrEqual(1_000);
  const { header, rows } = differenceRows(view([]), [hostile]);
  expect(toCsv(header, rows)).toContain("'=cmd()");
});
