import type { Reject } from '../../domain/import-job.ts';
import type { Money } from '../../domain/money.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { OrderLine } from '../../domain/order.ts';
import type { OwnObjects } from '../../domain/own-objects.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { shipToColumn } from '../files/column-of-field.ts';
import { isHeadingFile, namesSupplier } from '../files/mapping-needs.ts';
import { type PageRecords, pageRecords } from '../files/page-records.ts';
import { type RowCells, rowCells, turnTo } from '../files/row-cells.ts';
import type { RowSource } from '../files/row-partner.ts';
import { type RowRecord, readRecord } from '../files/row-record.ts';
import type { FoundRecords } from '../source.ts';
import { asFileMapping, objectOf, rowOf } from './columns.ts';
import { endLine, stateOf } from './order-states.ts';
import type { OwnRecord } from './own-access.ts';
import { named } from './read-suppliers.ts';

/** A line with what happened to it. */
export interface OwnLine {
  record: OwnRecord;
  events: { of: 'receipts' | 'quality'; record: OwnRecord }[];
}

/** An order with its lines; one whose object has no lines is its own line. */
export interface OwnOrder {
  head: OwnRecord;
  lines: OwnLine[];
  /** Who delivers, where the order names a record that is read by itself. */
  supplier?: Partner;
}

interface Context {
  provenance: Provenance;
  /** Of amounts for which nothing else is said. */
  currency: string;
}

/**
 * Purchase orders of a company's own objects, read as the rows of a file are: a row for each line, and one more for each
 * receipt or quality event. A row that cannot be read is a reject of its own. Lines are known by the id of their record. Drafts are
 * not read, and of orders that are over nothing more is to come.
 */
export function readOwnOrders(own: OwnObjects, orders: readonly OwnOrder[], context: Context): FoundRecords {
  const columns = own.columns.filter(({ of, field }) => of !== 'suppliers' && field);
  const mapping = asFileMapping(own, columns);
  const cells = rowCells(mapping);
  const source: RowSource = {
    provenance: context.provenance,
    ownSites: new Set(),
    namesSupplier: namesSupplier(mapping),
    headingsOnly: isHeadingFile(mapping),
    shipToAt: shipToColumn(mapping),
  };
  const kind = objectOf(own, 'lines') ?? objectOf(own, 'orders') ?? '';
  const found = pageRecords();
  const rejects: Reject[] = [];
  const over = new Map<string, Parameters<typeof endLine>[1]>();
  for (const [at, { head, lines, supplier }] of orders.entries()) {
    const state = stateOf(own, head);
    if (state === 'draft') continue;
    if (state) for (const { record } of lines) over.set(`${kind},${record.id}`, state);
    const take = (
      records: Parameters<typeof rowOf>[1],
      of: OwnRecord,
      how: { line?: OwnRecord; headingsOnly?: boolean; event?: string },
    ) => {
      turnTo(cells, rowOf(columns, records), at + 1);
      const reading = {
        ...source,
        namesSupplier: source.namesSupplier && !supplier,
        headingsOnly: how.headingsOnly ?? source.headingsOnly,
      };
      const record = readOne(cells, reading, supplier);
      const all = [...(cells.flaw ? [cells.flaw] : []), ...cells.leftOut];
      // What the line lacks was said with the line.
      const flaws = all.filter(({ column }) => !how.event || column.startsWith(`${how.event}.`));
      rejects.push(...flaws.map((flaw) => named(flaw, of)));
      if (record) keep(found, record, how.line && `${kind},${how.line.id}`, context);
    };
    if (lines.length === 0) take({ orders: head }, head, { headingsOnly: true });
    for (const { record: line, events } of lines) {
      const before = rejects.length;
      take({ orders: head, lines: line }, line, { line });
      // Of a line that cannot be read nothing is kept, and it is named once.
      if (rejects.slice(before).some(({ kept }) => kept === undefined)) continue;
      for (const { of, record } of events)
        take({ orders: head, lines: line, [of]: record }, record, { line, event: objectOf(own, of) });
    }
  }
  const read = found.orders();
  for (const line of read.flatMap((order) => order.lines)) {
    const how = over.get(line.id);
    if (how) endLine(line, how);
  }
  return { partners: found.partners(), orders: read, rejects: once(rejects) };
}

/** What a row says, with the supplier that was read by itself in the place of the one that it names. */
function readOne(cells: RowCells, source: RowSource, supplier: Partner | undefined): RowRecord | undefined {
  const record = readRecord(cells, source);
  if (!record || !supplier) return record;
  const { order, partners } = record;
  const partnerId = supplier.id;
  const id = `${partnerId}/${normaliseNumber(order.number)}`;
  const roles: Partner['roles'] = [...new Set([...supplier.roles, 'supplier' as const])];
  const all = [structuredClone({ ...supplier, roles }), ...partners];
  return { ...record, partners: all, order: { ...order, id, partnerId } };
}

function keep(found: PageRecords, record: RowRecord, id: string | undefined, context: Context): void {
  const { line, order } = record;
  const { currency, provenance } = context;
  // Without a line nothing else says where the order is from, and when.
  if (!line) order.heading = { ...order.heading, provenance };
  if (line && id !== undefined) {
    line.id = id;
    line.nativeId = id;
  }
  if (line) for (const money of amountsOf(line)) if (money.currency === '') money.currency = currency;
  found.add(record, 1);
}

function amountsOf({ unitPrice, value, standardPrice, invoices }: OrderLine): Money[] {
  return [unitPrice, value, standardPrice, ...invoices.map(({ amount }) => amount)].filter(
    (money) => money !== undefined,
  );
}

/** What the rows of one line all say, said once. */
function once(rejects: readonly Reject[]): Reject[] {
  return [...new Map(rejects.map((each) => [JSON.stringify(each), each])).values()];
}
