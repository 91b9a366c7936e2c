import type { FileMapping, TableKind } from '../domain/file-mapping.ts';
import { managedMappings } from '../policy/policy.ts';
import type { ReadAs } from '../sources/files/layout.ts';
import type { KnownMapping } from '../sources/look/corrected-layout.ts';
import type { FileAnswer } from '../sources/look/look-at-file.ts';
import { listMappings } from '../store/mappings.ts';
import { type Looker, type LookerOptions, newLooker } from './look-worker.ts';
import { signatureOfMapping } from './mapping-file.ts';
import { surfaceStore } from './reading.ts';

/** A file as far as it is known before a person says what its columns mean. */
export interface FileLook extends FileAnswer {
  /** The table that is imported: the file itself, or what a sheet of a workbook holds. */
  file: File;
  /** The file that was chosen. */
  chosen: File;
  /** Looks at it another way. Close it with the look. */
  looker: Looker;
}

/** How a file is looked at another way than before. */
export interface LookChange {
  /** What a person says of the layout; what was said before holds on. */
  as?: ReadAs;
  /** A sheet of the workbook. */
  sheet?: number;
  /** What a person says that the rows tell of. */
  table?: TableKind;
}

/**
 * Looks at a table file, or at the likeliest sheet of a workbook, in a worker.
 * @throws FailureError what cannot be a table
 */
export async function lookAtFile(chosen: File, options: LookerOptions = {}): Promise<FileLook> {
  const looker = newLooker();
  try {
    const answer = await looker.look({ file: chosen, known: await knownMappings() }, options);
    return lookOf(chosen, answer, looker);
  } catch (error) {
    looker.close();
    throw error;
  }
}

/** Looks at the same file another way. @throws FailureError; the look before stays as it was */
export async function lookAnotherWay(
  before: FileLook,
  change: LookChange,
  options: LookerOptions = {},
): Promise<FileLook> {
  const { chosen, looker, workbook } = before;
  const sheet = change.sheet ?? workbook?.sheet;
  // Another sheet has headings of its own.
  const as = change.as && { ...before.as, ...change.as };
  const { table } = change;
  const known = await knownMappings();
  const answer = await looker.look({ file: chosen, known, as, sheet, table }, options);
  return lookOf(chosen, answer, looker);
}

function lookOf(chosen: File, answer: FileAnswer, looker: Looker): FileLook {
  const { workbook } = answer;
  if (!workbook) return { ...answer, file: chosen, chosen, looker };
  const name = workbook.sheets[workbook.sheet]?.name ?? '';
  // Two sheets of one workbook are two sources: one must not overwrite what the other says.
  const called = workbook.sheets.length > 1 ? `${chosen.name}: ${name}` : chosen.name;
  const file = new File([workbook.table.csv], called.slice(0, 300), { lastModified: chosen.lastModified });
  return { ...answer, file, chosen, looker };
}

/** What the company's policy says of headings, then what the person said, the last used first. */
async function knownMappings(): Promise<KnownMapping[]> {
  const store = await surfaceStore();
  const [managed, own] = await Promise.all([managedMappings(store), listMappings(store)]);
  const corrected = new Map(own.map(({ signature, mapping }) => [signature, mapping.corrected]));
  // How a file is read may be corrected by hand also where a policy says what its columns mean.
  const ruled = managed.map((mapping): FileMapping => {
    const layout = mapping.corrected ?? corrected.get(signatureOfMapping(mapping));
    return layout ? { ...mapping, corrected: layout } : mapping;
  });
  return [
    ...ruled.map((mapping): KnownMapping => ({ mapping, by: 'policy' })),
    ...own.map(({ mapping }): KnownMapping => ({ mapping, by: 'person' })),
  ];
}
