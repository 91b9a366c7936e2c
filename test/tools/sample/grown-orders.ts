import { ENTITIES, HOME } from './company.ts';
import { dayOf, isoOf, isWeekend, workdayOf } from './days.ts';
import type { SamplePartners } from './grown-partners.ts';
import { HISTORY_START, lineLife, type OrderHead, type OrderNumbers, TODAY } from './line-life.ts';
import { type Random, randomFrom } from './random.ts';
import type { SampleCustomer, SampleEntity, SampleLine, SampleSupplier } from './sample-line.ts';
import { SUPPLIERS } from './suppliers.ts';

/** Where the document numbers of grown orders begin; the story's own lie below. */
const FIRST_ORDER = 4_500_200_003;
const FIRST_SHIPMENT = 400_001;
const FIRST_RECEIPT = 5_000_100_003;
const FIRST_INVOICE = 31_007;
const FIRST_SALES_ORDER = 100_207;
/** Fewer orders in summer and at the year's end, most in spring and autumn; by month. */
const ORDER_SEASON: readonly number[] = [0.9, 1, 1.25, 1.1, 1, 0.95, 0.8, 0.6, 1.15, 1.25, 1.1, 0.7];
/** How many lines an order has: each count as often as it stands here. */
const LINES: readonly number[] = [...Array<number>(20).fill(1), 2, 2, 3];
/** The story's suppliers have their current orders by hand: Ostrel all of them, since the demo portal is its own. */
const OSTREL_ENDS = TODAY - 110;
const STORY_ENDS = TODAY - 75;
const STORY = SUPPLIERS.length;

/**
 * `count` grown orders in the sequence of their numbers and days, one at a time. Every order is made from the seed and
 * its place alone, so that memory stays flat and a part can be made again.
 */
export function* grownOrders(seed: number, count: number, partners: SamplePartners): Generator<SampleLine[]> {
  const days = sendingDays(count);
  for (let place = 0; place < count; place += 1) {
    const plan = planOf(seed, place);
    const random = orderRandom(seed, place);
    const sent = days(place);
    const supplier = drawSupplier(partners.suppliers, sent, random);
    const head = { supplier, sent, acknowledged: answerDay(supplier, sent, random), price: 1 };
    const pegs = pegging(seed, place, partners.customers, random);
    const order = grownOrder(place, plan, head, pegs, random);
    const half = plan.split ? secondHalf(order, place, partners, random) : undefined;
    yield order;
    if (!half) continue;
    place += 1;
    yield half;
  }
}

/** A source of its own for each place. The seeds are mixed well (MurmurHash3's last step): neighbours must not be alike. */
function orderRandom(seed: number, place: number): Random {
  let mixed = seed ^ Math.imul(place + 1, 0x9e37_79b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return randomFrom(mixed ^ (mixed >>> 16));
}

/** How many lines and schedules an order has: settled apart from its days, so that lines can be counted beforehand. */
interface OrderPlan {
  /** One entry per line: in how many schedules it is promised. */
  schedules: readonly number[];
  /** Placed with two suppliers: takes the next place too. */
  split: boolean;
}

function planOf(seed: number, place: number): OrderPlan {
  const random = orderRandom(seed ^ 0x71a9, place);
  const size = random.pick(LINES);
  const schedules = Array.from({ length: size }, () => (random.chance(0.04) ? 2 : 1));
  return { schedules, split: size === 1 && schedules[0] === 1 && random.chance(0.025) };
}

/** The fewest grown orders that have so many lines together. */
export function ordersForLines(seed: number, lines: number): number {
  let place = 0;
  for (let made = 0; made < lines; place += 1) {
    const { schedules, split } = planOf(seed, place);
    made += schedules.reduce((sum, count) => sum + count, 0) + (split ? 1 : 0);
    if (split) place += 1;
  }
  return place;
}

/** The day on which the order at a place is sent: working days, more in the months of {@link ORDER_SEASON}. */
function sendingDays(count: number): (place: number) => number {
  const weights: number[] = [];
  for (let day = HISTORY_START; day < TODAY; day += 1) {
    weights.push(isWeekend(day) ? 0 : (ORDER_SEASON[Number(isoOf(day).slice(5, 7)) - 1] ?? 1));
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let at = 0;
  let reached = weights[0] ?? 0;
  return (place) => {
    const wanted = ((place + 0.5) / count) * total;
    while (reached < wanted && at < weights.length - 1) {
      at += 1;
      reached += weights[at] ?? 0;
    }
    return HISTORY_START + at;
  };
}

/** The first suppliers get more orders than the last: about three times as many. */
function drawSupplier(suppliers: readonly SampleSupplier[], sent: number, random: Random): SampleSupplier {
  const share = random.next();
  const at = Math.floor(suppliers.length * (0.5 * share + 0.5 * share * share));
  const ends = at === 0 ? OSTREL_ENDS : at < STORY ? STORY_ENDS : TODAY;
  const grown = suppliers.length - STORY;
  const supplier = suppliers[sent > ends && grown > 0 ? STORY + Math.floor(random.next() * grown) : at];
  if (!supplier) throw new Error('No supplier.');
  return supplier;
}

/** Some suppliers answer late, one order in thirty is never answered. */
function answerDay(supplier: SampleSupplier, sent: number, random: Random): number | undefined {
  const day = workdayOf(sent + random.whole(...supplier.acknowledgeDays));
  return random.chance(1 / 30) ? undefined : day;
}

function grownOrder(
  place: number,
  plan: OrderPlan,
  head: OrderHead,
  pegs: (line: SampleLine) => SampleLine['pegs'],
  random: Random,
): SampleLine[] {
  const entity = drawEntity(random);
  const numbers = numbersOf(place, head.supplier);
  const lines: SampleLine[] = [];
  for (const [index, schedules] of plan.schedules.entries()) {
    const number = `${(index + 1) * 10}`;
    const item = random.pick(head.supplier.items);
    const priced = { ...head, price: priceShare(random) };
    for (let schedule = 1; schedule <= schedules; schedule += 1) {
      const line = lineLife({ ...priced, laterBy: (schedule - 1) * 14 }, item, random, numbers);
      line.order = `${FIRST_ORDER + place * 3}`;
      line.line = schedules > 1 ? `${number}.${schedule}` : number;
      line.entity = entity;
      // Companies in countries with another currency order in their own.
      if (entity.currency === 'USD' || entity.currency === 'GBP') line.currency = entity.currency;
      if (schedules > 1) line.notes?.push('schedule-line');
      addAlternate(line, random);
      line.pegs = pegs(line);
      lines.push(line);
    }
  }
  return lines;
}

/** The first plants order most. */
function drawEntity(random: Random): SampleEntity {
  const share = random.next();
  return ENTITIES[share < 0.5 ? 0 : share < 0.72 ? 1 : share < 0.86 ? 2 : share < 0.95 ? 3 : 4] ?? HOME;
}

/** The second part of a supplier may come as its first one. */
function addAlternate(line: SampleLine, random: Random): void {
  const { items } = line.supplier;
  if (line.item !== items[1] || !items[0]) return;
  line.alternate = items[0].number;
  if (line.receipts.length > 0 && random.chance(0.15)) line.notes?.push('substituted');
}

/** Prices of one part wander a little from order to order. */
function priceShare(random: Random): number {
  return 0.97 + 0.06 * random.next();
}

function numbersOf(place: number, supplier: SampleSupplier): OrderNumbers {
  // No order has more than three lines of two schedules in three parts.
  const first = place * 18;
  const shipments = new Map<string, string>();
  let receipts = 0;
  let invoices = 0;
  return {
    shipment(day, part) {
      const key = `${day}/${part}`;
      const number = shipments.get(key) ?? `ASN-${FIRST_SHIPMENT + first + shipments.size}`;
      shipments.set(key, number);
      return number;
    },
    receipt: () => `${FIRST_RECEIPT + first + receipts++}`,
    invoice: () => `${supplier.short}-INV-${FIRST_INVOICE + first + invoices++}`,
  };
}

/**
 * The customer orders behind the lines of the order at a place: mostly one of its own, some shared between customers,
 * and some that another order serves too.
 */
function pegging(
  seed: number,
  place: number,
  customers: readonly SampleCustomer[],
  random: Random,
): (line: SampleLine) => SampleLine['pegs'] {
  return (line) => {
    if (random.chance(0.55)) return [];
    const count = random.pick([1, 1, 1, 1, 1, 1, 2, 2, 3]);
    const promised = dayOf(line.lastPromisedOn ?? line.requestedOn);
    const taken = new Map<number, SampleLine['pegs'][number]>();
    for (let nth = 0; nth < count; nth += 1) {
      const other = Math.max(0, place - (random.chance(0.3) ? random.whole(1, 9) : 0) - nth * 10);
      const tight = random.chance(0.12);
      const neededOn = isoOf(promised + (tight ? -random.whole(1, 5) : random.whole(3, 18)));
      const quantity = Math.max(1, Math.floor(line.ordered / (count + 1)));
      taken.set(other, {
        customer: orderRandom(~seed, other).pick(customers),
        salesOrder: `SO-${FIRST_SALES_ORDER + other}`,
        quantity,
        neededOn,
      });
    }
    return [...taken.values()];
  };
}

/** A grown supplier five places on; none where the world has too few. */
function otherSupplier(
  suppliers: readonly SampleSupplier[],
  first: SampleSupplier,
): SampleSupplier | undefined {
  const grown = suppliers.length - STORY;
  return grown > 5 ? suppliers[STORY + ((suppliers.indexOf(first) + 5) % grown)] : undefined;
}

/** The other half of an order that is placed with two suppliers: the same part, for the same customers, on the same day. */
function secondHalf(
  [line]: SampleLine[],
  place: number,
  { suppliers }: SamplePartners,
  random: Random,
): SampleLine[] | undefined {
  if (!line) return undefined;
  const other = otherSupplier(suppliers, line.supplier);
  if (!other) return undefined;
  const sent = dayOf(line.sentOn);
  const acknowledged = answerDay(other, sent, random);
  const head: OrderHead = { supplier: other, sent, acknowledged, price: priceShare(random) };
  const item = { ...line.item, supplierNumber: `${other.short}/${line.item.number}` };
  const half = lineLife(head, item, random, numbersOf(place + 1, other));
  line.notes?.push('split-order');
  half.notes?.push('split-order');
  const { entity, currency } = line;
  const pegs = line.pegs.map((peg) => ({ ...peg }));
  return [{ ...half, order: `${FIRST_ORDER + (place + 1) * 3}`, line: '10', entity, currency, pegs }];
}
