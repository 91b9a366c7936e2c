import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { amount, byteOrderMark, type Dialect, encode, isDamaged, spell } from './dialects.ts';
import type { SampleLine } from './sample-line.ts';
import { SAMPLE_TODAY } from './sample-line.ts';
import type { SampleTable } from './shapes.ts';

/** Characters that are put together before they go to disk: memory stays flat whatever the size. */
const CHUNK = 1 << 20;

/** What was written, and what the dialect did to it. */
export interface WrittenTable {
  name: string;
  /** Rows that speak of an order; title lines, headings and totals are not counted. */
  rows: number;
  bytes: number;
  headingLine: number;
  headingRows: number;
  totalRows: number;
  damagedRows: number;
}

/** Takes text bit by bit, and keeps none of it. */
interface Sink {
  add(text: string): void;
  /** Writes what is left; gives the bytes written in all. */
  end(): number;
}

function fileSink(path: string, dialect: Dialect): Sink {
  const file = openSync(path, 'w');
  let waiting = '';
  let bytes = writeSync(file, byteOrderMark(dialect));
  const flush = () => {
    bytes += writeAll(file, encode(waiting, dialect));
    waiting = '';
  };
  return {
    add(text) {
      waiting += text;
      if (waiting.length >= CHUNK) flush();
    },
    end() {
      flush();
      closeSync(file);
      return bytes;
    },
  };
}

function writeAll(file: number, bytes: Buffer): number {
  let at = 0;
  while (at < bytes.length) at += writeSync(file, bytes, at);
  return bytes.length;
}

/** A table that takes orders and is then closed. */
export interface TableWriter {
  add(order: readonly SampleLine[]): void;
  end(): WrittenTable;
}

/** Opens `<folder>/<table>.<ending>` and writes what stands above the first row. */
export function openTable(table: SampleTable, folder: string, ending: string, dialect: Dialect): TableWriter {
  const name = `${table.name}.${ending}`;
  const sink = fileSink(join(folder, name), dialect);
  const above = headingRows(table, dialect);
  for (const row of above) sink.add(`${row}${dialect.lineEnd}`);
  let rows = 0;
  let damagedRows = 0;
  let cents = 0;
  return {
    add(order) {
      for (const { line, parts } of table.rows(order)) {
        sink.add(rowText(table, line, parts, dialect));
        rows += 1;
        if (isDamaged(line.order, dialect)) damagedRows += 1;
        cents += line.priceCents * line.ordered;
      }
    },
    end() {
      const total = totalRow(table, cents, dialect);
      if (total !== undefined) sink.add(`${total}${dialect.lineEnd}`);
      return {
        name,
        rows,
        bytes: sink.end(),
        headingLine: dialect.spreadsheet ? above.length - 1 : 1,
        headingRows: dialect.spreadsheet ? 2 : 1,
        totalRows: total === undefined ? 0 : 1,
        damagedRows,
      };
    },
  };
}

function rowText(
  { columns }: SampleTable,
  line: SampleLine,
  parts: Parameters<SampleTable['columns'][number]['cell']>[1],
  dialect: Dialect,
): string {
  let text = '';
  for (const column of columns) {
    if (text !== '' || column !== columns[0]) text += dialect.delimiter;
    text += spell(column, column.cell(line, parts), dialect);
  }
  return text + dialect.lineEnd;
}

const GROUPS: Record<string, string> = {
  key: 'Order',
  head: 'Supplier and order',
  line: 'Item and dates',
  peg: 'Customer',
  event: 'Deliveries and invoices',
  mark: 'Sample',
};

/** The rows above the data: the headings, in a spreadsheet under two titles, an empty line and a row of groups. */
function headingRows({ columns, name }: SampleTable, dialect: Dialect): string[] {
  const { delimiter } = dialect;
  const headings = columns.map((column) => column.heading).join(delimiter);
  if (!dialect.spreadsheet) return [headings];
  let last = '';
  const groups = columns.map(({ place }) => {
    const group = GROUPS[place] ?? last;
    const cell = group === last ? '' : group;
    last = group;
    return cell;
  });
  return [
    `Norvane Pumps, ${name} (sample data)`,
    `As of ${SAMPLE_TODAY}`,
    '',
    groups.join(delimiter),
    headings,
  ];
}

/** The sum below a spreadsheet's values; undefined where the table has none. */
function totalRow({ columns }: SampleTable, cents: number, dialect: Dialect): string | undefined {
  const at = columns.findIndex((column) => column.heading === 'Line value');
  if (!dialect.spreadsheet || at < 0) return undefined;
  const cells = columns.map(() => '');
  cells[0] = 'Total';
  cells[at] = amount(cents, dialect);
  return cells.join(dialect.delimiter);
}
