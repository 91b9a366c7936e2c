import type { Recording } from '../real/tryton/record.ts';
import type { Row } from './tryton-index.ts';

/** Records of that many purchases, one line each, all of one supplier, and nothing else. */
export function manyPurchases(count: number): Recording['records'] {
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const created = dateTimeNow(-3_600_000);
  const dates = { create_date: created, write_date: null };
  const planned = { __class__: 'date', year: 2026, month: 12, day: 1 };
  return {
    'purchase.purchase': numbers
      .map((id) => ({
        ...dates,
        id,
        number: `PO-${10_000 + id}`,
        state: 'processing',
        shipment_state: 'waiting',
        party: 1,
        company: 1,
        'currency.': { code: 'EUR', id: 1 },
        purchase_date: { __class__: 'date', year: 2026, month: 10, day: 1 },
        delivery_date: null,
        lines: [id],
      }))
      .reverse(),
    'purchase.line': numbers.map((id) => ({
      ...dates,
      id,
      type: 'line',
      purchase: id,
      quantity: 10,
      description: null,
      unit_price: { __class__: 'Decimal', decimal: '2.5' },
      amount: { __class__: 'Decimal', decimal: '25' },
      'product.': { code: `P-${id % 40}`, name: 'Part', id: 1 },
      'unit.': { symbol: 'u', id: 1 },
      delivery_date: null,
      delivery_date_edit: 0,
      delivery_date_store: null,
      'product_supplier.': null,
      moves: [id],
      invoice_lines: [],
      requests: [],
    })),
    'stock.move': numbers.map((id) => ({
      ...dates,
      id,
      origin: `purchase.line,${id}`,
      quantity: 10,
      state: 'draft',
      planned_date: planned,
      effective_date: null,
      shipment: null,
    })),
    'sale.sale': [],
    'sale.line': [],
    'account.invoice.line': [],
    'party.party': [{ id: 1, name: 'Sample Company', code: '1' }],
  };
}

/** The recording as if nothing in it had changed for months, however fresh it is. */
export function aged(recording: Recording): Recording {
  const copy = structuredClone(recording);
  const long = {
    __class__: 'datetime',
    year: 2026,
    month: 1,
    day: 2,
    hour: 3,
    minute: 4,
    second: 5,
    microsecond: 6,
  };
  for (const row of Object.values(copy.records).flat()) {
    row.create_date = long;
    // Never edited records have none.
    if (row.write_date) row.write_date = long;
  }
  return copy;
}

/** Changes a record as an edit in Tryton does, a second from now; `skew` is what the server's clock is ahead. */
export function touch(row: Row | undefined, change: Row, skew = 0): void {
  if (!row) throw new Error('There is no such record to change.');
  Object.assign(row, change, { write_date: dateTimeNow(1_000 + skew) });
}

function dateTimeNow(after: number) {
  const at = new Date(Date.now() + after);
  return {
    __class__: 'datetime',
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    microsecond: 0,
  };
}
