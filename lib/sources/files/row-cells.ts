import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { FileField, FileMapping } from '../../domain/file-mapping.ts';
import type { Reject } from '../../domain/import-job.ts';
import type { Money } from '../../domain/money.ts';
import { type DateCell, readDate } from './date-cells.ts';
import { MAX_CELL } from './failures.ts';
import { type NumberCell, readNumber } from './number-cells.ts';

type Column = FileMapping['columns'][number];

/**
 * The mapped cells of one row at a time, read by field. The first flaw of a row is kept in `flaw`; readers answer
 * `undefined` for blank cells, for "not known" and for flaws.
 */
export interface RowCells {
  /** Turns to the next row. */
  turnTo(cells: readonly string[], line: number): void;
  readonly flaw: Reject | undefined;
  text(field: FileField, longest: number): string | undefined;
  /** Free text: longer text is cut and ends in "…". */
  prose(field: FileField, longest: number): string | undefined;
  date(field: FileField): CalendarDate | undefined;
  /** A quantity of 0 or more. */
  quantity(field: FileField): number | undefined;
  money(field: FileField, currency: string): Money | undefined;
  has(field: FileField): boolean;
  /** The row's mapped cells as one text: two rows with the same words say the same. */
  words(): string;
  reject(field: FileField | undefined, reason: string): void;
}

/** Cells that are remembered per column, so that a repeated date is read once; cleared when full. */
const REMEMBERED = 20_000;

export function rowCells(mapping: FileMapping): RowCells {
  const at = new Map<FileField, number>();
  for (const [index, column] of mapping.columns.entries()) if (column.field) at.set(column.field, index);
  const mapped = [...at.values()];
  const dates = mapping.columns.map(() => new Map<string, DateCell>());
  const numbers = mapping.columns.map(() => new Map<string, NumberCell>());
  let row: readonly string[] = [];
  let line = 0;
  let flaw: Reject | undefined;

  const cell = (field: FileField): string => {
    const index = at.get(field);
    return index === undefined ? '' : (row[index] ?? '').trim();
  };
  const reject = (field: FileField | undefined, reason: string) => {
    const column = field === undefined ? undefined : columnOf(mapping, at, field);
    const value = field === undefined ? row.join(mapping.delimiter) : cell(field);
    flaw ??= { line, column: column?.header ?? '', value: value.slice(0, 500), reason };
  };
  const number = (field: FileField): (NumberCell & { kind: 'number' }) | undefined => {
    const text = cell(field);
    const index = at.get(field);
    if (text === '' || index === undefined) return undefined;
    const found = remembered(numbers[index], text, () =>
      readNumber(text, mapping.columns[index]?.decimal ?? '.'),
    );
    if (found.kind === 'flaw') reject(field, 'number-unreadable');
    return found.kind === 'number' ? found : undefined;
  };
  return {
    turnTo(cells, nextLine) {
      row = cells;
      line = nextLine;
      flaw = undefined;
      for (const index of mapped) {
        if ((cells[index]?.length ?? 0) > MAX_CELL) reject(mapping.columns[index]?.field, 'cell-too-long');
      }
    },
    get flaw() {
      return flaw;
    },
    has: (field) => cell(field) !== '',
    words: () => mapped.map((index) => row[index]).join('\u001f'),
    reject,
    text(field, longest) {
      const text = cell(field);
      if (text.length > longest) reject(field, 'text-too-long');
      return text === '' ? undefined : text;
    },
    prose(field, longest) {
      const text = cell(field);
      if (text === '') return undefined;
      return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
    },
    date(field) {
      const text = cell(field);
      const index = at.get(field);
      if (text === '' || index === undefined) return undefined;
      const found = remembered(dates[index], text, () => readDate(text, mapping.columns[index]?.dateOrder));
      if (found.kind === 'flaw') reject(field, found.reason);
      return found.kind === 'date' ? found.date : undefined;
    },
    quantity(field) {
      const found = number(field);
      if (!found) return undefined;
      if (found.text.startsWith('-')) {
        reject(field, 'quantity-negative');
        return undefined;
      }
      return Number(found.text);
    },
    money(field, currency) {
      const found = number(field);
      if (!found) return undefined;
      if (currency !== '' && found.currency && found.currency !== currency)
        reject(field, 'currency-contradicts');
      return { amount: found.text, currency: currency || (found.currency ?? '') };
    },
  };
}

function columnOf(mapping: FileMapping, at: Map<FileField, number>, field: FileField): Column | undefined {
  const index = at.get(field);
  return index === undefined ? undefined : mapping.columns[index];
}

function remembered<T>(cells: Map<string, T> | undefined, text: string, read: () => T): T {
  const known = cells?.get(text);
  if (known !== undefined) return known;
  const value = read();
  if (cells && cells.size >= REMEMBERED) cells.clear();
  cells?.set(text, value);
  return value;
}
