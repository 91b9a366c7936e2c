import type { Case } from '../domain/activity.ts';
import { statesRecordsWhole } from '../domain/connection.ts';
import { normaliseNumber } from '../domain/normalise.ts';
import type { Provenance } from '../domain/provenance.ts';

/** A case with the other sources that tell of it. */
export type JoinedCase = Case & { also?: readonly Provenance[] };

/** Files often give the day alone, in a zone of their own: so far apart may two sources say that a case was raised. */
const SAME_TIME_MS = 3 * 86_400_000;

/**
 * Cases of one partner, those of one number that several sources tell of as one, as with orders: each field counts from the
 * source that said it last. Of one source two of a number are two, and so are two that were raised at different times:
 * sources count cases by themselves. Nothing is stored of it.
 */
export function joinCases(cases: readonly Case[]): JoinedCase[] {
  const joined: JoinedCase[] = [];
  const byNumber = new Map<string, number[]>();
  for (const each of cases) {
    const number = normaliseNumber(each.number);
    const places = byNumber.get(number) ?? [];
    byNumber.set(number, places);
    const at = number === '' ? undefined : places.find((place) => isTwin(joined[place], each));
    if (at === undefined) places.push(joined.push(each) - 1);
    else joined[at] = joinTwo(joined[at] as JoinedCase, each);
  }
  return joined;
}

function isTwin(kept: JoinedCase | undefined, other: Case): boolean {
  if (!kept || kept.partnerId !== other.partnerId) return false;
  if (Math.abs(kept.raisedAt - other.raisedAt) > SAME_TIME_MS) return false;
  return [kept.provenance, ...(kept.also ?? [])].every(
    ({ sourceId }) => sourceId !== other.provenance.sourceId,
  );
}

function joinTwo({ also = [], ...kept }: JoinedCase, other: Case): JoinedCase {
  const [newer, older] =
    other.provenance.fetchedAt > kept.provenance.fetchedAt ? [other, kept] : [kept, other];
  const pauses = newer.pauses.length > 0 ? newer.pauses : older.pauses;
  const { resolvedAt, ...said } = older;
  // A system that does not say that it is settled says that it is not.
  const isOpen = newer.resolvedAt === undefined && statesRecordsWhole(newer.provenance.sourceId);
  return {
    ...said,
    ...(isOpen || resolvedAt === undefined ? {} : { resolvedAt }),
    ...newer,
    pauses,
    also: [older.provenance, ...also],
  };
}
