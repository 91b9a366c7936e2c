import type { TableKind } from '../../domain/file-mapping.ts';
import type { ReadAs } from '../files/layout.ts';
import {
  isWorkbook,
  type OnShare,
  openWorkbook,
  type SheetLook,
  type SheetTable,
  type Workbook,
} from '../workbook/open-workbook.ts';
import type { KnownMapping } from './corrected-layout.ts';
import { lookAtTable, type TableLook } from './look-at-table.ts';

/** What is asked of a file. */
export interface FileQuestion {
  file: Blob;
  /** The mappings that are kept, those that come first preferred. */
  known: KnownMapping[];
  /** What a person says of the layout. */
  as?: ReadAs;
  /** Which sheet of a workbook; absent: the likeliest. */
  sheet?: number;
  /** What a person says that the rows tell of. */
  table?: TableKind;
}

/** A file as far as it is known before a person says what its columns mean. */
export interface FileAnswer extends TableLook {
  /** A workbook's sheets, the one that was read, and its table. */
  workbook?: { sheets: SheetLook[]; sheet: number; table: SheetTable };
}

/** Shares of the time that a workbook takes: its shared texts, the cells of its sheet, the values of the columns. */
const TEXTS = 0.15;
const CELLS = 0.55;
const VALUES = 1 - TEXTS - CELLS;

/** Looks at one file, again and again: a workbook stays open, and so does the table of the sheet read last. */
export function fileLooker(): (question: FileQuestion, onShare?: OnShare) => Promise<FileAnswer> {
  let book: Workbook | undefined;
  let last: { sheet: number; table: SheetTable } | undefined;
  return async (question, onShare = () => {}) => {
    if (!book && !(await isWorkbook(question.file)))
      return lookAtTable(
        question.file,
        { as: question.as, known: question.known, table: question.table },
        onShare,
      );
    book ??= await openWorkbook(question.file, (share) => onShare(share * TEXTS));
    const sheet = question.sheet ?? likeliestSheet(book.sheets, question.known);
    if (last?.sheet !== sheet) {
      const table = await book.readSheet(sheet, (share) => onShare(TEXTS + share * CELLS));
      last = { sheet, table };
    }
    const { table } = last;
    const { as, known, table: kind } = question;
    const name = book.sheets[sheet]?.name ?? '';
    const look = await lookAtTable(table.csv, { as, known, sheet: name, table: kind }, (share) =>
      onShare(TEXTS + CELLS + share * VALUES),
    );
    return { ...look, workbook: { sheets: book.sheets, sheet, table } };
  };
}

/** The sheet that a kept mapping names; else the visible one with most cells. */
function likeliestSheet(sheets: SheetLook[], known: readonly KnownMapping[]): number {
  const names = new Set(known.flatMap(({ mapping }) => mapping.sheet ?? []));
  const named = sheets.findIndex(({ name, first }) => names.has(name) && first.length > 1);
  if (named >= 0) return named;
  // A sheet that does not say how large it is was cut off behind its first rows: it is a long one.
  const size = ({ hidden, rows = 1e6, columns = 10 }: SheetLook) => rows * columns - (hidden ? 1e9 : 0);
  const largest = Math.max(...sheets.map(size));
  return sheets.findIndex((sheet) => size(sheet) === largest);
}
