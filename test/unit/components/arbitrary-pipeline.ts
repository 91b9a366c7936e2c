import fc from 'fast-check';
import type { PipelineBrief, PipelineRow, PipelineView } from '../../../lib/lens/pipeline/pipeline-views.ts';
import { PIPELINE_GROUPS } from '../../../lib/lens/pipeline/pipeline-views.ts';
import { date, letters, many, maybe, money, origin } from './arbitrary-parts.ts';
import { TODAY } from './fixtures.ts';

const totals = many(
  money.map(({ amount, currency }) => ({ currency, open: amount, late: '0.00', lines: 1 })),
  5,
);

export const brief = fc.record({
  open: fc.integer({ min: 1, max: 40 }),
  totals,
  without: fc.nat({ max: 3 }),
  overdue: fc.nat({ max: 3 }),
  renewals: fc.nat({ max: 3 }),
  origin,
}) as fc.Arbitrary<PipelineBrief>;

const row = fc.record({
  id: fc.uuid(),
  group: fc.constantFrom(...PIPELINE_GROUPS),
  title: letters(),
  status: maybe(letters()),
  state: fc.constantFrom('open', 'won', 'lost'),
  owner: maybe(letters()),
  amount: maybe(money),
  probability: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
  on: maybe(date),
  overdue: maybe(fc.integer({ min: 1, max: 40 })),
  details: many(letters()),
  members: maybe(fc.record({ contacts: fc.integer({ min: 1, max: 9 }), responded: fc.nat({ max: 2 }) })),
  origin,
}) as fc.Arbitrary<PipelineRow>;

export const pipeline = fc.record({
  groups: fc.uniqueArray(
    fc.record({
      group: fc.constantFrom(...PIPELINE_GROUPS),
      rows: fc.uniqueArray(row, { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
      total: fc.integer({ min: 3, max: 40 }),
    }),
    { selector: ({ group }) => group, maxLength: 3 },
  ),
  past: many(row),
  totalPast: fc.integer({ min: 3, max: 40 }),
  brief: maybe(brief),
  today: fc.constant(TODAY),
}) as fc.Arbitrary<PipelineView>;
