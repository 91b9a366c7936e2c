import { tableOf } from '../../domain/file-fields.ts';
import type { FileMapping, TableKind } from '../../domain/file-mapping.ts';
import { FailureError } from '../../domain/result.ts';
import { fitMapping } from '../files/fit-mapping.ts';
import { findEncoding, type Layout, type ReadAs, readLayout } from '../files/layout.ts';
import type { MappingProposal } from '../files/mapping-proposal.ts';
import { proposeMapping } from '../files/propose-mapping.ts';
import { sniffTable } from '../files/sniff-table.ts';
import type { TableSniff } from '../files/table-sniff.ts';
import {
  correctionsAfter,
  hasHeadings,
  type KnownMapping,
  type LayoutPart,
  type LayoutTrials,
  layoutTrials,
  type RecalledLayout,
} from './corrected-layout.ts';
import { strangeColumns, type UnreadableNumbers, unreadableNumbers } from './strange-columns.ts';

/** What a person needs to know of a table: small, whatever the size of the file. */
export type TableFacts = Omit<TableSniff, 'columns' | 'spread'>;

/** A mapping that is kept for these headings, made to fit the file. */
export interface RecalledMapping {
  mapping: FileMapping;
  by: KnownMapping['by'];
  /** Headings of columns whose values are not as they were when it was kept. */
  strange: string[];
  /** Those of them that hold numbers which can not be read. */
  unreadable: UnreadableNumbers[];
  /** Corrections of the layout that were kept with it and hold for this file, and those that the file contradicts. */
  held: LayoutPart[];
  overruled: LayoutPart[];
}

export interface TableLook {
  sniff: TableFacts;
  proposal: MappingProposal;
  recalled?: RecalledMapping;
  /** What was said of the layout, by the person now or by what is kept: what it was read under. */
  as: ReadAs;
}

export interface TableQuestion {
  /** What a person says of the layout, instead of what is kept. */
  as?: ReadAs;
  /** The mappings that are kept, those that come first preferred. */
  known: readonly KnownMapping[];
  /** The sheet that the table was made of. */
  sheet?: string;
  /** What a person says that the rows tell of. */
  table?: TableKind;
}

/** So many rows of a preview are shown, and so much of each cell. */
const SHOWN_ROWS = 3;
const SHOWN_LETTERS = 300;

/**
 * Looks at a table: how it is laid out, what its columns are, which kept mapping is for it.
 * @throws FailureError why it cannot be read; see `sniffTable`
 */
export async function lookAtTable(
  file: Blob,
  question: TableQuestion,
  onShare?: (share: number) => void,
): Promise<TableLook> {
  const found = await findEncoding(file);
  const trials = await layoutTrials(file, found, question.sheet !== undefined);
  const { as, known } = question;
  if (as) {
    const layout = await readLayout(file, found, as);
    const sniff = await read(file, layout, onShare);
    const kept = known.find(({ mapping }) => hasHeadings(layout, mapping));
    return looked(sniff, question, trials, { layout, as, overruled: [] }, kept);
  }
  for (const kept of known) {
    const recalled = await trials.recall(kept);
    const under = recalled && (await tryToRead(file, recalled, onShare));
    if (under) return looked(under, question, trials, recalled, kept);
    const own = recalled && trials.recallOwn(kept);
    if (own) return looked(await read(file, own.layout, onShare), question, trials, own, kept);
  }
  if (trials.own instanceof FailureError) throw trials.own;
  const sniff = await read(file, trials.own, onShare);
  return looked(sniff, question, trials, { layout: trials.own, as: {}, overruled: [] });
}

async function read(file: Blob, layout: Layout, onShare?: (share: number) => void): Promise<TableSniff> {
  const onProgress = ({ bytes, ofBytes }: { bytes: number; ofBytes: number }) =>
    onShare?.(bytes / Math.max(1, ofBytes));
  const sniffed = await sniffTable(file, { layout, onProgress });
  if (!sniffed.ok) throw new FailureError(sniffed.error);
  return sniffed.value;
}

/** Undefined where a correction lets the headings appear and the rows below them cannot be read. */
async function tryToRead(
  file: Blob,
  { layout, as }: RecalledLayout,
  onShare?: (share: number) => void,
): Promise<TableSniff | undefined> {
  try {
    return await read(file, layout, onShare);
  } catch (error) {
    if (error instanceof FailureError && Object.keys(as).length > 0) return undefined;
    throw error;
  }
}

function looked(
  sniff: TableSniff,
  { sheet, table }: TableQuestion,
  trials: LayoutTrials,
  { as, overruled }: RecalledLayout,
  kept?: KnownMapping,
): TableLook {
  const proposed = proposeMapping(sniff, table ?? (kept && tableOf(kept.mapping)));
  const corrected = correctionsAfter(as, trials.own, kept?.mapping.corrected);
  const mapping = {
    ...proposed.mapping,
    ...(sheet === undefined ? {} : { sheet }),
    ...(corrected ? { corrected } : {}),
  };
  const look = { sniff: factsOf(sniff), proposal: { ...proposed, mapping }, as };
  // A mapping that is kept says itself what the rows tell of; a person who says otherwise does not want it.
  if (!kept || (table !== undefined && table !== tableOf(kept.mapping))) return look;
  const { corrected: _, ...fitted } = fitMapping(kept.mapping, mapping, sniff);
  const recalled: RecalledMapping = {
    mapping: corrected ? { ...fitted, corrected } : fitted,
    by: kept.by,
    strange: strangeColumns(kept.mapping, fitted, sniff),
    unreadable: unreadableNumbers(fitted, sniff),
    held: heldOf(as, kept.mapping),
    overruled,
  };
  return { ...look, recalled };
}

function heldOf(as: ReadAs, { corrected = {} }: FileMapping): LayoutPart[] {
  const parts = Object.keys(as) as LayoutPart[];
  return parts.filter((part) => corrected[part] !== undefined && corrected[part] === as[part]);
}

function factsOf({ columns: _, spread: __, preview, ...facts }: TableSniff): TableFacts {
  const shown = preview.slice(0, SHOWN_ROWS).map((row) => row.map((cell) => cell.slice(0, SHOWN_LETTERS)));
  return { ...facts, preview: shown };
}
