import type { FileField } from '../../domain/file-mapping.ts';
import { normaliseAddress, normaliseNumber } from '../../domain/normalise.ts';
import type { Invoice, Order, OrderLine, Peg, QualityEvent, Receipt, Shipment } from '../../domain/order.ts';
import type { Contact, Partner, PartnerRole } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { identityOf } from './partner-identity.ts';
import type { RowCells } from './row-cells.ts';

/** What one row says: who delivers, for whom, and one line of one order. */
export interface RowRecord {
  partners: Partner[];
  /** The header and exactly one line. */
  order: Order;
  line: OrderLine;
}

/** What all rows of a file share. */
export interface RowSource {
  provenance: Provenance;
  /** Identities of the names of own sites. */
  ownSites: ReadonlySet<string>;
}

/** An Excel-made number like `4.5E+09`: the digits of the document number are lost. */
const DAMAGED = /^\d(?:[.,]\d{1,10})?E\+?\d{1,2}$/i;
const LONGEST_NUMBER = 64;

/** Reads the row that `cells` is turned to; undefined when it has a flaw, which is then in `cells.flaw`. */
export function readRecord(cells: RowCells, source: RowSource): RowRecord | undefined {
  if (cells.flaw) return undefined;
  const supplier = readSupplier(cells, source);
  const number = cells.text('orderNumber', LONGEST_NUMBER);
  const key = number === undefined ? '' : normaliseNumber(number);
  if (number === undefined || key === '') cells.reject('orderNumber', 'order-number-missing');
  else if (DAMAGED.test(number)) cells.reject('orderNumber', 'number-damaged');
  if (!supplier || cells.flaw || number === undefined) return undefined;
  const customer = readCustomer(cells, source);
  const line = readLine(cells, source, customer);
  const order: Order = {
    id: `${supplier.id}/${key}`,
    kind: supplier.roles[0] === 'own-site' ? 'sales' : 'purchase',
    number,
    partnerId: supplier.id,
    lines: [line],
  };
  put(order, 'buyer', cells.text('buyer', 200));
  put(order, 'buyerGroup', cells.text('buyerGroup', 100));
  put(order, 'plant', cells.text('plant', 100));
  put(order, 'company', cells.text('company', 100));
  if (cells.flaw) return undefined;
  return { partners: customer ? [supplier, customer] : [supplier], order, line };
}

function readSupplier(cells: RowCells, source: RowSource): Partner | undefined {
  const number = cells.text('supplierNumber', LONGEST_NUMBER);
  const name = cells.text('supplierName', 300);
  const key = number === undefined ? '' : normaliseNumber(number);
  const nameKey = name === undefined ? '' : identityOf(name);
  if (key === '' && nameKey === '') {
    cells.reject(
      name === undefined && number !== undefined ? 'supplierNumber' : 'supplierName',
      'supplier-missing',
    );
    return undefined;
  }
  const role = source.ownSites.has(nameKey) ? 'own-site' : 'supplier';
  const partner = newPartner(key || nameKey, name ?? number ?? '', role, source.provenance);
  if (key !== '') partner.numbers.push(key);
  const domain = cells.text('supplierDomain', 254);
  if (domain !== undefined) partner.domains.push(domainOf(domain));
  const contact = readContact(cells, 'supplierContact', 'supplierEmail');
  if (contact) partner.contacts.push(contact);
  put(partner, 'owner', cells.text('owner', 200));
  return partner;
}

/** The customer who waits; undefined where the row names none. */
function readCustomer(cells: RowCells, source: RowSource): Partner | undefined {
  const name = cells.text('customerName', 300);
  const id = name === undefined ? '' : identityOf(name);
  if (name === undefined || id === '') return undefined;
  const partner = newPartner(id, name, 'customer', source.provenance);
  const email = readContact(cells, undefined, 'customerEmail');
  if (email) partner.contacts.push(email);
  return partner;
}

function newPartner(id: string, name: string, role: PartnerRole, provenance: Provenance): Partner {
  return { id, name, roles: [role], numbers: [], domains: [], contacts: [], provenance };
}

function readContact(
  cells: RowCells,
  nameField: FileField | undefined,
  emailField: FileField,
): Contact | undefined {
  const name = nameField && cells.text(nameField, 200);
  const email = cells.text(emailField, 254);
  if (email !== undefined && !email.includes('@')) cells.reject(emailField, 'address-unreadable');
  if (name === undefined && email === undefined) return undefined;
  const contact: Contact = { name: name ?? (email ?? '').slice(0, 200) };
  put(contact, 'email', email && normaliseAddress(email));
  return contact;
}

/** `https://www.Example.com/contact` → `example.com`. */
function domainOf(text: string): string {
  const host =
    text
      .toLowerCase()
      .replace(/^[a-z]{2,8}:\/\//, '')
      .split('/', 1)[0] ?? '';
  return normaliseAddress(host.startsWith('www.') ? host.slice(4) : host);
}

function readLine(cells: RowCells, source: RowSource, customer: Partner | undefined): OrderLine {
  const number = cells.text('lineNumber', 20);
  const recordId = cells.text('recordId', 100);
  const item: OrderLine['item'] = {};
  put(item, 'number', cells.text('itemNumber', 100));
  put(item, 'supplierNumber', cells.text('supplierItemNumber', 100));
  put(item, 'description', cells.prose('itemDescription', 500));
  const line: OrderLine = {
    id: lineIdentity(number, recordId, item),
    item,
    shipments: readShipments(cells),
    receipts: readReceipts(cells),
    qualityEvents: readQualityEvents(cells),
    invoices: readInvoices(cells),
    pegs: readPegs(cells, customer),
    provenance: source.provenance,
  };
  put(line, 'number', number);
  if (number === undefined) put(line, 'nativeId', recordId);
  put(line, 'ordered', cells.quantity('orderedQuantity'));
  put(line, 'cancelled', cells.quantity('cancelledQuantity'));
  put(line, 'unit', cells.text('unit', 40));
  const currency = readCurrency(cells);
  put(line, 'unitPrice', cells.money('unitPrice', currency));
  put(line, 'value', cells.money('value', currency));
  for (const field of ['sentOn', 'requestedOn', 'firstPromisedOn', 'confirmedOn'] as const)
    put(line, field, cells.date(field));
  put(line, 'lastPromisedOn', cells.date('lastPromisedOn') ?? line.firstPromisedOn);
  return line;
}

/**
 * What tells a line from the others of its order, in this file and in the next: its number; else the record id; else
 * the item. Never the place of the row or how often the item came before, since rows move between two exports. A file
 * that has none of the three says one line per order.
 */
function lineIdentity(
  number: string | undefined,
  recordId: string | undefined,
  item: OrderLine['item'],
): string {
  if (number !== undefined) return number;
  if (recordId !== undefined) return recordId;
  const what = identityOf(item.number ?? item.supplierNumber ?? item.description ?? '');
  return what === '' ? 'single' : `=${what}`;
}

function readCurrency(cells: RowCells): string {
  const code = cells.text('currency', 10)?.toUpperCase() ?? '';
  if (code !== '' && !/^[A-Z]{3}$/.test(code)) cells.reject('currency', 'currency-unreadable');
  return code;
}

function readShipments(cells: RowCells): Shipment[] {
  const number = cells.text('shipmentNumber', 100);
  const shippedOn = cells.date('shippedOn');
  const quantity = cells.quantity('shippedQuantity');
  if (number === undefined && shippedOn === undefined && !quantity) return [];
  const shipment: Shipment = { number: number ?? '' };
  put(shipment, 'shippedOn', shippedOn);
  put(shipment, 'quantity', quantity);
  return [shipment];
}

/** A received quantity of 0 is an open line. More without a day cannot be kept: deliveries are judged by their day. */
function readReceipts(cells: RowCells): Receipt[] {
  const number = cells.text('receiptNumber', 100);
  const receivedOn = cells.date('receivedOn');
  const quantity = cells.quantity('receivedQuantity');
  if (receivedOn === undefined) {
    if (quantity) cells.reject('receivedQuantity', 'receipt-date-missing');
    else if (number !== undefined) cells.reject('receiptNumber', 'receipt-date-missing');
    return [];
  }
  const receipt: Receipt = { receivedOn };
  put(receipt, 'number', number);
  put(receipt, 'quantity', quantity);
  return [receipt];
}

/** A reject without a day of its own was found on the day of receipt. */
function readQualityEvents(cells: RowCells): QualityEvent[] {
  const rejected = cells.quantity('rejectedQuantity');
  if (!rejected) return [];
  const foundOn = cells.date('rejectedOn') ?? cells.date('receivedOn');
  if (foundOn === undefined) {
    cells.reject('rejectedQuantity', 'reject-date-missing');
    return [];
  }
  const event: QualityEvent = { foundOn, rejected };
  put(event, 'reason', cells.prose('rejectReason', 300));
  return [event];
}

function readInvoices(cells: RowCells): Invoice[] {
  const number = cells.text('invoiceNumber', 100);
  const invoicedOn = cells.date('invoicedOn');
  const amount = cells.money('invoiceAmount', readCurrency(cells));
  if (number === undefined) {
    if (invoicedOn !== undefined || amount !== undefined)
      cells.reject('invoiceNumber', 'invoice-number-missing');
    return [];
  }
  const invoice: Invoice = { number };
  put(invoice, 'invoicedOn', invoicedOn);
  put(invoice, 'amount', amount);
  return [invoice];
}

function readPegs(cells: RowCells, customer: Partner | undefined): Peg[] {
  const salesOrder = cells.text('customerOrder', 100);
  const quantity = cells.quantity('pegQuantity');
  const neededOn = cells.date('neededOn');
  if (customer === undefined) {
    if (salesOrder !== undefined || quantity || neededOn !== undefined)
      cells.reject('customerName', 'customer-missing');
    return [];
  }
  const peg: Peg = { customerId: customer.id };
  put(peg, 'salesOrder', salesOrder);
  put(peg, 'quantity', quantity);
  put(peg, 'neededOn', neededOn);
  return [peg];
}

/** Sets what is known; an unknown field stays absent. */
function put<T, K extends keyof T>(into: T, key: K, value: T[K] | undefined): void {
  if (value !== undefined) into[key] = value;
}
