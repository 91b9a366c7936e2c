import { expect } from '@playwright/test';
import type { KeptReading } from '../../../lib/domain/kept-reading.ts';
import { storedPage } from '../../tools/browser/tab-pages.ts';
import type { LensBrowser } from '../../tools/browser.ts';
import { opened, type RecordsOf, type Where } from './records-of.ts';

/** What the web client shows in English of the states of a purchase. */
const STATES: Record<string, string> = {
  confirmed: 'Confirmed',
  processing: 'Processing',
  done: 'Done',
};

/** What the adapter must read of the web client, told by Tryton itself; each answers once the page was read so. */
interface Reads {
  list(numbers: readonly string[]): Promise<void>;
  purchase(number: string): Promise<void>;
  /** The shipment of this despatch note; opens its form. */
  shipment(reference: string, open: (id: number) => Promise<void>): Promise<void>;
}

/** Holds what the adapter reads of the web client against Tryton's own records, field by field. */
export async function adapterReads(lens: LensBrowser, where: Where): Promise<Reads> {
  const { read } = await opened(where);
  const isRead = async (kind: KeptReading['kind'], rows: unknown): Promise<void> => {
    const seen = async () => {
      const page = await storedPage(lens, where.address);
      const [reading] = Object.values(page?.readings ?? {});
      return {
        adapter: reading?.adapter,
        kind: reading?.kind,
        rows: reading?.rows.toSorted((a, b) => a.order.localeCompare(b.order)),
        unfit: Object.values(page?.health ?? {}),
      };
    };
    await expect.poll(seen, { timeout: 30_000 }).toEqual({ adapter: 'tryton', kind, rows, unfit: [] });
  };
  return {
    async list(numbers) {
      const purchases = await read('purchase.purchase', [['number', 'in', numbers]], OF_PURCHASE);
      const rows = purchases.map((each) => {
        const { number, purchase_date, untaxed_amount, state } = each as Record<string, string>;
        const fields = {
          ordered: shown(purchase_date),
          supplier: of(each, 'party').rec_name,
          amount: money(untaxed_amount),
          status: STATES[state ?? ''],
        };
        return { table: 1, order: number, of: 'order', fields };
      });
      expect(rows).toHaveLength(numbers.length);
      await isRead(
        'orders',
        rows.toSorted((a, b) => `${a.order}`.localeCompare(`${b.order}`)),
      );
    },
    purchase: async (number) => isRead('order', await purchaseRows(read, number)),
    async shipment(reference, open) {
      const about = ['planned_date', 'effective_date'];
      const [shipment] = await read('stock.shipment.in', [['reference', '=', reference]], about);
      const id = Number(shipment?.id);
      await open(id);
      const moves = await read('stock.move', [['shipment', '=', `stock.shipment.in,${id}`]], OF_MOVE);
      const rows = moves
        .filter((move) => `${move.origin}`.startsWith('purchase.line,'))
        .map((move) => ({
          table: 1,
          order: of(move, 'purchase').rec_name,
          of: 'line',
          fields: {
            ...productOf(move),
            quantity: `${move.quantity}`,
            unit: of(move, 'uom').symbol,
            promised: shown(shipment?.planned_date),
            delivered: shown(shipment?.effective_date),
            status: move.state === 'done' ? 'Done' : 'Draft',
          },
        }));
      expect(rows.length).toBeGreaterThan(0);
      await isRead('shipment', rows);
    },
  };
}

const OF_PURCHASE = ['number', 'party.rec_name', 'purchase_date', 'untaxed_amount', 'state'];
const OF_PRODUCT = ['product.code', 'product.name'];
const OF_MOVE = ['origin', 'purchase.rec_name', 'quantity', 'uom.symbol', 'state', ...OF_PRODUCT];

async function purchaseRows(read: RecordsOf, number: string): Promise<unknown[]> {
  const names = [...OF_PURCHASE, 'currency.rec_name', 'total_amount'];
  const [head] = await read('purchase.purchase', [['number', '=', number]], names);
  const about = ['quantity', 'unit.symbol', 'unit_price', 'amount', ...OF_PRODUCT];
  const lines = await read('purchase.line', [['purchase.number', '=', number]], about);
  if (!head) throw new Error(`${number} is not in Tryton.`);
  const fields = {
    supplier: of(head, 'party').rec_name,
    ordered: shown(head.purchase_date),
    currency: of(head, 'currency').rec_name,
    amount: money(head.total_amount),
  };
  return [
    { table: 0, order: number, of: 'order', fields },
    ...lines.map((line) => ({
      table: 1,
      order: number,
      of: 'line',
      fields: {
        ...productOf(line),
        quantity: `${line.quantity}`,
        unit: of(line, 'unit').symbol,
        price: money(line.unit_price, 4),
        amount: money(line.amount),
      },
    })),
  ];
}

type Told = Record<string, unknown>;

/** What was read of another record through a field of this one. */
const of = (record: Told, field: string): Record<string, string | undefined> =>
  (record[`${field}.`] ?? {}) as Record<string, string | undefined>;

const productOf = (record: Told) => ({
  item: of(record, 'product').code,
  description: of(record, 'product').name,
});

/** A day as the web client shows it in English. */
function shown(day: unknown): string {
  const [year, month, date] = `${day}`.split('-');
  return `${month}/${date}/${year}`;
}

const money = (amount: unknown, digits = 2): string =>
  Number(amount).toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
