import type { Exchange } from '../../domain/activity.ts';
import { mailAddress } from '../../domain/mail-address.ts';
import { registeredDomain } from '../../domain/mail-domain.ts';
import type { MailReading } from '../../domain/mail-reading.ts';
import { SEEN_IN_MAIL } from '../../domain/provenance.ts';
import { isAnswer } from '../../domain/subject-prefix.ts';
import type { Now } from '../../domain/workspace.ts';
import { readSwitch } from '../../policy/switches.ts';
import { activitiesOf, notedSince } from '../../store/activities.ts';
import type { Store } from '../../store/open.ts';
import { mergeRelations } from '../../store/write-relation.ts';
import { isAutomatic } from './automatic.ts';
import { type Conversation, conversationsOf, type ReadMessage } from './conversations.ts';
import { withOwn } from './own-addresses.ts';
import {
  EXCHANGE_PREFIX,
  exchangeId,
  exchangeOf,
  mergedExchange,
  sameExchange,
  type Written,
} from './replies.ts';
import { type PartnerBook, partnerBook } from './who/partner-book.ts';
import { isSettled } from './who/settled.ts';
import { whoIs } from './who/who-is.ts';

/** Messages of one conversation whose writers are looked up: its first ones. */
const MOST = 20;
/** New conversations of a day: nobody reads more, and a page that makes them up ends there. */
const MOST_NEW = 200;
const DAY_MS = 86_400_000;

interface Seen {
  exchange: Exchange;
  isNew: boolean;
}

/**
 * Notes when the conversations that a tab shows began and were first answered, as questions between a partner and us: two times and
 * an opaque key each. Only of webmail that an adapter knows, since any page can look like mail; only where the page names the
 * conversation, tells times to the minute, and each writer is certainly us or the one partner. Nothing where the person or the
 * policy switched it off, and nothing in a replay. Answers how many were stored.
 */
export async function noteReplies(store: Store, mails: readonly MailReading[], now: Now): Promise<number> {
  if (now.replay || !(await readSwitch(store, 'mail.replies'))) return 0;
  const known = await withOwn(
    store,
    mails.filter(({ adapter }) => adapter !== 'generic-mail'),
  );
  const all = await Promise.all(
    conversationsOf(known, now).map((conversation) => seenExchange(store, conversation, now)),
  );
  const seen = all.flatMap((each) => each ?? []);
  if (seen.length === 0) return 0;
  const fresh = seen.filter(({ isNew }) => isNew);
  const room = fresh.length && MOST_NEW - (await notedSince(store, EXCHANGE_PREFIX, now.instant - DAY_MS));
  const taken = [...seen.filter(({ isNew }) => !isNew), ...fresh.slice(0, Math.max(0, room))];
  return mergeRelations(
    store,
    'activities',
    taken.map(({ exchange }) => exchange),
    (stored, record) => {
      if (record.kind !== 'exchange') return undefined;
      return mergedExchange(stored?.kind === 'exchange' ? stored : undefined, record);
    },
  );
}

async function seenExchange(store: Store, conversation: Conversation, now: Now): Promise<Seen | null> {
  const human = conversation.filter(({ message }) => !isAutomatic(message));
  const thread = conversation[0]?.message.thread;
  const book = await partnerBook(store);
  // Without knowing us, an answer of ours looks like a question of theirs.
  if (thread === undefined || !human.some((each) => tellsUs(each, book))) return null;
  const read = await writtenOf(store, human.slice(-MOST), now);
  const times = exchangeOf(read?.written ?? []);
  if (read === null || times === null) return null;
  const { partnerId } = read;
  const { exchanges } = await activitiesOf(store, partnerId);
  const known = sameExchange(exchanges, thread, partnerId, times);
  // Where mails before it stand folded, or somewhere else, the first that is shown may be an answer: the question is not known then.
  const { subject = '', folded = false } = human.at(-1)?.message ?? {};
  if (!known && (folded || isAnswer(subject))) return null;
  const first = exchangeId(thread, partnerId);
  const taken = exchanges.some(({ id }) => id === first);
  const exchange: Exchange = {
    id: known?.id ?? (taken ? exchangeId(thread, partnerId, times.askedAt) : first),
    kind: 'exchange',
    partnerId,
    ...times,
    ...(times.answeredAt === undefined ? { lookedAt: now.instant } : {}),
    provenance: { sourceId: SEEN_IN_MAIL, fetchedAt: now.instant, jobId: SEEN_IN_MAIL },
  };
  return { exchange, isNew: known === undefined };
}

/**
 * Who of both sides wrote each message, and when. Null where that is not certain of one of them, or there are several partners:
 * whose question or answer it is, nobody can tell.
 */
async function writtenOf(
  store: Store,
  messages: readonly ReadMessage[],
  now: Now,
): Promise<{ partnerId: string; written: Written[] } | null> {
  const partners = new Set<string>();
  const written: Written[] = [];
  for (const { message, when, own, direction } of messages) {
    const who = await whoIs(store, message, { own, now });
    const [best] = who.candidates;
    if (when.of !== 'instant' || !best || !isSettled(who)) return null;
    partners.add(best.partner.id);
    // A colleague's mail is ours, though not from the address that is read here.
    written.push({ direction: who.standing === 'own' ? 'out' : (direction ?? 'in'), at: when.at });
  }
  const [partnerId, ...others] = partners;
  return partnerId === undefined || others.length > 0 ? null : { partnerId, written };
}

/** Whether our own side is known: by the account that is read, or by one of our own sites among the people. */
function tellsUs({ message, own }: ReadMessage, { ownAddresses, ownDomains }: PartnerBook): boolean {
  if (own.length > 0) return true;
  return [message.from, ...message.to, ...message.cc].some((person) => {
    const at = mailAddress(person.address ?? '');
    return at !== null && (ownAddresses.has(at.address) || ownDomains.has(registeredDomain(at.domain) ?? ''));
  });
}
