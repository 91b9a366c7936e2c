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

/** Mails further apart belong to different exchanges, though one subject (a form's, a monthly one's) names both. */
const APART_MS = 30 * 86_400_000;

/** What the ids of all exchanges begin with that were seen in mail. */
export const EXCHANGE_PREFIX = 'exchange/mail/';

/**
 * The exchange that a conversation with a partner is kept as: two times and its key, nothing else. Pages often name a conversation
 * by its subject alone, which other partners and later conversations have, too: `later` (an instant) tells the latter apart.
 */
export function exchangeId(thread: string, partnerId: string, later?: Instant): string {
  return `${EXCHANGE_PREFIX}${thread}/${later === undefined ? '' : `${later}/`}${partnerId}`;
}

type Times = Pick<Exchange, 'askedAt' | 'answeredAt'>;

/** Of the exchanges of a partner the one that this is seen of again; undefined where it is another one. */
export function sameExchange(
  stored: readonly Exchange[],
  thread: string,
  partnerId: string,
  seen: Times,
): Exchange | undefined {
  return stored
    .filter(({ id }) => id.startsWith(`${EXCHANGE_PREFIX}${thread}/`) && id.endsWith(`/${partnerId}`))
    .filter((each) => gap(each, seen) <= APART_MS)
    .sort((a, b) => gap(a, seen) - gap(b, seen))[0];
}

/** How long nothing was written between two looks; 0 where they overlap. */
function gap(one: Times, other: Times): number {
  const [early, late] = one.askedAt <= other.askedAt ? [one, other] : [other, one];
  return Math.max(0, late.askedAt - (early.answeredAt ?? early.askedAt));
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
 * ones change nothing. Undefined where nothing new is worth storing, and where it is another partner's or was long before.
 */
export function mergedExchange(stored: Exchange | undefined, seen: Exchange): Exchange | undefined {
  if (stored === undefined) return seen;
  if (stored.partnerId !== seen.partnerId || gap(stored, seen) > APART_MS) return undefined;
  const times = exchangeOf([...writtenOf(stored), ...writtenOf(seen)]);
  if (times === null) return undefined;
  const lookedAt = Math.max(stored.lookedAt ?? 0, seen.lookedAt ?? 0);
  const { answeredAt: _, lookedAt: __, ...rest } = stored;
  const next: Exchange = {
    ...rest,
    ...times,
    provenance: seen.provenance,
    ...(times.answeredAt === undefined && lookedAt > 0 ? { lookedAt } : {}),
  };
  const same =
    next.awaiting === stored.awaiting &&
    next.askedAt === stored.askedAt &&
    next.answeredAt === stored.answeredAt &&
    (next.lookedAt ?? 0) - (stored.lookedAt ?? 0) < LOOK_MS;
  return same ? undefined : next;
}
