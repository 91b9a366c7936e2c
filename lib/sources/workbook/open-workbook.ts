import { refuse, workbookFailures } from './failures.ts';
import { openPackage, type Package } from './package-parts.ts';
import { readSheetRows, type SheetFacts } from './sheet-rows.ts';
import { tableText } from './table-text.ts';
import { readWorkbookParts, type SheetPart, type WorkbookParts } from './workbook-parts.ts';

/** A sheet as far as it is known from its first rows. */
export interface SheetLook {
  name: string;
  /** Hidden in the spreadsheet. */
  hidden: boolean;
  /** As the sheet declares them; absent where it does not, or where its first rows say otherwise. */
  rows?: number;
  columns?: number;
  /** Its first rows, from row 1 on, the empty ones included. */
  first: string[][];
}

/** The table of one sheet. */
export interface SheetTable extends Omit<SheetFacts, 'declared'> {
  /** Comma separated UTF-8; line n is row n of the sheet. */
  csv: Blob;
  rows: number;
}

/** Told how far the reading has come, 0 to 1. */
export type OnShare = (share: number) => void;

export interface Workbook {
  sheets: SheetLook[];
  /** @throws FailureError what is wrong with the sheet */
  readSheet(index: number, onShare?: OnShare): Promise<SheetTable>;
}

/** So many rows of each sheet are looked at before one is chosen. */
const FIRST_ROWS = 30;
/** So many of them are handed out. */
const SHOWN_ROWS = 6;

/** Whether the file is a workbook or another archive, by its first bytes: `PK`, or the signature of old Office files. */
export async function isWorkbook(file: Blob): Promise<boolean> {
  const [a, b, c, d] = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return (a === 0x50 && b === 0x4b && (c === 3 || c === 5)) || isOldOffice([a, b, c, d]);
}

function isOldOffice([a, b, c, d]: (number | undefined)[]): boolean {
  return a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0;
}

/**
 * Opens a workbook: its sheets with their first rows. Reads the shared texts once, whatever sheet is read later.
 * @throws FailureError why it cannot be read, and what to do
 */
export async function openWorkbook(file: Blob, onShare?: OnShare): Promise<Workbook> {
  if (isOldOffice([...new Uint8Array(await file.slice(0, 4).arrayBuffer())])) await refuseOldOffice(file);
  const parts = await openPackage(file);
  const workbook = await readWorkbookParts(parts, onShare);
  const looks: Look[] = [];
  for (const sheet of workbook.sheets) looks.push(await lookAt(parts, workbook, sheet));
  return {
    sheets: looks.map(({ look }) => look),
    readSheet: (index, onSheet) => {
      const sheet = workbook.sheets[index];
      if (!sheet) refuse(workbookFailures.damaged('the sheet is not there'));
      return readTable(parts, workbook, sheet, looks[index]?.width ?? 1, onSheet);
    },
  };
}

/** A password turns an .xlsx into a file of the old kind that names what is encrypted, in UTF-16. */
async function refuseOldOffice(file: Blob): Promise<never> {
  const bytes = new Uint8Array(await file.slice(0, 4 * 1024 ** 2).arrayBuffer());
  const text = new TextDecoder('utf-16le').decode(bytes);
  refuse(text.includes('EncryptedPackage') ? workbookFailures.encrypted() : workbookFailures.old());
}

interface Look {
  look: SheetLook;
  /** Columns of the widest of the first rows. */
  width: number;
}

async function lookAt(parts: Package, workbook: WorkbookParts, sheet: SheetPart): Promise<Look> {
  const first: string[][] = [];
  let width = 1;
  let seen = 0;
  let last = 0;
  const facts = await readSheetRows(parts, workbook, sheet, (number, cells) => {
    while (first.length < Math.min(number - 1, SHOWN_ROWS)) first.push([]);
    if (first.length < SHOWN_ROWS) first.push(cells);
    width = Math.max(width, cells.length);
    last = number;
    return ++seen < FIRST_ROWS;
  });
  const declared = facts.declared;
  const whole = seen < FIRST_ROWS;
  const trusted = declared && declared.rows >= last && declared.columns >= width ? declared : undefined;
  const size = whole ? { rows: last, columns: last === 0 ? 0 : width } : trusted;
  return { look: { name: sheet.name, hidden: sheet.hidden, ...size, first }, width };
}

async function readTable(
  parts: Package,
  workbook: WorkbookParts,
  sheet: SheetPart,
  width: number,
  onShare?: OnShare,
): Promise<SheetTable> {
  const table = tableText(width);
  const addRow = (number: number, cells: string[]) => {
    table.add(number, cells);
    return true;
  };
  const { declared: _, ...facts } = await readSheetRows(parts, workbook, sheet, addRow, onShare);
  return { ...facts, csv: table.result(), rows: table.lines };
}
