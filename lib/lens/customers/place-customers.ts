import { type CalendarDate, dateOfDay, dayNumber } from '../../domain/calendar-date.ts';
import { percentiles } from '../../kpi/segments/abc.ts';
import { aliveProbability, type BgNbd, expectedOrders } from '../../kpi/segments/bg-nbd.ts';
import { type OrderDays, orderDays, YEAR_DAYS } from '../../kpi/segments/customer-orders.ts';
import { type AmountBasis, amountsSince, type CustomerDemand } from '../../kpi/segments/demand.ts';
import { rfm } from '../../kpi/segments/rfm.ts';
import { silenceOf } from '../../kpi/segments/silence.ts';
import type { CustomerPoint } from './customer-views.ts';

/** A customer as it is stored; its origin is made when it is shown. */
export type PlacedCustomer = Omit<CustomerPoint, 'origin'> & {
  newest: [sourceId: string, fetchedAt: number];
};

/** A customer with its rhythm. */
export interface KnownCustomer {
  id: string;
  demand: CustomerDemand;
  rhythm: OrderDays;
  newest: PlacedCustomer['newest'];
}

const WEEKS_PER_YEAR = 52;

/** Those that have ordered by today. */
export function knownCustomers(
  demands: ReadonlyMap<string, { demand: CustomerDemand; newest: PlacedCustomer['newest'] }>,
  today: CalendarDate,
): KnownCustomer[] {
  return [...demands].flatMap(([id, { demand, newest }]) => {
    const rhythm = orderDays(demand.days, today);
    return rhythm === null ? [] : [{ id, demand, rhythm, newest }];
  });
}

/** What customers pay, where any source says so; else what is paid for goods that are bought for them. */
export function basisOf(customers: readonly KnownCustomer[]): AmountBasis {
  const hasSales = customers.some(({ demand }) =>
    [...demand.days.values()].some(({ amounts }) =>
      [...amounts.keys()].some((key) => key.startsWith('sales ')),
    ),
  );
  return hasSales ? 'sales' : 'cost';
}

/** Places all customers against each other. `names` has those that the records name. */
export function placeCustomers(
  customers: readonly KnownCustomer[],
  names: ReadonlyMap<string, { name: string; owner?: string }>,
  model: BgNbd | null,
  today: CalendarDate,
): PlacedCustomer[] {
  const basis = basisOf(customers);
  const from = dayNumber(today) - YEAR_DAYS + 1;
  const amounts = new Map(
    customers.map(({ id, demand }) => [id, amountsSince(demand.days, basis, from, today)]),
  );
  const ranks = amountRanks(amounts);
  const scores = rfm(
    customers.map(({ id, rhythm }) => ({
      id,
      recencyDays: rhythm.daysSinceLast,
      orders: rhythm.inYear,
      amount: ranks.get(id) ?? 0,
    })),
  );
  return customers.map(({ id, demand, rhythm, newest }, at): PlacedCustomer => {
    const { recency, frequency, monetary, segment } = scores[at] ?? NO_SCORE;
    const named = names.get(id);
    const days = rhythm.days.map(dateOfDay);
    return {
      customerId: id,
      name: named?.name ?? id,
      ...(named?.owner ? { owner: named.owner } : {}),
      score: { recency, frequency, monetary, segment },
      orderDays: days.length,
      inYear: rhythm.inYear,
      lines: rhythm.lines,
      firstOn: days[0] ?? today,
      lastOn: days.at(-1) ?? today,
      daysSinceLast: rhythm.daysSinceLast,
      amounts: [...(amounts.get(id) ?? [])]
        .map(([currency, amount]) => ({ amount, currency }))
        .sort((a, b) => b.amount - a.amount),
      silence: silenceOf(days, today),
      alive: model === null ? null : aliveProbability(model, rhythm.activity),
      expected: model === null ? null : expectedOrders(model, rhythm.activity, WEEKS_PER_YEAR),
      undated: demand.undated,
      newest,
    };
  });
}

const NO_SCORE = { recency: 1, frequency: 1, monetary: 1, segment: null } as const;

/** Without rates of exchange each currency is compared by itself; of several the best rank counts. */
function amountRanks(amounts: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, number> {
  const byCurrency = new Map<string, Map<string, number>>();
  for (const [id, sums] of amounts)
    for (const [currency, amount] of sums) {
      const paid = byCurrency.get(currency) ?? new Map<string, number>();
      byCurrency.set(currency, paid.set(id, amount));
    }
  const ranks = new Map<string, number>();
  for (const paid of byCurrency.values())
    for (const [id, rank] of percentiles(paid)) ranks.set(id, Math.max(rank, ranks.get(id) ?? 0));
  return ranks;
}
