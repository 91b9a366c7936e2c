import { COLUMNS, type RowParts, type SampleColumn } from './columns.ts';
import type { SampleLine } from './sample-line.ts';

/** One file of a sample: its name without ending, its columns, and the rows that an order takes in it. */
export interface SampleTable {
  name: string;
  columns: readonly SampleColumn[];
  rows(order: readonly SampleLine[]): { line: SampleLine; parts: RowParts }[];
}

/** `flat`: everything in one file. `parts`: order headings, lines and receipts, joined by number. */
export const SHAPES = ['flat', 'parts'] as const;
export type SampleShape = (typeof SHAPES)[number];

/** How often a file says the same again. */
export interface Repetition {
  /** So many rows of a supplier say what the vendor master knows of it. */
  masterRows: number;
  /** Whether every row says what holds for its whole line and order, or only their first row. */
  everyRow: boolean;
}

/** The files of a shape. A line takes as many rows as it has shipments, receipts, invoices or customers, whichever are most. */
export function tablesOf(shape: SampleShape, repetition: Repetition): SampleTable[] {
  const master = counter(repetition.masterRows);
  const mail = counter(repetition.masterRows);
  if (shape === 'flat') {
    return [
      {
        name: 'orders',
        columns: COLUMNS,
        rows: (order) => flatRows(order, master, mail, repetition.everyRow),
      },
    ];
  }
  return [
    {
      name: 'order-headings',
      columns: columnsAt('key', 'head', 'mark'),
      rows: (order) =>
        order
          .slice(0, 1)
          .map((line) => ({ line, parts: { ...ALONE, master: master(line.supplier.number) } })),
    },
    {
      name: 'order-lines',
      columns: columnsAt('key', 'line-key', 'line', 'peg', 'mark'),
      rows: (order) => order.flatMap(pegRows),
    },
    {
      name: 'receipts',
      columns: columnsAt('key', 'line-key', 'event', 'mark'),
      rows: (order) => order.flatMap(eventRows),
    },
  ];
}

function columnsAt(...places: SampleColumn['place'][]): SampleColumn[] {
  return COLUMNS.filter((column) => places.includes(column.place));
}

/** True the first `limit` times that it is asked about a key. */
function counter(limit: number): (key: string) => boolean {
  const said = new Map<string, number>();
  return (key) => {
    const count = said.get(key) ?? 0;
    if (count < limit) said.set(key, count + 1);
    return count < limit;
  };
}

type Row = ReturnType<SampleTable['rows']>[number];

function flatRows(
  order: readonly SampleLine[],
  master: (supplier: string) => boolean,
  mail: (customer: string) => boolean,
  everyRow: boolean,
): Row[] {
  return order.flatMap((line) => {
    const { shipments, receipts, invoices, pegs } = line;
    const count = Math.max(1, shipments.length, receipts.length, invoices.length, pegs.length);
    return Array.from({ length: count }, (_, at) => ({
      line,
      parts: {
        shipment: shipments[at],
        receipt: receipts[at],
        invoice: invoices[at],
        peg: pegs[at],
        at,
        master: master(line.supplier.number),
        customerMail: mail(pegs[at]?.customer.name ?? ''),
        lineSaid: !everyRow && at > 0,
        orderSaid: !everyRow && (at > 0 || line !== order[0]),
      },
    }));
  });
}

const ALONE = { at: 0, master: false, customerMail: true, lineSaid: false, orderSaid: false };

function pegRows(line: SampleLine): Row[] {
  const pegs = line.pegs.length > 0 ? line.pegs : [undefined];
  return pegs.map((peg) => ({ line, parts: { ...ALONE, peg } }));
}

function eventRows(line: SampleLine): Row[] {
  const { shipments, receipts, invoices } = line;
  const count = Math.max(shipments.length, receipts.length, invoices.length);
  return Array.from({ length: count }, (_, at) => ({
    line,
    parts: { ...ALONE, at, shipment: shipments[at], receipt: receipts[at], invoice: invoices[at] },
  }));
}
