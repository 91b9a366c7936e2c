import fc from 'fast-check';
import type { SteerView } from '../../../lib/lens/segments/steer-views.ts';
import { date, days, letters, many, maybe, money, origin } from './arbitrary-parts.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const some = fc.option(days, { nil: null });

const place = fc.record({
  borderline: fc.boolean(),
  drivers: fc.constantFrom(['spendPercentile', 'leadTimeP90'], [null, 'lateRate']),
  missing: fc.constantFrom([], ['switchingMonths']),
  tier: fc.constant(2),
  origin,
  impact: share,
  risk: share,
  day: date,
});
const cover = fc.record({
  item: letters(),
  plant: letters(0),
  quantity: some,
  countedOn: fc.option(date, { nil: null }),
  perDay: fc.option(share, { nil: null }),
  days: some,
  runsOutOn: fc.option(date, { nil: null }),
  missing: fc.constant('no-use-recorded'),
  n: days,
  promisedOn: maybe(date),
  spareDays: maybe(fc.integer({ min: -40, max: 40 })),
  origin,
});
const other = fc.record({
  partnerId: letters(),
  name: letters(),
  items: many(letters(), 3, 1),
  lines: days,
  lastOn: maybe(date),
  price: maybe(money),
  origin,
});
const lead = fc.oneof(
  fc.record({
    of: fc.constant('strategic'),
    agreement: maybe(
      fc.record({ version: days, from: date, terms: days, ours: letters(), theirs: maybe(letters()) }),
    ),
    owner: maybe(letters()),
    contacts: many(fc.record({ name: letters(0), email: maybe(letters()) })),
  }),
  fc.record({ of: fc.constant('bottleneck'), covers: many(cover, 10), unknown: days }),
  fc.record({ of: fc.constant('leverage'), others: many(other, 10), items: days }),
  fc.record({ of: fc.constant('routine') }),
);

/** Any segment with what it puts first. */
export const steer = fc.record({ place, lead }).map(({ place, lead }) => ({
  place: { ...place, quadrant: lead.of },
  lead,
})) as unknown as fc.Arbitrary<SteerView>;
