import { quantityFor } from './closed-lines.ts';
import { CUSTOMERS } from './company.ts';
import type { Numbers } from './numbers.ts';
import type { Random } from './random.ts';
import type { OpenScenario, SampleLine, SampleSupplier } from './sample-line.ts';
import { dayAfter, SAMPLE_TODAY, workday } from './sample-line.ts';

/** Days from today: when it was first promised, when it is promised now, when goods moved and how much of them. */
interface Plan {
  first?: number;
  last?: number;
  shipped?: readonly [day: number, share: number];
  received?: readonly [day: number, share: number];
  neededAfterPromise: readonly [low: number, high: number];
}

const COMFORTABLE = [6, 20] as const;

const PLANS: Record<OpenScenario, (random: Random, leadDays: number) => Plan> = {
  'on-track': (random, lead) => ({
    first: Math.ceil(lead / 2) + random.whole(2, 8),
    neededAfterPromise: COMFORTABLE,
  }),
  'on-its-way': (random) => ({
    first: random.whole(4, 7),
    shipped: [-random.whole(1, 2), 1],
    neededAfterPromise: COMFORTABLE,
  }),
  'due-soon': (random) => ({ first: random.whole(1, 4), neededAfterPromise: [1, 4] }),
  moved: (random) => ({ first: random.whole(4, 6), last: random.whole(18, 25), neededAfterPromise: [2, 6] }),
  late: (random) => ({ first: -random.whole(4, 19), neededAfterPromise: [3, 12] }),
  'late-part-received': (random) => ({
    first: -random.whole(8, 16),
    shipped: [-17, 0.5],
    received: [-13, 0.5],
    neededAfterPromise: [5, 14],
  }),
  'part-shipped': (random) => ({
    first: random.whole(3, 6),
    shipped: [-1, 0.6],
    neededAfterPromise: COMFORTABLE,
  }),
  'no-answer': () => ({ neededAfterPromise: COMFORTABLE }),
  'promised-after-needed': (random) => ({ first: random.whole(14, 18), neededAfterPromise: [-7, -4] }),
};

/** Lines that are still to come, one per scenario of the supplier. `order` is still empty. */
export function openLines(supplier: SampleSupplier, random: Random, numbers: Numbers): SampleLine[] {
  return supplier.open.map((scenario) =>
    openLine(supplier, PLANS[scenario](random, supplier.leadDays), random, numbers),
  );
}

function openLine(supplier: SampleSupplier, plan: Plan, random: Random, numbers: Numbers): SampleLine {
  const item = random.pick(supplier.items);
  const at = (days: number) => workday(dayAfter(SAMPLE_TODAY, days));
  const first = plan.first === undefined ? undefined : at(plan.first);
  const requestedOn = first ?? at(supplier.leadDays);
  const sentOn = first
    ? workday(dayAfter(first, -supplier.leadDays - random.whole(0, 5)))
    : at(-random.whole(6, 13));
  const ordered = quantityFor(item.cents, random);
  const part = (share: number) => Math.max(1, Math.floor(ordered * share));
  const line: SampleLine = {
    order: '',
    line: '',
    supplier,
    item,
    ordered,
    cancelled: 0,
    priceCents: item.cents,
    sentOn: sentOn < SAMPLE_TODAY ? sentOn : dayAfter(SAMPLE_TODAY, -1),
    requestedOn,
    firstPromisedOn: first,
    lastPromisedOn: plan.last === undefined ? first : at(plan.last),
    acknowledgedOn: first ? acknowledged(sentOn, supplier, random) : undefined,
    shipments: plan.shipped
      ? [
          {
            number: numbers.shipment(),
            shippedOn: dayAfter(SAMPLE_TODAY, plan.shipped[0]),
            quantity: part(plan.shipped[1]),
          },
        ]
      : [],
    receipts: plan.received
      ? [
          {
            number: numbers.receipt(),
            receivedOn: dayAfter(SAMPLE_TODAY, plan.received[0]),
            quantity: part(plan.received[1]),
          },
        ]
      : [],
    invoices: [],
    pegs: [],
  };
  addPegs(line, plan, random, numbers);
  return line;
}

function acknowledged(sentOn: string, supplier: SampleSupplier, random: Random): string {
  const day = workday(dayAfter(sentOn, random.whole(...supplier.acknowledgeDays)));
  return earlier(day, SAMPLE_TODAY);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

function addPegs(line: SampleLine, plan: Plan, random: Random, numbers: Numbers): void {
  if (random.chance(0.15)) return;
  const promised = line.lastPromisedOn ?? line.requestedOn;
  const count = line.ordered > 3 && random.chance(0.4) ? 2 : 1;
  const start = random.whole(0, CUSTOMERS.length - 1);
  for (let index = 0; index < count; index += 1) {
    const customer = CUSTOMERS[(start + index) % CUSTOMERS.length];
    if (!customer) continue;
    const quantity = Math.max(1, Math.floor(line.ordered * (count === 1 ? 0.7 : 0.35)));
    line.pegs.push({
      customer,
      salesOrder: numbers.salesOrder(),
      quantity,
      neededOn: dayAfter(promised, random.whole(...plan.neededAfterPromise)),
    });
  }
}
