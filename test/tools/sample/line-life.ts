import { quantityFor } from './closed-lines.ts';
import { dayOf, isoOf, workdayOf } from './days.ts';
import type { Random } from './random.ts';
import type { LineNote, SampleItem, SampleLine, SampleReject, SampleSupplier } from './sample-line.ts';
import { SAMPLE_TODAY } from './sample-line.ts';

/** The day number of the sample's today. */
export const TODAY = dayOf(SAMPLE_TODAY);
/** The first day on which a grown order is sent. */
export const HISTORY_START = dayOf('2024-05-06');

/** Gives out the document numbers of one order, in the sequence of its events. */
export interface OrderNumbers {
  /** Lines that leave on one day share their despatch advice. */
  shipment(day: number, part: number): string;
  receipt(): string;
  invoice(): string;
}

/** What is settled for the whole order before its lines are made. Days are day numbers. */
export interface OrderHead {
  supplier: SampleSupplier;
  sent: number;
  /** Day of the supplier's answer; absent where none ever comes. */
  acknowledged?: number;
  /** Price of the line ÷ list price. */
  price: number;
  /** Days by which this part of a line in several schedules is wanted later. */
  laterBy?: number;
}

const REJECT_REASONS = [
  'Out of tolerance',
  'Surface damage',
  'Wrong marking',
  'Porosity',
  'Certificate missing',
];
/** Supplier holidays and the year's end make for later deliveries; by month of the due day. */
export const LATE_SEASON: readonly number[] = [1.4, 1, 0.9, 0.9, 1, 1, 1.1, 1.7, 1.2, 1, 1, 1.5];

/** How a supplier behaves on a day: its traits, with its drift or, for the suppliers of the story, on a straight line. */
function behaviour(supplier: SampleSupplier, sent: number) {
  const { drift, lateShare, rejectShare, leadDays } = supplier;
  const changed = drift !== undefined && sent >= dayOf(drift.changeOn) ? 1 : 0;
  const progress = (sent - HISTORY_START) / (TODAY - HISTORY_START);
  return {
    late: drift?.lateShare?.[changed] ?? lateShare[0] + (lateShare[1] - lateShare[0]) * progress,
    reject: drift?.rejectShare?.[changed] ?? rejectShare,
    lead: drift?.leadDays?.[changed] ?? leadDays,
    price: drift?.price?.[changed] ?? 1,
  };
}

/** One line as its supplier would deliver it, cut off at today: what lies behind today has not happened yet. */
export function lineLife(
  head: OrderHead,
  item: SampleItem,
  random: Random,
  numbers: OrderNumbers,
): SampleLine {
  const { supplier, sent } = head;
  const acts = behaviour(supplier, sent);
  const requested = workdayOf(sent + acts.lead + (head.laterBy ?? 0) + random.whole(0, 6));
  const first = random.chance(0.22) ? workdayOf(requested + random.whole(1, 8)) : requested;
  const month = Number(isoOf(first).slice(5, 7)) - 1;
  const late = random.chance(Math.min(0.95, acts.late * (LATE_SEASON[month] ?? 1)));
  const delay = late ? random.whole(...supplier.lateDays) : -random.whole(0, 3);
  const answered = head.acknowledged !== undefined && head.acknowledged <= TODAY;
  const moved = answered ? movedTo(first, delay, random) : undefined;
  const ordered = quantityFor(item.cents, random);
  const notes: LineNote[] = [];
  const line: SampleLine = {
    order: '',
    line: '',
    supplier,
    item,
    ordered,
    cancelled: random.chance(0.025) ? Math.ceil(ordered / (random.chance(0.2) ? 1 : 4)) : 0,
    priceCents: Math.max(1, Math.round(item.cents * acts.price * head.price)),
    sentOn: isoOf(sent),
    requestedOn: isoOf(requested),
    firstPromisedOn: answered ? isoOf(first) : undefined,
    lastPromisedOn: answered ? isoOf(moved ?? first) : undefined,
    acknowledgedOn: answered ? isoOf(head.acknowledged ?? sent) : undefined,
    shipments: [],
    receipts: [],
    invoices: [],
    pegs: [],
    notes,
  };
  deliver(line, Math.max(workdayOf(first + delay), sent + 2), acts.reject, random, numbers, notes);
  return line;
}

/** A new date that the supplier has told by today: later for most late lines, now and then earlier. */
function movedTo(first: number, delay: number, random: Random): number | undefined {
  const told = first - random.whole(1, 12);
  if (delay > 4 && random.chance(0.4)) {
    const day = workdayOf(first + delay - random.whole(0, 4));
    return told <= TODAY && day > first ? day : undefined;
  }
  return random.chance(0.03) && told <= TODAY ? workdayOf(first - 3) : undefined;
}

/** The deliveries of the line in one to three parts, as far as they lie up to today. */
function deliver(
  line: SampleLine,
  last: number,
  reject: number,
  random: Random,
  numbers: OrderNumbers,
  notes: LineNote[],
): void {
  const total = line.ordered - line.cancelled;
  if (total <= 0) return;
  const over = random.chance(0.015) ? Math.ceil(total * 0.02) : 0;
  const parts = total > 5 && random.chance(line.supplier.splitShare) ? random.pick([2, 2, 2, 2, 3]) : 1;
  const differs = random.chance(0.04) ? 1.01 + 0.04 * random.next() : 1;
  const each = Math.floor(total / parts);
  for (let part = 1; part <= parts; part += 1) {
    const left = parts - part;
    const quantity = left > 0 ? each : total - each * (parts - 1) + over;
    // Each part needs a day of its own behind the order.
    const received = Math.max(workdayOf(last - left * 6), workdayOf(dayOf(line.sentOn) + part));
    const shipped = Math.max(received - random.whole(1, 5), dayOf(line.sentOn));
    if (shipped > TODAY) return;
    line.shipments.push({ number: numbers.shipment(shipped, part), shippedOn: isoOf(shipped), quantity });
    if (received > TODAY) continue;
    line.receipts.push({
      number: numbers.receipt(),
      receivedOn: isoOf(received),
      quantity,
      reject: random.chance(reject) ? rejectOf(received, quantity, random, notes) : undefined,
    });
    const invoiced = received + random.whole(0, 6);
    if (invoiced > TODAY) continue;
    if (differs > 1) notes.push('price-differs');
    line.invoices.push({
      number: numbers.invoice(),
      invoicedOn: isoOf(invoiced),
      cents: Math.round(quantity * line.priceCents * differs),
    });
  }
}

/** What was found on a receipt; a third of it goes back to the supplier. */
function rejectOf(
  received: number,
  quantity: number,
  random: Random,
  notes: LineNote[],
): SampleReject | undefined {
  const found = received + random.whole(0, 4);
  const reason = random.pick(REJECT_REASONS);
  const back = random.chance(0.33);
  const rejected = Math.max(1, Math.floor(quantity * 0.1 * random.next()));
  if (found > TODAY) return undefined;
  if (back) notes.push('returned');
  return { quantity: rejected, foundOn: isoOf(found), reason: back ? `${reason}, returned` : reason };
}
