import { normaliseNumber } from '../../lib/domain/normalise.ts';
import type { Order } from '../../lib/domain/order.ts';

/** What an independent reading of the SCMS file and the store must agree on, line by line. */

/** Items by key, in order. */
export function group<T>(items: T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** What both readings must agree on for a line, in one string. */
export function factsOfRow(row: Record<string, string>): string {
  return facts(
    row['PO / SO #'],
    row['ASN/DN #'],
    row['Item Description'],
    Number(row['Line Item Quantity']),
    isoDay(row['PO Sent to Vendor Date']),
    isoDay(row['Scheduled Delivery Date']),
    isoDay(row['Delivered to Client Date']),
    row['Line Item Value'],
  );
}

/** One stored line: what is compared, and the key of its shipment. */
export interface StoredLine {
  facts: string;
  shipment: string;
}

/** The same of every stored line of an order, with the key of its shipment. */
export function linesOf(order: Order): StoredLine[] {
  return order.lines.map((line) => ({
    shipment: normaliseNumber(line.shipments[0]?.number ?? ''),
    facts: facts(
      order.number,
      line.shipments[0]?.number,
      line.item.description,
      line.ordered,
      line.sentOn,
      line.firstPromisedOn,
      line.receipts[0]?.receivedOn,
      line.value?.amount,
    ),
  }));
}

function facts(...values: (string | number | undefined)[]): string {
  return values.map((value) => (value === undefined ? '' : `${value}`.trim())).join(' | ');
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** The three date forms of the file; anything else is a word, so not known. */
export function isoDay(text = ''): string | undefined {
  const named = /^(\d\d)-([A-Z][a-z][a-z])-(\d\d)$/.exec(text);
  if (named) return `20${named[3]}-${two(MONTHS.indexOf(named[2] ?? '') / 3 + 1)}-${named[1]}`;
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(?:20)?(\d\d)$/.exec(text);
  return slashed ? `20${slashed[3]}-${two(slashed[1])}-${two(slashed[2])}` : undefined;
}

function two(value: string | number | undefined): string {
  return `${value}`.padStart(2, '0');
}
