import { dayOf, isoOf, workdayOf } from './days.ts';
import { TODAY } from './line-life.ts';
import { type Random, randomFrom } from './random.ts';
import type { SampleLine, SampleSupplier } from './sample-line.ts';

/** What files say of a line beyond its life: lane, changes, checks at incoming goods, matching and payment. */
export interface LineExtras {
  group: string;
  standardCents: number;
  shipTo: string;
  mode: string;
  change?: { on: string; by: 'Supplier' | 'Buyer'; days: number };
  lots?: { inspected: number; rejected: number };
  documentsCorrect?: boolean;
  undamaged?: boolean;
  /** By the place of the shipment. */
  advisedOn: (string | undefined)[];
  /** By the place of the receipt. */
  returned: ({ quantity: number; on: string } | undefined)[];
  /** By the place of the invoice. */
  invoices: { quantity: number; matched: boolean; payableOn: string; paidOn?: string }[];
}

const COUNTRIES: Readonly<Record<string, string>> = {
  1000: 'Germany',
  1100: 'Poland',
  2000: 'Switzerland',
  3000: 'United States',
  4000: 'United Kingdom',
};
const MODES = ['Road', 'Road', 'Road', 'Sea', 'Air'];
/** Days after the invoice on which it is due, by the supplier's place in the vendor master. */
const TERMS = [30, 30, 45, 60];

const made = new WeakMap<SampleLine, LineExtras>();

/**
 * The extras of a line. They grow from the line's own numbers and not from the world's seed, so that what else is made
 * does not move when they change.
 */
export function extrasOf(line: SampleLine): LineExtras {
  let extras = made.get(line);
  if (!extras) {
    extras = makeExtras(line);
    made.set(line, extras);
  }
  return extras;
}

function makeExtras(line: SampleLine): LineExtras {
  const random = randomFrom(seedOf(`${line.order}/${line.line}`));
  const { supplier } = line;
  const careless = supplier.rejectShare > 0.1 ? 3 : 1;
  const came = line.receipts.length > 0;
  const extras: LineExtras = {
    group: groupOf(supplier),
    standardCents: Math.max(1, Math.round(line.item.cents * 0.98)),
    shipTo: COUNTRIES[line.entity?.plant ?? '1000'] ?? 'Germany',
    mode: MODES[Number(supplier.number) % MODES.length] ?? 'Road',
    change: changeOf(line, random),
    advisedOn: line.shipments.map(({ shippedOn }) => advice(shippedOn, careless, random)),
    returned: line.receipts.map(returnOf),
    invoices: invoicesOf(line, random),
  };
  if (!came) return extras;
  const rejected = line.receipts.filter(({ reject }) => reject).length;
  extras.lots = { inspected: line.receipts.length, rejected };
  extras.documentsCorrect = !random.chance(0.03 * careless);
  extras.undamaged = !random.chance(0.015 * careless);
  return extras;
}

/** `103 Standard parts` is the buyer's group of the material group "Standard parts". */
function groupOf({ buyerGroup }: SampleSupplier): string {
  return buyerGroup.replace(/^\d+ /, '');
}

/** The move from the first promise to the last, told a few days before the first. */
function changeOf(line: SampleLine, random: Random): LineExtras['change'] {
  const { firstPromisedOn, lastPromisedOn, acknowledgedOn } = line;
  if (!firstPromisedOn || !lastPromisedOn || !acknowledgedOn || firstPromisedOn === lastPromisedOn)
    return undefined;
  const told = Math.min(dayOf(firstPromisedOn) - random.whole(1, 9), TODAY);
  const by = random.chance(0.2) ? 'Buyer' : 'Supplier';
  const on = isoOf(Math.max(told, dayOf(acknowledgedOn)));
  return { on, by, days: dayOf(lastPromisedOn) - dayOf(firstPromisedOn) };
}

/** Most despatch advices come with the goods' leaving; some a few days behind, some never. */
function advice(shippedOn: string, careless: number, random: Random): string | undefined {
  const never = random.chance(0.03 * careless);
  const on = dayOf(shippedOn) + (random.chance(0.08 * careless) ? random.whole(1, 4) : 0);
  return never || on > TODAY ? undefined : isoOf(on);
}

function returnOf({ reject }: SampleLine['receipts'][number]): LineExtras['returned'][number] {
  if (!reject?.reason.endsWith(', returned')) return undefined;
  const on = workdayOf(dayOf(reject.foundOn) + 3);
  return on > TODAY ? undefined : { quantity: reject.quantity, on: isoOf(on) };
}

function invoicesOf(line: SampleLine, random: Random): LineExtras['invoices'] {
  const place = Math.floor(Number(line.supplier.number) / 7);
  const terms = TERMS[place % TERMS.length] ?? 30;
  // One supplier in five is paid late by us.
  const slow = place % 5 === 0;
  const differs = line.notes?.includes('price-differs') ?? false;
  return line.invoices.map(({ invoicedOn }, at) => {
    const due = dayOf(invoicedOn) + terms;
    const paid = workdayOf(due + (slow ? random.whole(0, 14) : random.whole(-4, 1)));
    return {
      quantity: line.receipts[at]?.quantity ?? line.ordered,
      matched: !differs && !random.chance(0.05),
      payableOn: isoOf(due),
      paidOn: paid > TODAY ? undefined : isoOf(paid),
    };
  });
}

/** A seed from a text (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
