import type { DraftFact } from '../../../domain/draft.ts';
import type { OrderLine } from '../../../domain/order.ts';
import { isCancelled, quantityDue, quantityReceived } from '../../../kpi/received.ts';
import { factorTo } from '../../differences/compare-amounts.ts';
import type { Judged, Verdict } from './check-dates.ts';

type QuantityFact = Extract<DraftFact, { what: 'quantity' }>;
type PriceFact = Extract<DraftFact, { what: 'price' }>;

const SAID: ReadonlySet<DraftFact['saying']> = new Set(['promise', 'past', 'once']);

/**
 * Holds a quantity against the lines that it is about. Whatever of them, or of all together, it may be is right: ordered, due,
 * shipped, received, open, rejected, returned, wanted by a customer.
 */
export function checkQuantity(fact: QuantityFact, { lines, named, isSalesOrder, order }: Judged): Verdict {
  if (!SAID.has(fact.saying) || fact.added || fact.topic === 'other') return 'cannot';
  const factors = new Set(lines.map((line) => factorTo(fact.unit, line.unit)));
  const [factor] = factors;
  if (factors.size !== 1 || typeof factor !== 'number') return 'cannot';
  if (lines.some((line) => line.ordered === undefined || isUnsure(line))) return 'cannot';
  // Of a line that the draft names, what the rest of its order adds up to is right as well.
  const explained = [...amountsOf(lines), ...(lines.length < order.lines.length ? sumsOf(order.lines) : [])];
  const readings = [fact.value, ...(fact.other === undefined ? [] : [fact.other])];
  if (readings.some((value) => explained.some((each) => same(value * factor, each)))) return 'agree';
  const pegged = lines.flatMap(({ pegs }) => pegs.flatMap(({ quantity }) => quantity ?? []));
  const ours = isSalesOrder && pegged.length > 0 ? pegged : lines.flatMap((line) => quantityDue(line) ?? []);
  const [unit] = lines.map((line) => line.unit);
  return {
    code: 'quantity',
    order: named,
    said: fact.value,
    ...(fact.unit ? { unit: fact.unit } : {}),
    ours: [...new Set(ours)].slice(0, 5),
    ...(unit ? { oursUnit: unit } : {}),
  };
}

/** A receipt or shipment without a quantity: what came, and what is open, is not known. */
const isUnsure = (line: OrderLine): boolean =>
  (line.receipts.length > 0 && quantityReceived(line) === null) ||
  line.shipments.some(({ quantity }) => quantity === undefined);

const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

const total = (list: readonly { quantity?: number }[] = []): number =>
  list.reduce((sum, { quantity = 0 }) => sum + quantity, 0);

/** Every amount that one line may be spoken of by, and what the lines add up to. */
function amountsOf(lines: readonly OrderLine[]): number[] {
  return [...lines.flatMap(ofLine), ...sumsOf(lines), ...sumsOf(lines.filter((line) => openOf(line) > 0))];
}

const openOf = (line: OrderLine): number =>
  line.closed ? 0 : Math.max(0, (quantityDue(line) ?? 0) - total(line.receipts));

function ofLine(line: OrderLine): number[] {
  const { ordered = 0, cancelled = 0, receipts, shipments, pegs } = line;
  const came = total(receipts);
  const sent = total(shipments);
  const due = quantityDue(line) ?? 0;
  const rejected = line.qualityEvents.reduce((sum, event) => sum + event.rejected, 0);
  return [
    ...[
      ordered,
      due,
      cancelled,
      came,
      sent,
      openOf(line),
      due - sent,
      sent - came,
      rejected,
      came - rejected,
    ],
    ...[total(line.returns), total(pegs), due - total(pegs)],
    ...[...receipts, ...shipments, ...pegs, ...line.invoices].flatMap(({ quantity }) => quantity ?? []),
    ...runningSums(receipts),
    ...runningSums(shipments),
  ];
}

function runningSums(list: readonly { quantity?: number }[]): number[] {
  return list.map((_, at) => total(list.slice(0, at + 1)));
}

function sumsOf(lines: readonly OrderLine[]): number[] {
  const sum = (of: (line: OrderLine) => number) => lines.reduce((all, line) => all + of(line), 0);
  return [
    sum((line) => line.ordered ?? 0),
    sum((line) => (isCancelled(line) ? 0 : (quantityDue(line) ?? 0))),
    sum((line) => total(line.receipts)),
    sum((line) => total(line.shipments)),
    sum(openOf),
    sum((line) => total(line.pegs)),
  ];
}

const DOLLARS = /^(?:USD|CAD|AUD|NZD|HKD|SGD)$/;

/** Holds the price of one unit against the lines that it is about; sums may hold taxes and freight and are not compared. */
export function checkPrice(fact: PriceFact, { lines, named }: Judged): Verdict {
  if (!SAID.has(fact.saying) || !fact.each || fact.topic === 'other') return 'cannot';
  const priced = lines.map(({ unitPrice }) => unitPrice);
  if (priced.some((price) => !price?.currency)) return 'cannot';
  const prices = priced.flatMap((price) => price ?? []);
  const fits = prices.some(
    ({ amount, currency }) => sameCurrency(fact.currency, currency) && samePrice(fact, Number(amount)),
  );
  if (
    fits ||
    lines.some(({ standardPrice }) => standardPrice && samePrice(fact, Number(standardPrice.amount)))
  )
    return 'agree';
  if (prices.length === 0) return 'cannot';
  const ours = prices
    .filter(({ amount }, at) => prices.findIndex((other) => other.amount === amount) === at)
    .slice(0, 5);
  return { code: 'price', order: named, said: fact.value, currency: fact.currency, per: fact.per, ours };
}

const sameCurrency = (said: string, ours: string): boolean =>
  said === '' ||
  said === ours ||
  (said === '$' && DOLLARS.test(ours)) ||
  (said === '¥' && /JPY|CNY/.test(ours));

function samePrice({ value, other, decimals, per }: PriceFact, ours: number): boolean {
  const slack = (0.5 * 10 ** -Math.max(2, decimals)) / per + 1e-9;
  return [value, ...(other === undefined ? [] : [other])].some(
    (each) => Math.abs(each / per - ours) <= slack,
  );
}
