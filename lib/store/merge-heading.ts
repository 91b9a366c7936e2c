import type { HeadingDates } from '../domain/order.ts';
import { sameNotes } from './merge-line.ts';
import type { Notes } from './schema.ts';
import { type Contradiction, notesOf, sameValue, settle, weighing } from './weigh.ts';

/** The dates that an order's heading can give; each is also a date of a line. */
export const HEADING_DATES = [
  'sentOn',
  'requestedOn',
  'firstPromisedOn',
  'lastPromisedOn',
  'confirmedOn',
] as const satisfies readonly (keyof HeadingDates)[];

export interface HeadingMerge {
  heading: HeadingDates;
  notes: Notes | undefined;
  contradictions: Contradiction[];
  /** True when the same was said again, by a newer source, of every date. */
  confirmed?: boolean;
}

/** Merges the heading that comes in into the kept one, neither is changed; undefined when there is nothing to write. */
export function mergeHeading(
  kept: HeadingDates | undefined,
  notes: Notes | undefined,
  incoming: HeadingDates | undefined,
): HeadingMerge | undefined {
  if (!incoming) return undefined;
  if (!kept) return { heading: incoming, notes: undefined, contradictions: [] };
  const base = kept.provenance?.fetchedAt ?? 0;
  const at = incoming.provenance?.fetchedAt ?? 0;
  const same = HEADING_DATES.every((field) => sameValue(kept[field], incoming[field]));
  if (same && !notes && at <= base) return undefined;
  if (same && !notes?.ages.size && at > base) {
    const heading = { ...kept, provenance: incoming.provenance };
    return { heading, notes, contradictions: [], confirmed: true };
  }
  const w = weighing(base, at, kept.provenance?.jobId === incoming.provenance?.jobId, notes);
  const heading: HeadingDates = { ...kept };
  for (const field of HEADING_DATES) settle(w, heading, incoming, field, field);
  if (at > base || (w.changed && at === base)) heading.provenance = incoming.provenance;
  const after = notesOf(w, Math.max(base, at));
  if (!w.changed && at <= base && sameNotes(notes, after)) {
    return w.contradictions.length > 0
      ? { heading: kept, notes, contradictions: w.contradictions }
      : undefined;
  }
  return { heading, notes: after, contradictions: w.contradictions };
}
