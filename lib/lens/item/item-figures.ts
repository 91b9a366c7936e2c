import { dueOn } from '../../kpi/otif.ts';
import { quantityDue, quantityReceived } from '../../kpi/received.ts';
import { type LensContext, noOrigin, oldestOrigin, originOf, type Partners, rulesFor } from '../context.ts';
import { type LineStatus, lineStatus } from '../status.ts';
import type { Origin } from '../views.ts';
import type { ItemLine } from './item-lines.ts';
import type { ItemPrice, ItemPriceRange, ItemQuantity, ItemSupply } from './item-views.ts';

/** A line of an item with where it stands today. */
export interface JudgedLine extends ItemLine {
  status: LineStatus;
}

export function judged(lines: readonly ItemLine[], context: LensContext): JudgedLine[] {
  return lines.map(({ order, line }) => ({
    order,
    line,
    status: lineStatus(line, order, context.now, rulesFor(line, context)),
  }));
}

/** Something is still to come on it. */
export function isOpenLine({ status }: JudgedLine): boolean {
  return status.state !== 'done';
}

/** What is still to come of an item, over its open purchase lines. `all` lends its age where nothing is open. */
export function supplyOf(
  open: readonly JudgedLine[],
  all: readonly JudgedLine[],
  context: LensContext,
): ItemSupply {
  const late = open.filter(({ status }) => status.state === 'late');
  const quantified = open.filter(({ line }) => quantityDue(line) !== null);
  const dates = open.flatMap(({ line }) => dueOn(line, 'last-promised') ?? line.requestedOn ?? []);
  const next = dates.filter((date) => date >= context.now.today).sort()[0];
  return {
    open: open.length,
    late: late.length,
    onOrder: quantitiesOf(open),
    overdue: quantitiesOf(late),
    withoutQuantity: open.length - quantified.length,
    ...(next === undefined ? {} : { nextOn: next }),
    origin: originOfLines(open, all, context),
  };
}

/** The oldest of what is open decides; of finished lines, which change no more, the newest. */
export function originOfLines(
  open: readonly JudgedLine[],
  all: readonly JudgedLine[],
  context: LensContext,
): Origin {
  const oldest = oldestOrigin(open.map(({ line }) => originOf(line.provenance, context)));
  if (oldest) return oldest;
  let newest = all[0]?.line.provenance;
  for (const { line } of all)
    if (newest && line.provenance.fetchedAt > newest.fetchedAt) newest = line.provenance;
  return newest ? originOf(newest, context) : noOrigin;
}

/** Still to come, added up by unit of measure; what came in excess takes nothing from other lines. */
function quantitiesOf(lines: readonly JudgedLine[]): ItemQuantity[] {
  const byUnit = new Map<string, number>();
  for (const { line } of lines) {
    const due = quantityDue(line);
    if (due === null) continue;
    const left = Math.max(0, due - (quantityReceived(line) ?? 0));
    byUnit.set(line.unit ?? '', (byUnit.get(line.unit ?? '') ?? 0) + left);
  }
  return [...byUnit]
    .map(([unit, quantity]) => ({ quantity: rounded(quantity), ...(unit === '' ? {} : { unit }) }))
    .sort((a, b) => b.quantity - a.quantity);
}

/** Sums of decimal quantities differ in their last bits. */
function rounded(quantity: number): number {
  return Math.round(quantity * 1e6) / 1e6;
}

/** The price of the line that was sent last; lines that were never dated come last. */
export function lastPriceOf(
  lines: readonly ItemLine[],
  partners: Partners,
  context: LensContext,
): ItemPrice | undefined {
  let last: ItemLine | undefined;
  for (const found of lines) {
    if (found.line.unitPrice === undefined || found.order.kind !== 'purchase') continue;
    if (!last || isLater(found, last)) last = found;
  }
  const price = last?.line.unitPrice;
  if (!last || !price) return undefined;
  const { order, line } = last;
  const on = pricedOn(last);
  return {
    price,
    ...(line.unit === undefined ? {} : { unit: line.unit }),
    ...(on === '' ? {} : { on }),
    orderId: order.id,
    lineId: line.id,
    orderNumber: order.number,
    partnerId: order.partnerId,
    partnerName: partners.get(order.partnerId)?.name ?? order.partnerId,
    origin: originOf(line.provenance, context),
  };
}

function pricedOn({ line }: ItemLine): string {
  return line.sentOn ?? line.confirmedOn ?? '';
}

function isLater(a: ItemLine, b: ItemLine): boolean {
  const [on, than] = [pricedOn(a), pricedOn(b)];
  return on > than || (on === than && a.line.provenance.fetchedAt > b.line.provenance.fetchedAt);
}

/** Lowest and highest price by currency and unit, most lines first: prices of different currencies are never compared. */
export function priceRangesOf(lines: readonly ItemLine[], context: LensContext): ItemPriceRange[] {
  const ranges = new Map<string, ItemPriceRange>();
  for (const { order, line } of lines) {
    const { unitPrice, unit } = line;
    if (!unitPrice || order.kind !== 'purchase') continue;
    const { amount, currency } = unitPrice;
    const key = `${currency} ${unit ?? ''}`;
    const origin = originOf(line.provenance, context);
    const range = ranges.get(key);
    if (!range) {
      const limits = { currency, low: amount, high: amount, n: 1, origin };
      ranges.set(key, unit === undefined ? limits : { ...limits, unit });
      continue;
    }
    if (scaled(amount) < scaled(range.low)) range.low = amount;
    if (scaled(amount) > scaled(range.high)) range.high = amount;
    range.n += 1;
    // What was paid stays what it was: the newest reading says how old the list is.
    if (origin.fetchedAt > range.origin.fetchedAt) range.origin = origin;
  }
  return [...ranges.values()].sort((a, b) => b.n - a.n);
}

/** A decimal amount as a whole number of 10⁻¹⁰, so that comparing needs no float. */
function scaled(amount: string): bigint {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.');
  const value = BigInt(whole + part.padEnd(10, '0').slice(0, 10));
  return amount.startsWith('-') ? -value : value;
}
