import { COMPANY } from './company.ts';
import type { SampleLine } from './sample-line.ts';
import { SAMPLE_TODAY } from './sample-line.ts';

/** What one row can say beyond its line: the nth shipment, receipt, invoice and customer of the line. */
interface RowParts {
  shipment?: SampleLine['shipments'][number];
  receipt?: SampleLine['receipts'][number];
  invoice?: SampleLine['invoices'][number];
  peg?: SampleLine['pegs'][number];
}

type Column = [heading: string, cell: (line: SampleLine, parts: RowParts) => string | number | undefined];

const COLUMNS: readonly Column[] = [
  ['Purchase order', (line) => line.order],
  ['Line', (line) => line.line],
  ['Supplier', (line) => line.supplier.name],
  ['Supplier no.', (line) => line.supplier.number],
  ['Supplier domain', (line) => line.supplier.domain],
  ['Supplier contact', (line) => line.supplier.contact],
  ['Supplier e-mail', (line) => line.supplier.email],
  ['Customer', (_, { peg }) => peg?.customer.name],
  ['Customer order', (_, { peg }) => peg?.salesOrder],
  ['Customer e-mail', (_, { peg }) => peg?.customer.email],
  ['Customer quantity', (_, { peg }) => peg?.quantity],
  ['Customer due date', (_, { peg }) => peg?.neededOn],
  ['Part number', (line) => line.item.number],
  ['Supplier part number', (line) => line.item.supplierNumber],
  ['Description', (line) => line.item.description],
  ['Ordered quantity', (line) => line.ordered],
  ['Cancelled quantity', (line) => line.cancelled || undefined],
  ['Unit', () => 'pcs'],
  ['Unit price', (line) => amount(line.priceCents)],
  ['Currency', (line) => line.supplier.currency],
  ['Line value', (line) => amount(line.priceCents * line.ordered)],
  ['Sent on', (line) => line.sentOn],
  ['Requested on', (line) => line.requestedOn],
  ['First promised date', (line) => line.firstPromisedOn],
  ['Last promised date', (line) => line.lastPromisedOn],
  ['Acknowledged on', (line) => line.acknowledgedOn],
  ['Shipment number', (_, { shipment }) => shipment?.number],
  ['Shipped on', (_, { shipment }) => shipment?.shippedOn],
  ['Shipped quantity', (_, { shipment }) => shipment?.quantity],
  ['Goods receipt', (_, { receipt }) => receipt?.number],
  ['Received on', (_, { receipt }) => receipt?.receivedOn],
  ['Received quantity', (_, { receipt }) => receipt?.quantity],
  ['Rejected quantity', (_, { receipt }) => receipt?.reject?.quantity],
  ['Rejected on', (_, { receipt }) => receipt?.reject?.foundOn],
  ['Reject reason', (_, { receipt }) => receipt?.reject?.reason],
  ['Invoice', (_, { invoice }) => invoice?.number],
  ['Invoiced on', (_, { invoice }) => invoice?.invoicedOn],
  ['Invoice amount', (_, { invoice }) => (invoice ? amount(invoice.cents) : undefined)],
  ['Buyer', (line) => line.supplier.buyer],
  ['Buyer group', (line) => line.supplier.buyerGroup],
  ['Plant', () => COMPANY.plant],
  ['Company', () => COMPANY.name],
  ['Relationship owner', (line) => line.supplier.owner],
  ['PartnerLens sample as of', () => SAMPLE_TODAY],
];

/**
 * The sample as one CSV text, as an ERP would export it: a line takes as many rows as it has shipments, receipts,
 * invoices or customers, whichever are most, and repeats what holds for the whole line.
 */
export function toCsv(lines: readonly SampleLine[]): string {
  const rows = [COLUMNS.map(([heading]) => heading)];
  for (const line of lines) {
    const count = Math.max(
      1,
      line.shipments.length,
      line.receipts.length,
      line.invoices.length,
      line.pegs.length,
    );
    for (let index = 0; index < count; index += 1) {
      const parts = {
        shipment: line.shipments[index],
        receipt: line.receipts[index],
        invoice: line.invoices[index],
        peg: line.pegs[index],
      };
      rows.push(COLUMNS.map(([, cell]) => `${cell(line, parts) ?? ''}`));
    }
  }
  return `${rows.map((row) => row.map(quoted).join(',')).join('\n')}\n`;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function amount(cents: number): string {
  return `${Math.trunc(cents / 100)}.${`${cents % 100}`.padStart(2, '0')}`;
}
