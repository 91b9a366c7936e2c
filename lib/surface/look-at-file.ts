import type { FileMapping } from '../domain/file-mapping.ts';
import { FailureError } from '../domain/result.ts';
import { managedMappings } from '../policy/policy.ts';
import { fitMapping } from '../sources/files/fit-mapping.ts';
import type { ReadAs } from '../sources/files/layout.ts';
import type { MappingProposal } from '../sources/files/mapping-proposal.ts';
import { proposeMapping, signatureOf } from '../sources/files/propose-mapping.ts';
import { sniffTable } from '../sources/files/sniff-table.ts';
import type { TableSniff } from '../sources/files/table-sniff.ts';
import { isWorkbook, type SheetLook, type SheetTable } from '../sources/workbook/open-workbook.ts';
import { listMappings, recallMapping } from '../store/mappings.ts';
import { signatureOfMapping } from './mapping-file.ts';
import { surfaceStore } from './reading.ts';
import { type OpenWorkbook, openInWorker } from './workbook.ts';

/** A file as far as it is known before a person says what its columns mean. */
export interface FileLook {
  /** The table that is imported: the file itself, or what a sheet of a workbook holds. */
  file: File;
  /** The file that was chosen. */
  chosen: File;
  sniff: TableSniff;
  proposal: MappingProposal;
  remembered?: FileMapping;
  rememberedBy?: 'person' | 'policy';
  workbook?: { book: OpenWorkbook; sheet: number; table: SheetTable };
}

export interface LookOptions {
  onShare?: (share: number) => void;
  signal?: AbortSignal;
  /** What a person says of the layout. */
  as?: ReadAs;
  /** A sheet of a workbook that is open already. */
  sheet?: { book: OpenWorkbook; index: number };
}

/** Looks at a table file, or at a sheet of a workbook. Throws `FailureError` for what cannot be a table. */
export async function lookAtFile(chosen: File, options: LookOptions = {}): Promise<FileLook> {
  if (options.sheet || (await isWorkbook(chosen))) return lookAtWorkbook(chosen, options);
  return lookAtTable(chosen, chosen, options);
}

async function lookAtWorkbook(chosen: File, options: LookOptions): Promise<FileLook> {
  const book = options.sheet?.book ?? (await openInWorker(chosen, options));
  try {
    const index = options.sheet?.index ?? (await likeliestSheet(book.sheets));
    const table = await book.read(index, options);
    const name = book.sheets[index]?.name ?? '';
    // Two sheets of one workbook are two sources: one must not overwrite what the other says.
    const called = book.sheets.length > 1 ? `${chosen.name}: ${name}` : chosen.name;
    const file = new File([table.csv], called.slice(0, 300), { lastModified: chosen.lastModified });
    const look = await lookAtTable(file, chosen, options, name);
    return { ...look, workbook: { book, sheet: index, table } };
  } catch (error) {
    // A sheet that is no table may have neighbours that are: only a first look ends with it.
    if (!options.sheet) book.close();
    throw error;
  }
}

async function lookAtTable(
  file: File,
  chosen: File,
  options: LookOptions,
  sheet?: string,
): Promise<FileLook> {
  const sniffed = await sniffTable(file, { signal: options.signal, as: options.as });
  if (!sniffed.ok) throw new FailureError(sniffed.error);
  const sniff = sniffed.value;
  const proposed = proposeMapping(sniff);
  const proposal = sheet === undefined ? proposed : { ...proposed, mapping: { ...proposed.mapping, sheet } };
  const found = await recall(signatureOf(sniff));
  if (!found) return { file, chosen, sniff, proposal };
  const remembered = fitMapping(found.mapping, proposal.mapping, sniff);
  return { file, chosen, sniff, proposal, remembered, rememberedBy: found.by };
}

/** What the company's policy says of these headings, else what the person said. */
async function recall(
  signature: string,
): Promise<{ mapping: FileMapping; by: 'person' | 'policy' } | undefined> {
  const store = await surfaceStore();
  const managed = (await managedMappings(store)).find((entry) => signatureOfMapping(entry) === signature);
  if (managed) return { mapping: managed, by: 'policy' };
  const own = await recallMapping(store, signature);
  return own && { mapping: own, by: 'person' };
}

/** The sheet that a remembered mapping names; else the visible one with most cells. */
async function likeliestSheet(sheets: SheetLook[]): Promise<number> {
  const store = await surfaceStore();
  const known = new Set((await listMappings(store)).flatMap(({ mapping }) => mapping.sheet ?? []));
  const named = sheets.findIndex(({ name, first }) => known.has(name) && first.length > 1);
  if (named >= 0) return named;
  // A sheet that does not say how large it is was cut off behind its first rows: it is a long one.
  const size = ({ hidden, rows = 1e6, columns = 10 }: SheetLook) => rows * columns - (hidden ? 1e9 : 0);
  const largest = Math.max(...sheets.map(size));
  return sheets.findIndex((sheet) => size(sheet) === largest);
}
