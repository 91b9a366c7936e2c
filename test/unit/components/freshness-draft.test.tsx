// @vitest-environment jsdom
import fc from 'fast-check';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { DraftCard } from '../../../components/mail/DraftCard.tsx';
import { DraftFindings } from '../../../components/mail/DraftPart.tsx';
import { Instant } from '../../../components/parts/Told.tsx';
import { findingWords } from '../../../components/wording/draft.ts';
import type { DraftFinding, DraftView } from '../../../lib/lens/mail/draft/draft-views.ts';
import * as part from './arbitrary-parts.ts';
import { INSTANT, TODAY } from './fixtures.ts';
import { setStage } from './stage.ts';
import { untold } from './told.ts';

const stage = setStage();
const order = fc.record({
  orderId: part.letters(),
  orderNumber: part.letters(),
  lineNumber: part.maybe(part.letters()),
});
const said = fc.record({
  days: fc.array(fc.record({ from: part.date, to: part.date }), { minLength: 1, maxLength: 3 }),
  bound: fc.constantFrom(undefined, 'by', 'from'),
});
const finding = fc.oneof(
  fc.record({
    code: fc.constantFrom('promised', 'supply', 'once', 'shipped', 'received', 'sent'),
    order,
    said,
    ours: fc.array(part.date, { maxLength: 6 }),
    among: part.maybe(fc.integer({ min: 2, max: 9 })),
    origin: part.origin,
  }),
  fc.record({ code: fc.constantFrom('not-shipped', 'not-received'), order, said, origin: part.origin }),
  fc.record({ code: fc.constant('already-received'), order, said, on: part.date, origin: part.origin }),
  fc.record({
    code: fc.constant('quantity'),
    order,
    said: fc.nat(),
    ours: fc.array(fc.nat()),
    origin: part.origin,
  }),
  fc.record({
    code: fc.constant('price'),
    order,
    said: fc.nat(),
    currency: fc.constantFrom('', '$', 'EUR'),
    per: fc.constantFrom(1, 100),
    ours: fc.constant([{ amount: '2.50', currency: 'EUR' }]),
    origin: part.origin,
  }),
  fc.record({
    code: fc.constant('other-partner'),
    order,
    owner: part.letters(),
    recipients: fc.array(part.letters()),
    origin: part.origin,
  }),
  fc.record({
    code: fc.constant('own-company'),
    order,
    company: part.letters(),
    sender: part.letters(),
    origin: part.origin,
  }),
  fc.record({
    code: fc.constant('company-number'),
    number: part.letters(),
    owner: part.letters(),
    recipients: fc.array(part.letters()),
    origin: part.origin,
  }),
  fc.record({
    code: fc.constant('contact-left'),
    address: part.letters(),
    name: part.letters(),
    partner: part.letters(),
    since: part.maybe(fc.constant(INSTANT)),
    origin: part.origin,
  }),
  fc.record({
    code: fc.constant('dispute'),
    number: part.letters(),
    title: part.letters(),
    partner: part.letters(),
    since: fc.constant(INSTANT),
    origin: part.origin,
  }),
) as unknown as fc.Arbitrary<DraftFinding>;
const view = fc.record({
  key: fc.constant('0123456789abcdef'),
  state: fc.constantFrom('ok', 'differs', 'unknown'),
  findings: fc.array(finding, { maxLength: 4 }),
  compared: fc.nat(),
  orders: fc.array(
    fc.record({ orderId: part.letters(), orderNumber: part.letters(), partner: part.letters() }),
  ),
  cut: fc.boolean(),
  origin: part.maybe(part.origin),
  today: fc.constant(TODAY),
}) as unknown as fc.Arbitrary<DraftView>;
const nothing = () => undefined;

it('every finding of a draft names its source and age, on the card and in the side panel', () => {
  fc.assert(
    fc.property(view, (shown) => {
      act(() => render(null, stage.root));
      act(() =>
        render(
          <>
            <DraftCard view={shown} instant={INSTANT} onClose={nothing} onOpen={nothing} />
            <Instant.Provider value={INSTANT}>
              <DraftFindings view={shown} hrefOf={() => '#'} />
            </Instant.Provider>
          </>,
          stage.root,
        ),
      );
      expect(untold(stage.root)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

it('what nobody sees in a name is shown, and no name pushes our words away', () => {
  const hostile = `\u202e\u200b${'x'.repeat(9_000)}`;
  const words = findingWords(
    {
      code: 'other-partner',
      order: { orderId: 'o', orderNumber: hostile },
      owner: hostile,
      recipients: [hostile],
      origin: { sourceId: 'sample', fetchedAt: INSTANT, stale: false, confidence: 'high' },
    },
    TODAY,
  );
  expect(words.length).toBeLessThan(400);
  expect(words).not.toMatch(/[\u202e\u200b]/);
  expect(words).toContain('\u2068‹U+202E›‹U+200B›xxx');
  expect(words).not.toContain('\ufffd');
});
