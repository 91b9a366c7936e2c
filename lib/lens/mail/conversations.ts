import type { MailMessage, MailReading } from '../../domain/mail-reading.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import type { Now } from '../../domain/workspace.ts';
import { instantOf, mailWhen } from './mail-date.ts';
import type { Direction, MailWhen } from './mail-views.ts';

/** A message with what its page says of it. */
export interface ReadMessage {
  message: MailMessage;
  when: MailWhen;
  /** What it is sorted by; null where the page does not tell it to the day. */
  at: number | null;
  /** By the addresses of whoever reads here; null where the page tells none of them. */
  direction: Direction | null;
  own: readonly string[];
}

/** Messages of one conversation, the newest first; each message once, however many documents of a tab show it. */
export type Conversation = ReadMessage[];

/** The conversations that the documents of a tab show, the one with the newest message first. */
export function conversationsOf(mails: readonly MailReading[], now: Now): Conversation[] {
  const seen = new Set<string>();
  const threads = new Map<string, Conversation>();
  for (const { messages, own, lang } of mails) {
    for (const message of messages) {
      if (seen.has(message.key)) continue;
      seen.add(message.key);
      const when = mailWhen(message.at, lang, now);
      const read = { message, when, at: instantOf(when), direction: directionOf(message, own), own };
      const thread = message.thread ?? message.key;
      threads.set(thread, [...(threads.get(thread) ?? []), read]);
    }
  }
  const all = [...threads.values()].map(sorted);
  return all.sort(([a], [b]) => (a && b ? newestFirst(a, b) : 0));
}

/**
 * The messages of a conversation, the newest first. Where one of them is undated the sequence of the page holds: where the
 * dated ones do not say otherwise, pages write the newest last.
 */
function sorted(thread: readonly ReadMessage[]): Conversation {
  const dated = thread.filter(({ at }) => at !== null);
  if (dated.length === thread.length) return thread.toReversed().sort(newestFirst);
  const [first, last] = [dated[0]?.at ?? 0, dated.at(-1)?.at ?? 0];
  return first > last ? [...thread] : thread.toReversed();
}

/** An undated one counts as new: clients write "just now" in many ways. */
function newestFirst(a: ReadMessage, b: ReadMessage): number {
  return (b.at ?? Number.MAX_SAFE_INTEGER) - (a.at ?? Number.MAX_SAFE_INTEGER);
}

/** Sent by one of the addresses of whoever reads here, or received; null where the page tells none of them. */
function directionOf({ from, sender }: MailMessage, own: readonly string[]): Direction | null {
  const mine = new Set(own.map(normaliseAddress));
  const writers = [from.address, sender?.address].flatMap((each) =>
    each === undefined ? [] : [normaliseAddress(each)],
  );
  if (writers.some((each) => mine.has(each))) return 'out';
  return mine.size === 0 || writers.length === 0 ? null : 'in';
}
