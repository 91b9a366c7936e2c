import fc from 'fast-check';
import type { SeenLine } from '../../../lib/domain/follow.ts';
import { MINE_KINDS } from '../../../lib/domain/mine.ts';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';
import type { LensContext } from '../../../lib/lens/context.ts';
import type { FollowChanges } from '../../../lib/lens/mine/follow-changes.ts';
import type { MyOrders, MyOrdersHead } from '../../../lib/lens/mine/mine-views.ts';
import { packFigure } from '../../../lib/lens/partner/packed-figure.ts';
import { packLine } from '../../../lib/lens/partner/packed-line.ts';
import type { PartnerList } from '../../../lib/lens/partner/portfolio-views.ts';
import { defaultPolicy } from '../../../lib/policy/settings.ts';
import { date, letters, line, many, maybe, origin, state } from './arbitrary-parts.ts';
import { figure, workspace } from './arbitrary-views.ts';
import { INSTANT, TODAY } from './fixtures.ts';

/** Any list over the whole store, from what is stored packed. Records are 1 hour to 37 days old: some are past the limit. */

export const context: LensContext = {
  now: { today: TODAY, instant: INSTANT, replay: false },
  policy: defaultPolicy(),
  facts: new Map(),
};

const seenLine = fc
  .record({
    orderId: letters(8),
    lineId: letters(8),
    title: letters(),
    state,
    promisedOn: maybe(date),
    origin,
  })
  .map(({ origin: { sourceId, fetchedAt }, ...rest }) => ({
    ...rest,
    sourceId,
    fetchedAt,
  })) as fc.Arbitrary<SeenLine>;

const change = fc
  .record({
    id: letters(8),
    kind: fc.constantFrom('order', 'partner'),
    targetId: letters(8),
    title: letters(),
    gone: fc.boolean(),
    many: maybe(
      fc.record({
        before: fc.constant([3, 1]),
        now: fc.constant([4, 2]),
        onlyCounts: fc.boolean(),
        unnamed: fc.nat(3),
        gone: fc.nat(3),
      }),
    ),
    lines: many(
      fc.record({
        kind: fc.constantFrom('changed', 'new', 'gone'),
        line: seenLine,
        before: maybe(fc.record({ state, promisedOn: maybe(date) })),
      }),
      8,
    ),
    seenOn: date,
    dismissed: fc.boolean(),
    some: seenLine,
  })
  // Counts and lines come from remembered lines; what has neither may remember none.
  .map(({ some, ...rest }) => {
    const oldest = rest.lines[0]?.line ?? (rest.many || !rest.gone ? some : undefined);
    return { ...rest, oldest };
  }) as fc.Arbitrary<FollowChanges>;

export const changes = fc.uniqueArray(change, { minLength: 1, maxLength: 3, selector: ({ id }) => id });

const group = fc.record({
  partnerId: letters(8),
  partnerName: letters(),
  buyer: letters(),
  group: letters(),
  plant: letters(),
  company: letters(),
});
const myLine = fc.record({ view: line, of: group }).map(({ view, of }) => {
  const stored = { id: view.lineId, number: view.lineNumber, value: view.value } as OrderLine;
  const order = { id: view.orderId, number: view.orderNumber, kind: view.orderKind } as Order;
  return { packed: packLine(view, stored, order), of };
});

export const myOrders = fc.record({
  lines: many(myLine, 5),
  left: fc.constantFrom(0, 3),
  context: fc.constant(context),
}) as fc.Arbitrary<MyOrders>;

export const mineHead = fc.record({
  mine: many(fc.record({ kind: fc.constantFrom(...MINE_KINDS), name: letters() }), 2),
  names: fc.uniqueArray(
    fc.record({ kind: fc.constantFrom(...MINE_KINDS), name: letters(), open: fc.nat(90), all: fc.nat(900) }),
    { minLength: 1, maxLength: 16, selector: ({ name }) => name },
  ),
  made: fc.nat(5),
  all: fc.constant(5),
  workspace: fc.constant(workspace),
}) as fc.Arbitrary<MyOrdersHead>;

const unscored = {
  origin: { sourceId: '', fetchedAt: 0, stale: false, confidence: 'low' },
  value: null,
} as const;
const entry = fc
  .record({
    id: letters(8),
    name: letters(),
    roles: fc.constantFrom('supplier', 'customer', 'own-site', 'supplier,customer'),
    owner: maybe(letters()),
    figure,
    scored: fc.boolean(),
    made: fc.boolean(),
    onTimeOnly: fc.boolean(),
    newest: fc.option(origin),
    open: fc.nat(40),
    late: fc.nat(9),
    lines: fc.nat(400),
    asOf: maybe(date),
  })
  .map(({ figure: shown, scored, made, onTimeOnly, newest, ...rest }) => ({
    ...rest,
    find: '',
    rank: 0.5,
    share: onTimeOnly ? 'on-time' : 'otif',
    ...(made
      ? {
          figures: JSON.stringify({
            state: 'ok',
            figure: packFigure(scored ? shown : { ...shown, ...unscored, missing: 'not-a-supplier' }),
            onTimeOnly,
            newest: newest && [newest.sourceId, newest.fetchedAt],
            head: { numbers: [], domains: [], contacts: [] },
          }),
        }
      : {}),
  }));

export const partners = fc.uniqueArray(entry, { maxLength: 5, selector: ({ id }) => id }).map((entries) => ({
  entries,
  made: 1,
  all: entries.length,
  context,
  workspace,
})) as fc.Arbitrary<PartnerList>;
