import { numberText, unescapeText } from './cell-text.ts';
import { MAX_CELL, MAX_COLUMNS, MAX_ROWS, refuse, workbookFailures } from './failures.ts';
import type { Package } from './package-parts.ts';
import { attributeOf } from './scan-xml.ts';
import { type SheetPart, scanPart, type WorkbookParts } from './workbook-parts.ts';

/** What a sheet has besides the texts of its cells. */
export interface SheetFacts {
  hiddenRows: number;
  hiddenColumns: number;
  /** Cells that hold an error of the spreadsheet, such as #N/A; they are read as empty. */
  errors: number;
  /** Formulas whose result is not in the file; they are read as empty. */
  unknownResults: number;
  /** Rows and columns as the sheet declares them; writers leave this out or get it wrong. */
  declared?: { rows: number; columns: number };
}

/** Gets each row that has cells, with its number from 1; answers whether to go on. */
type OnRow = (number: number, cells: string[]) => boolean;

/**
 * Reads the rows of a sheet in order.
 * @throws FailureError workbook-too-wide, -too-tall, -cell-too-long, -damaged and those of the package
 */
export async function readSheetRows(
  parts: Package,
  workbook: WorkbookParts,
  sheet: SheetPart,
  onRow: OnRow,
  onShare?: (share: number) => void,
): Promise<SheetFacts> {
  const facts: SheetFacts = { hiddenRows: 0, hiddenColumns: 0, errors: 0, unknownResults: 0 };
  const cell = newCell();
  let goOn = true;
  let row = 0;
  let column = 0;
  let cells: string[] = [];

  function openRow(tag: string): void {
    const given = attributeOf(tag, 'r');
    const next = given === undefined ? row + 1 : Number(given);
    if (!(Number.isInteger(next) && next > row))
      refuse(workbookFailures.damaged('its rows are not in order'));
    if (next > MAX_ROWS) refuse(workbookFailures.tooTall());
    row = next;
    column = 0;
    cells = [];
    if (isOn(attributeOf(tag, 'hidden'))) facts.hiddenRows++;
  }
  function openCell(tag: string): void {
    const place = attributeOf(tag, 'r');
    const at = place === undefined ? column + 1 : columnOf(place);
    if (at <= column) refuse(workbookFailures.damaged('its cells are not in order'));
    if (at > MAX_COLUMNS) refuse(workbookFailures.tooWide(row));
    column = at;
    cell.begin(attributeOf(tag, 't') ?? 'n', Number(attributeOf(tag, 's') ?? 0));
  }
  function closeCell(): void {
    if (cell.formula && cell.raw === '' && cell.type !== 'str') facts.unknownResults++;
    if (cell.type === 'e') facts.errors++;
    const text = textOf(cell, workbook);
    if (text === '') return;
    while (cells.length < column - 1) cells.push('');
    cells.push(text);
  }

  await scanPart(
    parts,
    sheet.part,
    {
      open(element, tag) {
        if (!goOn) return;
        if (element === 'c') openCell(tag);
        else if (element === 'row') openRow(tag);
        else if (element === 'dimension') facts.declared = declaredSize(attributeOf(tag, 'ref') ?? '');
        else if (element === 'col') facts.hiddenColumns += hiddenColumns(tag);
        else cell.open(element);
      },
      text: (text) => cell.text(text),
      close(element) {
        if (!goOn) return;
        if (element === 'c') closeCell();
        else if (element === 'row') goOn = onRow(row, cells);
        else cell.close(element);
      },
    },
    { goOn: () => goOn, onShare },
  );
  return facts;
}

/** The cell that is being read: its type, its style, and the raw text of its value. */
function newCell() {
  let into: 'value' | 'none' = 'none';
  let spoken = 0;
  return {
    type: 'n',
    style: 0,
    raw: '',
    formula: false,
    begin(type: string, style: number) {
      this.type = type;
      this.style = style;
      this.raw = '';
      this.formula = false;
      into = 'none';
    },
    open(element: string) {
      if (element === 'v') into = 'value';
      else if (element === 't') into = spoken > 0 ? 'none' : 'value';
      else if (element === 'f') this.formula = true;
      else if (element === 'rPh') spoken++;
    },
    text(text: string) {
      if (into !== 'value') return;
      this.raw += text;
      if (this.raw.length > MAX_CELL) refuse(workbookFailures.cellTooLong());
    },
    close(element: string) {
      if (element === 'v' || element === 't') into = 'none';
      else if (element === 'rPh') spoken--;
    },
  };
}

function textOf(
  { type, style, raw }: { type: string; style: number; raw: string },
  workbook: WorkbookParts,
): string {
  if (raw === '' || type === 'e') return '';
  if (type === 's') {
    const text = workbook.strings.get(Number(raw));
    if (text === undefined) refuse(workbookFailures.damaged('a cell names a text that is not there'));
    return text;
  }
  if (type === 'str' || type === 'inlineStr') return unescapeText(raw);
  if (type === 'b') return raw === '1' || raw === 'true' ? 'TRUE' : 'FALSE';
  if (type === 'd') return /^\d{4}-\d\d-\d\d/.test(raw) ? raw.slice(0, 10) : raw;
  return numberText(raw, workbook.forms[style] ?? { kind: 'number' }, workbook.base1904);
}

/** `AB12` is column 28. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) | 32;
    if (letter < 97 || letter > 122) break;
    column = column * 26 + letter - 96;
  }
  if (column === 0) refuse(workbookFailures.damaged('a cell has no place'));
  return column;
}

function declaredSize(ref: string): SheetFacts['declared'] {
  const corner = /^(?:\$?[A-Z]+\$?\d+:)?\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref);
  return corner ? { rows: Number(corner[2]), columns: columnOf(corner[1] ?? '') } : undefined;
}

function hiddenColumns(tag: string): number {
  if (!isOn(attributeOf(tag, 'hidden'))) return 0;
  const first = Number(attributeOf(tag, 'min'));
  const last = Math.min(MAX_COLUMNS, Number(attributeOf(tag, 'max')));
  return last >= first ? last - first + 1 : 0;
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
