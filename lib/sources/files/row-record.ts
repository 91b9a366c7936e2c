import { normaliseNumber } from '../../domain/normalise.ts';
import { type HeadingDates, type Order, type OrderLine, UNKNOWN_PARTNER } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import { isScientific } from './cell-damage.ts';
import { gtinFlaw } from './company-numbers.ts';
import {
  dateOf,
  flagOf,
  leaveOut,
  moneyOf,
  neededNumberOf,
  proseOf,
  quantityOf,
  type RowCells,
  rejectCell,
  rememberedIdentity,
  textOf,
  toldNumberOf,
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
import { type RowSource, readCustomer, readSupplier } from './row-partner.ts';
import { readChanges, readLots, readReturns } from './row-quality.ts';

/** What one row says: who delivers, for whom, and one line of one order. */
export interface RowRecord {
  partners: Partner[];
  /** The header, with `line` where the row tells of one. */
  order: Order;
  line?: OrderLine;
}

const LONGEST_NUMBER = 64;

/** Reads the row that `cells` is turned to; undefined when it has a flaw, which is then in `cells.flaw`. */
export function readRecord(cells: RowCells, source: RowSource): RowRecord | undefined {
  if (cells.flaw) return undefined;
  const supplier = source.namesSupplier ? readSupplier(cells, source) : undefined;
  const number = neededNumberOf(cells, cells.at.orderNumber, LONGEST_NUMBER);
  const key = number === undefined ? '' : normaliseNumber(number);
  if (key === '') rejectCell(cells, cells.at.orderNumber, 'order-number-missing');
  if (cells.flaw || number === undefined) return undefined;
  const customer = readCustomer(cells, source);
  const partnerId = supplier?.id ?? UNKNOWN_PARTNER;
  const order: Order = {
    id: `${partnerId}/${key}`,
    kind: supplier?.roles[0] === 'own-site' ? 'sales' : 'purchase',
    number,
    partnerId,
    lines: [],
  };
  put(order, 'buyer', textOf(cells, cells.at.buyer, 200));
  put(order, 'buyerGroup', textOf(cells, cells.at.buyerGroup, 100));
  put(order, 'plant', textOf(cells, cells.at.plant, 100));
  put(order, 'company', textOf(cells, cells.at.company, 100));
  const line = source.headingsOnly ? undefined : readLine(cells, source, customer);
  if (line) order.lines.push(line);
  else put(order, 'heading', readHeading(cells));
  if (cells.flaw) return undefined;
  const partners = [supplier, customer].filter((partner) => partner !== undefined);
  return line ? { partners, order, line } : { partners, order };
}

/** The dates of an order's heading; undefined where it gives none. */
function readHeading(cells: RowCells): HeadingDates | undefined {
  const heading: HeadingDates = {};
  readDates(cells, heading);
  return Object.keys(heading).length > 0 ? heading : undefined;
}

function readDates(cells: RowCells, into: HeadingDates): void {
  put(into, 'sentOn', dateOf(cells, cells.at.sentOn));
  put(into, 'requestedOn', dateOf(cells, cells.at.requestedOn));
  put(into, 'firstPromisedOn', dateOf(cells, cells.at.firstPromisedOn));
  put(into, 'confirmedOn', dateOf(cells, cells.at.confirmedOn));
  put(into, 'lastPromisedOn', dateOf(cells, cells.at.lastPromisedOn) ?? into.firstPromisedOn);
}

function readItem(cells: RowCells): OrderLine['item'] {
  const item: OrderLine['item'] = {};
  put(item, 'number', toldNumberOf(cells, cells.at.itemNumber, 100));
  put(item, 'supplierNumber', toldNumberOf(cells, cells.at.supplierItemNumber, 100));
  put(item, 'gtin', readGtin(cells));
  put(item, 'description', proseOf(cells, cells.at.itemDescription, 500));
  put(item, 'group', textOf(cells, cells.at.itemGroup, 100));
  put(item, 'alternates', readAlternates(cells));
  return item;
}

/** A GTIN as the file writes it; one that cannot be a GTIN is left out. */
function readGtin(cells: RowCells): string | undefined {
  const text = toldNumberOf(cells, cells.at.itemGtin, 20);
  if (text === undefined) return undefined;
  const flaw = gtinFlaw(text);
  if (flaw === undefined) return text;
  leaveOut(cells, cells.at.itemGtin, flaw);
  return undefined;
}

/** Part numbers that may come instead; several stand in one cell with a comma, semicolon or slash between them. */
function readAlternates(cells: RowCells): string[] | undefined {
  const text = textOf(cells, cells.at.alternateItem, 1_000);
  if (text === undefined) return undefined;
  const numbers = new Set(
    text
      .split(/[,;/]/)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  );
  const kept = [...numbers].filter((part) => part.length <= 100 && !isScientific(part)).sort();
  if (kept.length < numbers.size) {
    const damaged = [...numbers].some(isScientific);
    leaveOut(cells, cells.at.alternateItem, damaged ? 'number-damaged' : 'text-too-long');
  }
  return kept.length > 0 ? kept : undefined;
}

function readLine(cells: RowCells, source: RowSource, customer: Partner | undefined): OrderLine {
  const number = neededNumberOf(cells, cells.at.lineNumber, 20);
  const recordId = neededNumberOf(cells, cells.at.recordId, 100);
  const item = readItem(cells);
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
  put(line, 'standardPrice', moneyOf(cells, cells.at.standardPrice, currency));
  put(line, 'shipTo', textOf(cells, source.shipToAt, 100));
  put(line, 'mode', textOf(cells, cells.at.transportMode, 60));
  put(line, 'returns', readReturns(cells));
  put(line, 'changes', readChanges(cells));
  put(line, 'lots', readLots(cells));
  put(line, 'documentsCorrect', flagOf(cells, cells.at.documentsCorrect));
  put(line, 'undamaged', flagOf(cells, cells.at.undamaged));
  readDates(cells, line);
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
  const name = item.number ?? item.supplierNumber ?? item.gtin ?? item.description ?? '';
  const what = rememberedIdentity(cells, name);
  if (what !== '') return `=${what}`;
  // Lines whose only name was left out would become one.
  const { itemNumber, supplierItemNumber, itemGtin } = cells.at;
  const names = [itemNumber, supplierItemNumber, itemGtin].map((at) => cells.mapping.columns[at]?.header);
  const lost = cells.leftOut.length > 0 && cells.leftOut.find(({ column }) => names.includes(column));
  if (lost) cells.flaw ??= { ...lost, kept: undefined };
  return 'single';
}
