import type { Order } from '../../../lib/domain/order.ts';
import type { Partner } from '../../../lib/domain/partner.ts';
import { dunsNumber } from '../sample/check-digits.ts';
import { type SeededIdentifier, seededIdentifiers } from '../sample/identifiers.ts';

/** Five shapes of stored numbers: of orders, of companies (VAT, DUNS, GLN), of items (our part number, GTIN). */
export type NumberShape = 'order' | 'vat' | 'duns' | 'gln' | 'item';

/** One invented number, as a document would print it. */
export interface SeededNumber {
  shape: NumberShape;
  text: string;
}

/** Partners and orders as a file would bring them, and the numbers under which they are stored. */
export interface SeededBatch {
  partners: Partner[];
  orders: Order[];
  numbers: SeededNumber[];
}

/** Every sixth number is a DUNS, the others come from the five shapes of `seededIdentifiers` in turn. */
const SIXTH = 6;
const PARTNERS_PER_NUMBER = 1 / 50;
const FETCHED_AT = Date.UTC(2026, 4, 7);

const shapeOf = ({ shape, text }: SeededIdentifier): NumberShape => {
  if (shape === 'vat') return 'vat';
  if (shape === 'purchase-order' || shape === 'sales-order') return 'order';
  return shape === 'gs1' && text.length === 13 ? 'gln' : 'item';
};

/** `count` different numbers; the same seed gives the same ones. */
export function* seededNumbers(count: number, seed: number): Generator<SeededNumber> {
  const others = seededIdentifiers(count, seed);
  for (let at = 0; at < count; at++) {
    if (at % SIXTH === 0) {
      yield { shape: 'duns', text: dunsNumber(10_000_000 + ((seed * 7_919 + at * 61) % 80_000_000)) };
      continue;
    }
    const next = others.next();
    if (!next.done) yield { shape: shapeOf(next.value), text: next.value.text };
  }
}

/**
 * Records that hold `count` seeded numbers, some `size` of them at a time: companies in turn, each with its numbers and
 * orders of one line, half of the lines with a part number or GTIN.
 */
export function* seededBatches(count: number, seed: number, size = 20_000): Generator<SeededBatch> {
  let numbers: SeededNumber[] = [];
  let first = 0;
  for (const number of seededNumbers(count, seed)) {
    numbers.push(number);
    if (numbers.length < size) continue;
    yield batchOf(numbers, first);
    first += numbers.length;
    numbers = [];
  }
  if (numbers.length > 0) yield batchOf(numbers, first);
}

function batchOf(numbers: SeededNumber[], first: number): SeededBatch {
  const textsOf = (...shapes: NumberShape[]): string[] =>
    numbers.filter(({ shape }) => shapes.includes(shape)).map(({ text }) => text);
  const count = Math.max(1, Math.round(numbers.length * PARTNERS_PER_NUMBER));
  const companies = textsOf('vat', 'duns', 'gln');
  const partners = Array.from({ length: count }, (_, at) =>
    partnerOf(
      `P${first + at}`,
      companies.filter((_number, index) => index % count === at),
    ),
  );
  const items = textsOf('item');
  const orders = textsOf('order').map((number, at) =>
    orderOf(number, partners[at % count] as Partner, items[at], at),
  );
  return { partners, orders, numbers };
}

const provenance = { sourceId: 'file:seeded.csv', fetchedAt: FETCHED_AT, jobId: 'seeded' };

function partnerOf(id: string, numbers: string[]): Partner {
  return { id, name: `Company ${id}`, roles: ['supplier'], numbers, domains: [], contacts: [], provenance };
}

function orderOf(number: string, partner: Partner, item: string | undefined, at: number): Order {
  const isGtin = item !== undefined && /^\d{14}$/.test(item);
  const line: Order['lines'][number] = {
    id: '1',
    item: { description: 'Bearing housing, cast', ...(isGtin ? { gtin: item } : item && { number: item }) },
    ordered: 1 + (at % 900),
    unit: 'pcs',
    requestedOn: '2026-06-12',
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [],
    provenance,
  };
  const id = `${partner.id}/${number.replaceAll('-', '')}`;
  // What is called SO is an order with us, served by one of our own sites.
  return {
    id,
    kind: number.startsWith('SO') ? 'sales' : 'purchase',
    number,
    partnerId: partner.id,
    lines: [line],
  };
}
