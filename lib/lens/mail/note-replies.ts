import type { Exchange } from '../../domain/activity.ts';
import type { MailReading } from '../../domain/mail-reading.ts';
import { SEEN_IN_MAIL } from '../../domain/provenance.ts';
import type { Now } from '../../domain/workspace.ts';
import { readSwitch } from '../../policy/switches.ts';
import type { Store } from '../../store/open.ts';
import { mergeRelations } from '../../store/write-relation.ts';
import { isAutomatic } from './automatic.ts';
import { type Conversation, conversationsOf } from './conversations.ts';
import { exchangeId, exchangeOf, mergedExchange, type Written } from './replies.ts';
import { isSettled } from './who/settled.ts';
import { whoIs } from './who/who-is.ts';

/** Messages of one conversation whose writers are looked up. */
const MOST = 20;

/**
 * Notes when the conversations that a tab shows began and were first answered, as questions between a partner and us: two times and
 * an opaque key each. Only where the page names the conversation, tells times to the minute, and one partner alone is certain.
 * Nothing where the person or the policy switched it off, and nothing in a replay. Answers how many were stored.
 */
export async function noteReplies(store: Store, mails: readonly MailReading[], now: Now): Promise<number> {
  if (now.replay || !(await readSwitch(store, 'mail.replies'))) return 0;
  const seen = await Promise.all(
    conversationsOf(mails, now).map((conversation) => seenExchange(store, conversation, now)),
  );
  return mergeRelations(
    store,
    'activities',
    seen.flatMap((each) => each ?? []),
    (stored, record) => {
      if (record.kind !== 'exchange') return undefined;
      return mergedExchange(stored?.kind === 'exchange' ? stored : undefined, record);
    },
  );
}

async function seenExchange(store: Store, conversation: Conversation, now: Now): Promise<Exchange | null> {
  const thread = conversation[0]?.message.thread;
  if (thread === undefined) return null;
  const human = conversation.filter(({ message }) => !isAutomatic(message)).slice(0, MOST);
  const partners = new Set<string>();
  const written: Written[] = [];
  for (const { message, when, own, direction } of human) {
    if (when.of !== 'instant') continue;
    const who = await whoIs(store, message, { own, now });
    const [best] = who.candidates;
    if (!best || !isSettled(who)) continue;
    partners.add(best.partner.id);
    written.push({ direction: direction ?? (who.standing === 'own' ? 'out' : 'in'), at: when.at });
  }
  const [partnerId, ...others] = partners;
  const times = exchangeOf(written);
  // Several partners in one conversation: whose answer it is, nobody can tell.
  if (partnerId === undefined || others.length > 0 || times === null) return null;
  return {
    id: exchangeId(thread),
    kind: 'exchange',
    partnerId,
    ...times,
    ...(times.answeredAt === undefined ? { lookedAt: now.instant } : {}),
    provenance: { sourceId: SEEN_IN_MAIL, fetchedAt: now.instant, jobId: SEEN_IN_MAIL },
  };
}
