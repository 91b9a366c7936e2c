import { normaliseAddress, normaliseNumber } from '../../domain/normalise.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { Contact, Partner, PartnerRole } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import {
  dateOf,
  moneyOf,
  proseOf,
  quantityOf,
  type RowCells,
  rejectCell,
  rememberedIdentity,
  textOf,
} from './row-cells.ts';
import {
  put,
  readCurrency,
  readInvoices,
  readPegs,
  readQualityEvents,
  readReceipts,
  readShipments,
} from './row-events.ts';

/** What one row says: who delivers, for whom, and one line of one order. */
export interface RowRecord {
  partners: Partner[];
  /** The header, with `line` where the row tells of one. */
  order: Order;
  line?: OrderLine;
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
  const number = textOf(cells, cells.at.orderNumber, LONGEST_NUMBER);
  const key = number === undefined ? '' : normaliseNumber(number);
  if (number === undefined || key === '') rejectCell(cells, cells.at.orderNumber, 'order-number-missing');
  else if (DAMAGED.test(number)) rejectCell(cells, cells.at.orderNumber, 'number-damaged');
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
  put(order, 'buyer', textOf(cells, cells.at.buyer, 200));
  put(order, 'buyerGroup', textOf(cells, cells.at.buyerGroup, 100));
  put(order, 'plant', textOf(cells, cells.at.plant, 100));
  put(order, 'company', textOf(cells, cells.at.company, 100));
  if (cells.flaw) return undefined;
  return { partners: customer ? [supplier, customer] : [supplier], order, line };
}

function readSupplier(cells: RowCells, source: RowSource): Partner | undefined {
  const number = textOf(cells, cells.at.supplierNumber, LONGEST_NUMBER);
  const name = textOf(cells, cells.at.supplierName, 300);
  const key = number === undefined ? '' : normaliseNumber(number);
  const nameKey = name === undefined ? '' : rememberedIdentity(cells, name);
  if (key === '' && nameKey === '') {
    rejectCell(
      cells,
      key === '' && number !== undefined ? cells.at.supplierNumber : cells.at.supplierName,
      'supplier-missing',
    );
    return undefined;
  }
  const role = source.ownSites.has(nameKey) ? 'own-site' : 'supplier';
  const partner = newPartner(key || nameKey, name ?? number ?? '', role, source.provenance);
  if (key !== '') partner.numbers.push(key);
  const domain = textOf(cells, cells.at.supplierDomain, 254);
  if (domain !== undefined) partner.domains.push(domainOf(domain));
  const contact = readContact(cells, cells.at.supplierContact, cells.at.supplierEmail);
  if (contact) partner.contacts.push(contact);
  put(partner, 'owner', textOf(cells, cells.at.owner, 200));
  return partner;
}

/** The customer who waits; undefined where the row names none. */
function readCustomer(cells: RowCells, source: RowSource): Partner | undefined {
  const name = textOf(cells, cells.at.customerName, 300);
  const id = name === undefined ? '' : rememberedIdentity(cells, name);
  if (name === undefined || id === '') return undefined;
  const partner = newPartner(id, name, 'customer', source.provenance);
  const email = readContact(cells, -1, cells.at.customerEmail);
  if (email) partner.contacts.push(email);
  return partner;
}

function newPartner(id: string, name: string, role: PartnerRole, provenance: Provenance): Partner {
  return { id, name, roles: [role], numbers: [], domains: [], contacts: [], provenance };
}

function readContact(cells: RowCells, nameAt: number, emailAt: number): Contact | undefined {
  const name = textOf(cells, nameAt, 200);
  const email = textOf(cells, emailAt, 254);
  if (email !== undefined && !email.includes('@')) rejectCell(cells, emailAt, 'address-unreadable');
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
  const number = textOf(cells, cells.at.lineNumber, 20);
  const recordId = textOf(cells, cells.at.recordId, 100);
  const item: OrderLine['item'] = {};
  put(item, 'number', textOf(cells, cells.at.itemNumber, 100));
  put(item, 'supplierNumber', textOf(cells, cells.at.supplierItemNumber, 100));
  put(item, 'description', proseOf(cells, cells.at.itemDescription, 500));
  const line: OrderLine = {
    id: lineIdentity(cells, number, recordId, item),
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
  put(line, 'ordered', quantityOf(cells, cells.at.orderedQuantity));
  put(line, 'cancelled', quantityOf(cells, cells.at.cancelledQuantity));
  put(line, 'unit', textOf(cells, cells.at.unit, 40));
  const currency = readCurrency(cells);
  put(line, 'unitPrice', moneyOf(cells, cells.at.unitPrice, currency));
  put(line, 'value', moneyOf(cells, cells.at.value, currency));
  put(line, 'sentOn', dateOf(cells, cells.at.sentOn));
  put(line, 'requestedOn', dateOf(cells, cells.at.requestedOn));
  put(line, 'firstPromisedOn', dateOf(cells, cells.at.firstPromisedOn));
  put(line, 'confirmedOn', dateOf(cells, cells.at.confirmedOn));
  put(line, 'lastPromisedOn', dateOf(cells, cells.at.lastPromisedOn) ?? line.firstPromisedOn);
  return line;
}

/**
 * What tells a line from the others of its order, in this file and in the next: its number (`00010` is `10`); else the record id; else
 * the item. Never the place of the row or how often the item came before, since rows move between two exports. A file
 * that has none of the three says one line per order.
 */
function lineIdentity(
  cells: RowCells,
  number: string | undefined,
  recordId: string | undefined,
  item: OrderLine['item'],
): string {
  if (number !== undefined) return number.replace(/^0+(?=\d)/, '');
  if (recordId !== undefined) return recordId;
  const what = rememberedIdentity(cells, item.number ?? item.supplierNumber ?? item.description ?? '');
  return what === '' ? 'single' : `=${what}`;
}
