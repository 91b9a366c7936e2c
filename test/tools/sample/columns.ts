import { HOME } from './company.ts';
import { extrasOf, type LineExtras } from './line-extras.ts';
import type { SampleLine } from './sample-line.ts';
import { SAMPLE_TODAY } from './sample-line.ts';

/** What one row can say beyond its line: the nth shipment, receipt, invoice and customer of the line. */
export interface RowParts {
  shipment?: SampleLine['shipments'][number];
  receipt?: SampleLine['receipts'][number];
  invoice?: SampleLine['invoices'][number];
  peg?: SampleLine['pegs'][number];
  /** Which of them these are: what is known besides lies at the same place. */
  at: number;
  /** False where the row leaves out what the vendor master says of the supplier. */
  master: boolean;
  /** The same for the customer's address. */
  customerMail: boolean;
  /** True where an earlier row has said what holds for the line, or the order, and this one need not. */
  lineSaid: boolean;
  orderSaid: boolean;
}

/** Which file of a world in parts has the column; `key` and `mark` stand in each, `line-key` in all but the headings. */
type ColumnPlace = 'key' | 'line-key' | 'head' | 'line' | 'peg' | 'event' | 'mark';

/** How a cell is spelled: dates come as ISO dates, amounts as cents. */
type CellKind = 'text' | 'number' | 'amount' | 'date';

export interface SampleColumn {
  heading: string;
  place: ColumnPlace;
  kind: CellKind;
  cell: (line: SampleLine, parts: RowParts) => string | number | undefined;
}

function column(
  place: ColumnPlace,
  heading: string,
  kind: CellKind,
  cell: SampleColumn['cell'],
): SampleColumn {
  return { heading, place, kind, cell };
}

type Value = string | number | undefined;

/** What holds for the whole line. */
function ofLine(heading: string, kind: CellKind, value: (line: SampleLine) => Value): SampleColumn {
  return column('line', heading, kind, (line, { lineSaid }) => (lineSaid ? undefined : value(line)));
}

/** What holds for the whole order. A line's days are its own, so that the day of sending stands at each line. */
function ofOrder(heading: string, kind: CellKind, value: (line: SampleLine) => Value): SampleColumn {
  const lineToo = kind === 'date';
  return column('head', heading, kind, (line, { lineSaid, orderSaid }) =>
    (lineToo ? lineSaid : orderSaid) ? undefined : value(line),
  );
}

/** What the vendor master says. */
function master(
  heading: string,
  value: (supplier: SampleLine['supplier']) => string | undefined,
): SampleColumn {
  return column('head', heading, 'text', (line, parts) => (parts.master ? value(line.supplier) : undefined));
}

/** What was checked, changed or agreed of the whole line. */
function extra(heading: string, kind: CellKind, value: (extras: LineExtras) => Value): SampleColumn {
  return ofLine(heading, kind, (line) => value(extrasOf(line)));
}

/** What is known of the nth shipment, receipt or invoice. */
function ofEvent(
  heading: string,
  kind: CellKind,
  value: (extras: LineExtras, at: number) => Value,
): SampleColumn {
  return column('event', heading, kind, (line, { at }) => value(extrasOf(line), at));
}

const yesNo = (flag: boolean | undefined): Value => (flag === undefined ? undefined : flag ? 'yes' : 'no');

const text = 'text';
const number = 'number';
const amount = 'amount';
const date = 'date';

/** The columns of the flat file, from left to right. */
export const COLUMNS: readonly SampleColumn[] = [
  column('key', 'Purchase order', text, (line) => line.order),
  column('line-key', 'Line', text, (line) => line.line),
  column('head', 'Supplier', text, (line) => line.supplier.name),
  column('head', 'Supplier no.', text, (line) => line.supplier.number),
  master('Supplier domain', ({ domain }) => domain),
  master('Supplier contact', ({ contact }) => contact),
  master('Supplier e-mail', ({ email }) => email),
  master('Supplier VAT number', ({ vat }) => vat),
  master('Supplier DUNS', ({ duns }) => duns),
  master('Supplier GLN', ({ gln }) => gln),
  column('peg', 'Customer', text, (_, { peg }) => peg?.customer.name),
  column('peg', 'Customer order', text, (_, { peg }) => peg?.salesOrder),
  column('peg', 'Customer e-mail', text, (_, { peg, customerMail }) =>
    customerMail ? peg?.customer.email : undefined,
  ),
  column('peg', 'Customer quantity', number, (_, { peg }) => peg?.quantity),
  column('peg', 'Customer due date', date, (_, { peg }) => peg?.neededOn),
  ofLine('Part number', text, (line) => line.item.number),
  ofLine('Supplier part number', text, (line) => line.item.supplierNumber),
  ofLine('GTIN', text, (line) => line.item.gtin),
  ofLine('Alternate part number', text, (line) => line.alternate),
  ofLine('Description', text, (line) => line.item.description),
  extra('Material group', text, ({ group }) => group),
  ofLine('Ordered quantity', number, (line) => line.ordered),
  ofLine('Cancelled quantity', number, (line) => line.cancelled || undefined),
  ofLine('Unit', text, () => 'pcs'),
  ofLine('Unit price', amount, (line) => line.priceCents),
  column('line', 'Currency', text, (line) => line.currency ?? line.supplier.currency),
  ofLine('Line value', amount, (line) => line.priceCents * line.ordered),
  extra('Standard price', amount, ({ standardCents }) => standardCents),
  extra('Ship-to country', text, ({ shipTo }) => shipTo),
  extra('Transport mode', text, ({ mode }) => mode),
  ofOrder('Sent on', date, (line) => line.sentOn),
  ofLine('Requested on', date, (line) => line.requestedOn),
  ofLine('First promised date', date, (line) => line.firstPromisedOn),
  ofLine('Last promised date', date, (line) => line.lastPromisedOn),
  ofLine('Acknowledged on', date, (line) => line.acknowledgedOn),
  extra('Promise changed on', date, ({ change }) => change?.on),
  extra('Promise changed by', text, ({ change }) => change?.by),
  extra('Days moved', number, ({ change }) => change?.days),
  column('event', 'Shipment number', text, (_, { shipment }) => shipment?.number),
  column('event', 'Shipped on', date, (_, { shipment }) => shipment?.shippedOn),
  column('event', 'Shipped quantity', number, (_, { shipment }) => shipment?.quantity),
  ofEvent('ASN received on', date, ({ advisedOn }, at) => advisedOn[at]),
  column('event', 'Goods receipt', text, (_, { receipt }) => receipt?.number),
  column('event', 'Received on', date, (_, { receipt }) => receipt?.receivedOn),
  column('event', 'Received quantity', number, (_, { receipt }) => receipt?.quantity),
  column('event', 'Rejected quantity', number, (_, { receipt }) => receipt?.reject?.quantity),
  column('event', 'Rejected on', date, (_, { receipt }) => receipt?.reject?.foundOn),
  column('event', 'Reject reason', text, (_, { receipt }) => receipt?.reject?.reason),
  ofEvent('Returned quantity', number, ({ returned }, at) => returned[at]?.quantity),
  ofEvent('Returned on', date, ({ returned }, at) => returned[at]?.on),
  extra('Lots inspected', number, ({ lots }) => lots?.inspected),
  extra('Lots rejected', number, ({ lots }) => lots?.rejected),
  extra('Papers correct', text, ({ documentsCorrect }) => yesNo(documentsCorrect)),
  extra('Undamaged', text, ({ undamaged }) => yesNo(undamaged)),
  column('event', 'Invoice', text, (_, { invoice }) => invoice?.number),
  column('event', 'Invoiced on', date, (_, { invoice }) => invoice?.invoicedOn),
  column('event', 'Invoice amount', amount, (_, { invoice }) => invoice?.cents),
  ofEvent('Invoiced quantity', number, ({ invoices }, at) => invoices[at]?.quantity),
  ofEvent('Invoice matched', text, ({ invoices }, at) => yesNo(invoices[at]?.matched)),
  ofEvent('Payment due date', date, ({ invoices }, at) => invoices[at]?.payableOn),
  ofEvent('Paid on', date, ({ invoices }, at) => invoices[at]?.paidOn),
  ofOrder('Buyer', text, (line) => line.entity?.buyer ?? line.supplier.buyer),
  ofOrder('Buyer group', text, (line) => line.supplier.buyerGroup),
  ofOrder('Plant', text, (line) => (line.entity ?? HOME).plant),
  ofOrder('Company', text, (line) => (line.entity ?? HOME).company),
  master('Relationship owner', ({ owner }) => owner),
  column('mark', 'PartnerLens sample as of', date, () => SAMPLE_TODAY),
];
