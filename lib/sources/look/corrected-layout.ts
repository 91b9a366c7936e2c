import type { CorrectedLayout, FileMapping } from '../../domain/file-mapping.ts';
import { FailureError } from '../../domain/result.ts';
import type { EncodingEvidence, EncodingFound } from '../files/detect-encoding.ts';
import { type Layout, type ReadAs, readLayout } from '../files/layout.ts';

/** A mapping that is kept, and whose word it is. */
export interface KnownMapping {
  mapping: FileMapping;
  by: 'person' | 'policy';
}

/** What a person can correct of a layout. */
export type LayoutPart = keyof ReadAs;
const LAYOUT_PARTS: readonly LayoutPart[] = ['delimiter', 'encoding', 'headingLine'];

/** The layout under which a file shows the headings of a mapping that is kept. */
export interface RecalledLayout {
  layout: Layout;
  /** The corrections of a person that hold for this file. */
  as: ReadAs;
  /** Corrections that this file contradicts. */
  overruled: LayoutPart[];
}

/** Evidence that leaves no choice; all other says only which guess is likely. */
const PROOF: ReadonlySet<EncodingEvidence['code']> = new Set(['byte-order-mark', 'zero-bytes', 'valid-utf8']);

/** Tries the corrections that are kept with mappings on one file. */
export interface LayoutTrials {
  /** The layout that the file shows by itself; a failure where it shows none. */
  own: Layout | FailureError;
  /** How the file is read by a mapping; undefined when its headings are not there, with or without its corrections. */
  recall(known: KnownMapping): Promise<RecalledLayout | undefined>;
  /** The same, when the file could not be read under the corrections. */
  recallOwn(known: KnownMapping): RecalledLayout | undefined;
}

/**
 * A correction holds as long as the headings of its mapping are found under it and the bytes do not prove another
 * encoding; otherwise what the file shows by itself wins.
 * @param isSheet a table made of a sheet: its delimiter and encoding are ours
 */
export async function layoutTrials(
  file: Blob,
  found: EncodingFound,
  isSheet: boolean,
): Promise<LayoutTrials> {
  const tried = new Map<string, Promise<Layout | FailureError>>();
  const under = (as: ReadAs) => {
    const key = JSON.stringify(LAYOUT_PARTS.map((part) => as[part] ?? null));
    const layout = tried.get(key) ?? attempt(file, found, as);
    tried.set(key, layout);
    return layout;
  };
  const own = await under({});
  const recallOwn = ({ mapping }: KnownMapping) => {
    if (own instanceof FailureError || !hasHeadings(own, mapping)) return undefined;
    const said = saidOf(mapping.corrected, isSheet);
    return { layout: own, as: {}, overruled: LAYOUT_PARTS.filter((part) => differs(said, own, part)) };
  };
  return {
    own,
    recallOwn,
    async recall(known) {
      const { mapping } = known;
      const said = saidOf(mapping.corrected, isSheet);
      const overruled: LayoutPart[] = [];
      if (said.encoding && contradicts(found, mapping.corrected)) {
        delete said.encoding;
        overruled.push('encoding');
      }
      const layout = await under(said);
      if (layout instanceof FailureError || !hasHeadings(layout, mapping)) return recallOwn(known);
      return { layout, as: said, overruled };
    },
  };
}

/**
 * What is kept of the corrections: each part in which the person's word is another than the guess. `before` was kept for
 * these headings until now; of it goes what the person took back.
 */
export function correctionsAfter(
  as: ReadAs,
  own: Layout | FailureError,
  before: CorrectedLayout = {},
): CorrectedLayout | undefined {
  const after = { ...before };
  for (const part of LAYOUT_PARTS) {
    if (as[part] === undefined) continue;
    const guessed = !(own instanceof FailureError) && !differs(as, own, part);
    if (!guessed) Object.assign(after, { [part]: as[part] }, turnedDown(part, own));
    else if (before[part] !== as[part]) {
      delete after[part];
      if (part === 'encoding') delete after.notEncoding;
    }
  }
  return Object.keys(after).length > 0 ? after : undefined;
}

function turnedDown(part: LayoutPart, own: Layout | FailureError): CorrectedLayout {
  return part === 'encoding' && !(own instanceof FailureError) ? { notEncoding: own.encoding } : {};
}

/** True when the table has exactly the headings of a mapping. */
export function hasHeadings({ headers }: Layout, { columns }: FileMapping): boolean {
  return headers.length === columns.length && columns.every(({ header }, at) => header === headers[at]);
}

function saidOf(corrected: CorrectedLayout = {}, isSheet: boolean): ReadAs {
  const { delimiter, encoding, headingLine } = corrected;
  return {
    ...(delimiter && !isSheet ? { delimiter } : {}),
    ...(encoding && !isSheet ? { encoding } : {}),
    ...(headingLine ? { headingLine } : {}),
  };
}

function differs(said: ReadAs, own: Layout, part: LayoutPart): boolean {
  if (said[part] === undefined) return false;
  return said[part] !== (part === 'headingLine' ? own.heading.line : own[part]);
}

function contradicts({ encoding, evidence }: EncodingFound, corrected: CorrectedLayout = {}): boolean {
  const { code } = evidence;
  return PROOF.has(code) && encoding !== corrected.encoding && encoding !== corrected.notEncoding;
}

async function attempt(file: Blob, found: EncodingFound, as: ReadAs): Promise<Layout | FailureError> {
  try {
    return await readLayout(file, found, as);
  } catch (error) {
    if (error instanceof FailureError) return error;
    throw error;
  }
}
