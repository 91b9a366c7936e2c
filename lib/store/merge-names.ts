import type { Partner } from '../domain/partner.ts';

type Name = NonNullable<Partner['names']>[number];

/** As many sources as are remembered; those that spoke last. */
const MOST = 50;

/**
 * What each source calls a partner, from two records of it: of one source what it said last. Undefined while one source alone
 * has told of it, whose name is the partner's.
 */
export function mergeNames(kept: Partner, incoming: Partner): Name[] | undefined {
  const alone = kept.provenance.sourceId === incoming.provenance.sourceId;
  if (!kept.names && !incoming.names && alone) return undefined;
  const bySource = new Map<string, Name>();
  for (const said of [...namesOf(kept, incoming), ...namesOf(incoming, kept)]) {
    const before = bySource.get(said.sourceId);
    if (!before || said.fetchedAt > before.fetchedAt) bySource.set(said.sourceId, said);
  }
  const newest = [...bySource.values()].sort((a, b) => b.fetchedAt - a.fetchedAt).slice(0, MOST);
  return newest.sort((a, b) => (a.sourceId < b.sourceId ? -1 : 1));
}

/** The names that a record tells of; what it says itself is left to the other one where that is its source's newer word. */
function namesOf({ names, name, provenance }: Partner, other: Partner): readonly Name[] {
  if (names) return names;
  const { sourceId, fetchedAt } = provenance;
  const told = other.provenance.sourceId === sourceId && other.provenance.fetchedAt >= fetchedAt;
  return other.names && told ? [] : [{ name, sourceId, fetchedAt }];
}
