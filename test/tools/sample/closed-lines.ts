import { CUSTOMERS } from './company.ts';
import type { Numbers } from './numbers.ts';
import type { Random } from './random.ts';
import type { SampleLine, SampleReject, SampleSupplier } from './sample-line.ts';
import { dayAfter, SAMPLE_TODAY, workday } from './sample-line.ts';

/** The first promised date of the history, two years before today. */
const HISTORY_START = '2024-05-08';
const HISTORY_DAYS = 708;
const REASONS = [
  'Out of tolerance',
  'Surface damage',
  'Wrong marking',
  'Porosity',
  'Certificate missing',
] as const;

/** Orders of one to three lines that are done: received in one or two parts, some late, some with rejects. Not yet numbered. */
export function closedOrders(supplier: SampleSupplier, random: Random, numbers: Numbers): SampleLine[][] {
  const orders: SampleLine[][] = [];
  for (let made = 0; made < supplier.closedLines; ) {
    const size = Math.min(random.whole(1, 3), supplier.closedLines - made);
    const progress = (made + size * random.next()) / supplier.closedLines;
    const firstDue = workday(dayAfter(HISTORY_START, Math.floor(progress * HISTORY_DAYS)));
    const sentOn = workday(dayAfter(firstDue, -supplier.leadDays - random.whole(0, 6)));
    const head = {
      sentOn,
      acknowledgedOn: workday(dayAfter(sentOn, random.whole(...supplier.acknowledgeDays))),
    };
    orders.push(
      Array.from({ length: size }, (_, index) =>
        closedLine(supplier, head, dayAfter(firstDue, index * 4), progress, random, numbers),
      ),
    );
    made += size;
  }
  return orders;
}

function closedLine(
  supplier: SampleSupplier,
  head: Pick<SampleLine, 'sentOn' | 'acknowledgedOn'>,
  due: string,
  progress: number,
  random: Random,
  numbers: Numbers,
): SampleLine {
  const item = random.pick(supplier.items);
  const requestedOn = workday(due);
  const firstPromisedOn = random.chance(0.2)
    ? workday(dayAfter(requestedOn, random.whole(1, 6)))
    : requestedOn;
  const [startShare, endShare] = supplier.lateShare;
  const late = random.chance(startShare + (endShare - startShare) * progress);
  const delay = late ? random.whole(...supplier.lateDays) : -random.whole(0, 3);
  const moved = late && delay > 6 && random.chance(0.5);
  const ordered = quantityFor(item.cents, random);
  const line: SampleLine = {
    ...head,
    order: '',
    line: '',
    supplier,
    item,
    ordered,
    cancelled: random.chance(0.03) ? Math.ceil(ordered / 4) : 0,
    priceCents: Math.round(item.cents * (0.94 + 0.06 * progress)),
    requestedOn,
    firstPromisedOn,
    lastPromisedOn: moved ? workday(dayAfter(firstPromisedOn, delay - random.whole(0, 3))) : firstPromisedOn,
    shipments: [],
    receipts: [],
    invoices: [],
    pegs: [],
  };
  deliver(line, delay, random, numbers);
  if (random.chance(0.35)) addPeg(line, random, numbers);
  return line;
}

/** Adds the receipts, with a shipment before and an invoice after each. */
function deliver(line: SampleLine, delay: number, random: Random, numbers: Numbers): void {
  const total = line.ordered - line.cancelled;
  const last = clamp(workday(dayAfter(line.firstPromisedOn ?? line.requestedOn, delay)));
  const split = random.chance(line.supplier.splitShare) && total > 3;
  const firstPart = split ? Math.floor(total * (0.4 + 0.4 * random.next())) : 0;
  const parts: [string, number][] = split
    ? [
        [workday(dayAfter(last, -random.whole(4, 9))), firstPart],
        [last, total - firstPart],
      ]
    : [[last, total]];
  for (const [receivedOn, quantity] of parts) {
    line.shipments.push({
      number: numbers.shipment(),
      shippedOn: dayAfter(receivedOn, -random.whole(1, 4)),
      quantity,
    });
    line.receipts.push({
      number: numbers.receipt(),
      receivedOn,
      quantity,
      reject: rejectOf(line, receivedOn, quantity, random),
    });
    line.invoices.push({
      number: numbers.invoice(line.supplier.short),
      invoicedOn: clamp(dayAfter(receivedOn, random.whole(0, 5))),
      cents: quantity * line.priceCents,
    });
  }
}

function rejectOf(
  line: SampleLine,
  receivedOn: string,
  quantity: number,
  random: Random,
): SampleReject | undefined {
  if (!random.chance(line.supplier.rejectShare)) return undefined;
  return {
    quantity: Math.max(1, Math.floor(quantity * 0.08 * random.next())),
    foundOn: clamp(dayAfter(receivedOn, random.whole(0, 4))),
    reason: random.pick(REASONS),
  };
}

function addPeg(line: SampleLine, random: Random, numbers: Numbers): void {
  const needed = dayAfter(line.firstPromisedOn ?? line.requestedOn, random.whole(4, 15));
  const quantity = Math.max(1, Math.floor(line.ordered * 0.5));
  line.pegs.push({
    customer: random.pick(CUSTOMERS),
    salesOrder: numbers.salesOrder(),
    quantity,
    neededOn: needed,
  });
}

/** Nothing has happened after today. */
function clamp(date: string): string {
  return date > SAMPLE_TODAY ? SAMPLE_TODAY : date;
}

/** A plausible lot: cheap parts by the hundred, dear ones by the piece. */
export function quantityFor(cents: number, random: Random): number {
  if (cents < 500) return random.whole(5, 40) * 100;
  if (cents < 5_000) return random.whole(4, 30) * 10;
  if (cents < 20_000) return random.whole(6, 40) * 2;
  return random.whole(2, 12);
}
