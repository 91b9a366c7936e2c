import type { Exchange } from '../../domain/activity.ts';
import type { Instant } from '../../domain/calendar-date.ts';
import type { Direction } from './mail-views.ts';

/** One message of a conversation: who of both sides wrote, and when. */
export interface Written {
  direction: Direction;
  at: Instant;
}

/** An open question is looked at again and again: so much later it is worth being stored. */
const LOOK_MS = 4 * 3_600_000;

/** The exchange that a conversation is kept as: two times and its key, nothing else. */
export function exchangeId(thread: string): string {
  return `exchange/mail/${thread}`;
}

/**
 * The first question of a conversation and the first answer of the other side: the earliest message asks, whatever was asked again
 * before the answer. Null for no message.
 */
export function exchangeOf(
  written: readonly Written[],
): Pick<Exchange, 'awaiting' | 'askedAt' | 'answeredAt'> | null {
  const [first, ...later] = written.toSorted((a, b) => a.at - b.at || rank(a) - rank(b));
  if (!first) return null;
  const answer = later.find(({ direction }) => direction !== first.direction);
  return {
    awaiting: first.direction === 'out' ? 'partner' : 'us',
    askedAt: first.at,
    ...(answer ? { answeredAt: answer.at } : {}),
  };
}

/** Two messages of one minute: the sequence must not hang on which was seen first. */
function rank({ direction }: Written): number {
  return direction === 'in' ? 0 : 1;
}

/** The messages that an exchange stands for. */
function writtenOf({ awaiting, askedAt, answeredAt }: Exchange): Written[] {
  const [asked, answered]: Direction[] = awaiting === 'partner' ? ['out', 'in'] : ['in', 'out'];
  return [
    { direction: asked ?? 'out', at: askedAt },
    ...(answeredAt === undefined ? [] : [{ direction: answered ?? 'in', at: answeredAt }]),
  ];
}

/**
 * What is known of a conversation once it was seen again: earlier messages that were not shown before correct both times, the same
 * ones change nothing. Undefined where nothing new is worth storing.
 */
export function mergedExchange(stored: Exchange | undefined, seen: Exchange): Exchange | undefined {
  if (stored === undefined) return seen;
  const times = exchangeOf([...writtenOf(stored), ...writtenOf(seen)]);
  if (times === null) return undefined;
  const lookedAt = Math.max(stored.lookedAt ?? 0, seen.lookedAt ?? 0);
  const { answeredAt: _, lookedAt: __, ...rest } = stored;
  const next: Exchange = {
    ...rest,
    ...times,
    partnerId: seen.partnerId,
    provenance: seen.provenance,
    ...(times.answeredAt === undefined && lookedAt > 0 ? { lookedAt } : {}),
  };
  const same =
    next.partnerId === stored.partnerId &&
    next.awaiting === stored.awaiting &&
    next.askedAt === stored.askedAt &&
    next.answeredAt === stored.answeredAt &&
    (next.lookedAt ?? 0) - (stored.lookedAt ?? 0) < LOOK_MS;
  return same ? undefined : next;
}
