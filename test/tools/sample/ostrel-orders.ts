import { CUSTOMERS } from './company.ts';
import type { Numbers } from './numbers.ts';
import type { OstrelRow } from './ostrel-rows.ts';
import { OSTREL_ROWS } from './ostrel-rows.ts';
import type { SampleLine, SampleSupplier } from './sample-line.ts';
import { dayAfter, workday } from './sample-line.ts';
import { SUPPLIERS } from './suppliers.ts';

/** The numbers that {@link ostrelOrders} uses, so that other orders keep clear of them. */
export const OSTREL_ORDERS = new Set(OSTREL_ROWS.map((row) => row.order));

/** The current orders with Ostrel Castings: late, at risk, on its way and partly here. */
export function ostrelOrders(numbers: Numbers): SampleLine[] {
  const supplier = SUPPLIERS.find((candidate) => candidate.short === 'OST');
  if (!supplier) throw new Error('Ostrel Castings is missing.');
  return OSTREL_ROWS.map((row) => lineOf(row, supplier, numbers));
}

function lineOf(row: OstrelRow, supplier: SampleSupplier, numbers: Numbers): SampleLine {
  const item = supplier.items.find((candidate) => candidate.number === row.item);
  if (!item) throw new Error(`No item ${row.item}.`);
  return {
    order: row.order,
    line: row.line,
    supplier,
    item,
    ordered: row.quantity,
    cancelled: 0,
    priceCents: item.cents,
    sentOn: row.sentOn,
    requestedOn: row.requestedOn,
    firstPromisedOn: row.first,
    lastPromisedOn: row.last ?? row.first,
    acknowledgedOn: row.first ? workday(dayAfter(row.sentOn, 2)) : undefined,
    shipments: (row.shipped ?? []).map(([shippedOn, quantity]) => ({
      number: numbers.shipment(),
      shippedOn,
      quantity,
    })),
    receipts: (row.received ?? []).map(([receivedOn, quantity]) => ({
      number: numbers.receipt(),
      receivedOn,
      quantity,
    })),
    invoices: (row.received ?? []).map(([invoicedOn, quantity]) => ({
      number: numbers.invoice(supplier.short),
      invoicedOn,
      cents: quantity * item.cents,
    })),
    pegs: (row.pegs ?? []).map(([index, salesOrder, quantity, neededOn]) => ({
      customer: customerAt(index),
      salesOrder,
      quantity,
      neededOn,
    })),
  };
}

function customerAt(index: number): (typeof CUSTOMERS)[number] {
  const customer = CUSTOMERS[index];
  if (!customer) throw new Error(`No customer ${index}.`);
  return customer;
}
