import { unescapeText } from './cell-text.ts';
import { MAX_CELL, refuse, workbookFailures } from './failures.ts';
import { type NumberForm, numberForm } from './number-format.ts';
import type { Package } from './package-parts.ts';
import { attributeOf, type XmlEvents, xmlScanner } from './scan-xml.ts';
import { type StringTable, stringTable } from './string-table.ts';

/** A sheet of cells, and the part that holds it. */
export interface SheetPart {
  name: string;
  hidden: boolean;
  part: string;
}

/** What has to be known before a sheet can be read. */
export interface WorkbookParts {
  sheets: SheetPart[];
  /** Days are counted from 1904, as older workbooks of the Macintosh do. */
  base1904: boolean;
  strings: StringTable;
  /** By the number that a cell names as its style. */
  forms: NumberForm[];
}

/** Reads the list of sheets, the number formats and the shared texts. */
export async function readWorkbookParts(
  parts: Package,
  onShare?: (share: number) => void,
): Promise<WorkbookParts> {
  const main = await mainPart(parts);
  const related = await relations(parts, main);
  const { sheets, base1904 } = await readSheetList(parts, main, related);
  const byKind = (kind: string) => [...related.values()].find((target) => target.kind === kind)?.part;
  const styles = byKind('styles');
  const shared = byKind('sharedStrings');
  const forms = styles && parts.names.includes(styles) ? await readForms(parts, styles) : [];
  const strings = stringTable();
  if (shared && parts.names.includes(shared)) await readStrings(parts, shared, strings, onShare);
  return { sheets, base1904, strings, forms };
}

interface ScanOptions {
  /** Whether there is more to be read for. */
  goOn?: () => boolean;
  /** Told how far the part is read, 0 to 1. */
  onShare?: (share: number) => void;
}

/** Reads a part through the given events. */
export async function scanPart(
  parts: Package,
  name: string,
  events: XmlEvents,
  { goOn = () => true, onShare }: ScanOptions = {},
): Promise<void> {
  const scanner = xmlScanner(events);
  await parts.read(name, (text, share) => {
    scanner.write(text);
    onShare?.(share);
    return goOn();
  });
  if (goOn()) scanner.end();
}

/** What an archive is when it is no workbook that is read. */
async function mainPart(parts: Package): Promise<string> {
  const has = (name: string) => parts.names.includes(name);
  if (has('xl/workbook.bin')) refuse(workbookFailures.binary());
  if (!has('_rels/.rels'))
    refuse(
      has('content.xml') && has('mimetype') ? workbookFailures.openDocument() : workbookFailures.archive(),
    );
  const root = [...(await relations(parts, '')).values()].find(({ kind }) => kind === 'officeDocument');
  if (!root || !/(^|\/)workbook\d*\.xml$/.test(root.part)) {
    if (root && /\.bin$/.test(root.part)) refuse(workbookFailures.binary());
    refuse(workbookFailures.archive());
  }
  return root.part;
}

type Relations = Map<string, { kind: string; part: string }>;

/** The relations of a part by their id; targets outside the package are left out. */
async function relations(parts: Package, of: string): Promise<Relations> {
  const at = of.lastIndexOf('/') + 1;
  const folder = of.slice(0, at);
  const name = `${folder}_rels/${of.slice(at)}.rels`;
  const found: Relations = new Map();
  if (!parts.names.includes(name)) return found;
  await scanPart(parts, name, {
    open(element, tag) {
      if (element !== 'Relationship' || attributeOf(tag, 'TargetMode') === 'External') return;
      const target = attributeOf(tag, 'Target') ?? '';
      const kind = (attributeOf(tag, 'Type') ?? '').replace(/^.*\//, '');
      found.set(attributeOf(tag, 'Id') ?? '', { kind, part: resolved(folder, target) });
    },
    text() {},
    close() {},
  });
  return found;
}

/** A target as the name of a part: `../a.xml` and `/xl/a.xml` both are used. */
function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder.split('/').slice(0, -1);
  for (const step of target.split('/'))
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  return path.join('/');
}

async function readSheetList(
  parts: Package,
  main: string,
  related: Relations,
): Promise<{ sheets: SheetPart[]; base1904: boolean }> {
  const sheets: SheetPart[] = [];
  let base1904 = false;
  await scanPart(parts, main, {
    open(element, tag) {
      if (element === 'workbookPr') base1904 = /^(1|true)$/.test(attributeOf(tag, 'date1904') ?? '');
      if (element !== 'sheet') return;
      const target = related.get(attributeOf(tag, 'id') ?? '');
      // Charts and dialogs stand in the same list and have no cells.
      if (target?.kind !== 'worksheet') return;
      sheets.push({
        name: (attributeOf(tag, 'name') ?? '').slice(0, 300),
        hidden: (attributeOf(tag, 'state') ?? 'visible') !== 'visible',
        part: target.part,
      });
    },
    text() {},
    close() {},
  });
  if (sheets.length === 0) refuse(workbookFailures.noSheets());
  return { sheets, base1904 };
}

async function readForms(parts: Package, name: string): Promise<NumberForm[]> {
  const codes = new Map<number, string>();
  const forms: NumberForm[] = [];
  let inCells = false;
  await scanPart(parts, name, {
    open(element, tag) {
      if (element === 'cellXfs') inCells = true;
      else if (element === 'numFmt')
        codes.set(Number(attributeOf(tag, 'numFmtId')), attributeOf(tag, 'formatCode') ?? '');
      else if (element === 'xf' && inCells) {
        const id = Number(attributeOf(tag, 'numFmtId') ?? 0);
        forms.push(numberForm(id, codes.get(id)));
      }
    },
    text() {},
    close(element) {
      if (element === 'cellXfs') inCells = false;
    },
  });
  return forms;
}

async function readStrings(
  parts: Package,
  name: string,
  strings: StringTable,
  onShare?: (share: number) => void,
): Promise<void> {
  let text = '';
  let inText = false;
  let spoken = 0;
  const events: XmlEvents = {
    open(element) {
      if (element === 'si') text = '';
      else if (element === 't') inText = spoken === 0;
      else if (element === 'rPh') spoken++;
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > MAX_CELL) refuse(workbookFailures.cellTooLong());
    },
    close(element) {
      if (element === 't') inText = false;
      // How a text is pronounced stands beside it in Japanese workbooks and is no part of it.
      else if (element === 'rPh') spoken--;
      else if (element === 'si') strings.add(unescapeText(text));
    },
  };
  await scanPart(parts, name, events, { onShare });
}
