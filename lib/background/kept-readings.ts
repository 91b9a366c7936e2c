import type { KeptReading } from '../domain/kept-reading.ts';
import { MAX_KEPT_ROWS } from '../domain/page-fields.ts';
import type { PageRow, ReadingPart } from '../domain/page-reading.ts';
import { withEvidence } from '../lens/differences/formats.ts';
import { firstWithin } from './within-length.ts';

/** Documents of a tab whose readings are kept, and its top one. */
const MAX_READ_DOCUMENTS = 12;
/** Characters of rows that are kept of one document. */
const MAX_KEPT_LENGTH = 250_000;

/** A part of a reading, and which of its rows are about orders that the records know. */
export interface KnownPart {
  part: ReadingPart;
  known: readonly PageRow[];
  /** When it arrived. */
  instant: number;
}

/**
 * The reading with one more part: the first part begins anew, the next one in turn joins. A part out of turn belongs to a
 * reading that is gone.
 */
export function joinedReading(
  before: KeptReading | undefined,
  { part, known, instant }: KnownPart,
): KeptReading {
  const { reading, part: at, last, rows, ...head } = part;
  const begins = at === 0 || before === undefined;
  if (!begins && (before.reading !== reading || before.parts !== at)) return before;
  const earlier = begins ? undefined : before;
  const kept = within([...(earlier?.rows ?? []), ...known]);
  return {
    ...head,
    cut: head.cut || (earlier?.cut ?? false) || kept.cut || (begins && at > 0),
    rows: kept.rows,
    reading,
    parts: at + 1,
    whole: last,
    unknown: (earlier?.unknown ?? 0) + rows.length - known.length,
    evidence: withEvidence(earlier?.evidence ?? {}, rows),
    readAt: earlier?.readAt ?? instant,
    differing: before?.differing ?? [],
  };
}

/**
 * The readings of a tab with this one. Where there are many, one without known rows gives way to one with such rows, and
 * the page itself is never shut out by its frames.
 */
export function withReading(
  readings: Readonly<Record<string, KeptReading>>,
  documentId: string,
  reading: KeptReading,
  topFrame: boolean,
): Record<string, KeptReading> {
  const ids = Object.keys(readings);
  if (documentId in readings || ids.length < MAX_READ_DOCUMENTS)
    return { ...readings, [documentId]: reading };
  const idle = ids.find((id) => readings[id]?.rows.length === 0);
  if (!topFrame && (idle === undefined || reading.rows.length === 0)) return readings;
  const kept = Object.entries(readings).filter(([id]) => id !== idle);
  return { ...Object.fromEntries(kept), [documentId]: reading };
}

function within(rows: readonly PageRow[]): { rows: PageRow[]; cut: boolean } {
  const kept = firstWithin(rows.slice(0, MAX_KEPT_ROWS), MAX_KEPT_LENGTH);
  return { rows: kept, cut: kept.length < rows.length };
}
