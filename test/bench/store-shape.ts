import type { Order, OrderLine } from '../../lib/domain/order.ts';
import type { Partner } from '../../lib/domain/partner.ts';

/** Orders by how many lines they have, as counted in the SCMS delivery history: 6,233 orders, 10,324 lines. */
const ORDER_SIZES: [lines: number, orders: number][] = [
  [1, 4540],
  [2, 939],
  [3, 347],
  [4, 153],
  [5, 88],
  [6, 54],
  [7, 23],
  [8, 17],
  [9, 9],
  [10, 9],
  [11, 7],
  [12, 3],
  [13, 4],
  [14, 6],
  [15, 9],
  [16, 6],
  [17, 7],
  [18, 2],
  [20, 2],
  [26, 2],
  [33, 1],
  [38, 2],
  [55, 1],
  [63, 1],
  [67, 1],
];
const PARTNERS = 73;
const CUSTOMERS = 43;
/** Lines of one order lie scattered over this part of the file at the most. */
const SCATTER = 0.3;

/** A file of that shape, `times` as long, as the pages that a source yields: lines of one order come in several pages. */
export function shapedPages(rowsPerPage: number, times = 1): { partners: Partner[]; orders: Order[] }[] {
  const rows = shapedRows(times);
  const pages = [];
  for (let from = 0; from < rows.length; from += rowsPerPage) {
    const orders = new Map<string, Order>();
    for (const { order, line } of rows.slice(from, from + rowsPerPage)) {
      const known = orders.get(order.id);
      if (known) known.lines.push(line);
      else orders.set(order.id, { ...order, lines: [line] });
    }
    const ids = new Set([...orders.values()].map((order) => order.partnerId));
    pages.push({ partners: [...ids].map(partnerOf), orders: [...orders.values()] });
  }
  return pages;
}

interface Row {
  place: number;
  order: Order;
  line: OrderLine;
}

function shapedRows(times: number): Row[] {
  const random = randomFrom(7);
  const rows: Row[] = [];
  let no = 0;
  for (let round = 0; round < times; round++) {
    for (const [size, count] of ORDER_SIZES) {
      for (let i = 0; i < count; i++) rows.push(...orderRows(++no, size, random));
    }
  }
  return rows.sort((a, b) => a.place - b.place);
}

function orderRows(no: number, size: number, random: () => number): Row[] {
  // Half of all orders belong to one partner, the others thin out.
  const partnerNo = random() < 0.5 ? 0 : 1 + Math.floor(random() ** 2 * (PARTNERS - 1));
  const partnerId = `PARTNER${partnerNo}`;
  const number = `SCMS-${no}`;
  const start = random();
  const order: Order = { id: `${partnerId}/SCMS${no}`, kind: 'purchase', number, partnerId, lines: [] };
  return Array.from({ length: size }, (_, i) => ({
    place: start + random() * SCATTER,
    order,
    line: lineOf(`${no}-${i}`, `ASN-${i < 2 ? no * 2 + i : no * 2}`, random),
  }));
}

function lineOf(id: string, shipment: string, random: () => number): OrderLine {
  const day = (offset: number) =>
    new Date(1.2e12 + (offset + random() * 2000) * 864e5).toISOString().slice(0, 10);
  const quantity = Math.floor(random() * 10_000);
  return {
    id,
    item: { description: 'Nevirapine 10mg/ml, oral suspension, Bottle, 240 ml' },
    ordered: quantity,
    unit: 'pack of 240',
    unitPrice: { amount: '6.2', currency: 'USD' },
    value: { amount: `${quantity * 6}`, currency: 'USD' },
    sentOn: day(0),
    firstPromisedOn: day(60),
    lastPromisedOn: day(60),
    shipments: [{ number: shipment }],
    receipts: [{ receivedOn: day(60) }],
    qualityEvents: [],
    invoices: [],
    pegs: [{ customerId: `CUSTOMER${Math.floor(random() ** 2 * CUSTOMERS)}` }],
    nativeId: id,
    provenance: { sourceId: 'file:shape.csv', fetchedAt: 1, jobId: 'bench' },
  };
}

function partnerOf(id: string): Partner {
  const provenance = { sourceId: 'file:shape.csv', fetchedAt: 1, jobId: 'bench' };
  return { id, name: id, roles: ['supplier'], numbers: [], domains: [], contacts: [], provenance };
}

/** Mulberry32: the same numbers in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
