import type { MailMessage } from '../../domain/mail-reading.ts';
import { withoutPrefixes } from '../../domain/subject-prefix.ts';
import { BY_ITSELF, OF_MAIL_OR_ORDER, ORDER } from './automatic-words.ts';

/** Senders behind whom no person writes, by the part before the @: `no-reply`, `mailer-daemon`, `news`. */
const NOBODY =
  /^(?:(?:(?:no|do[-_.]?not|donot|ne[-_.]?pas|nicht)[-_.]?(?:reply|repondre|antworten|responder)|mailer[-_.]?daemon|postmaster|bounces?|auto(?:mat(?:ic|ed|isch))?[-_.]?(?:reply|confirm|mailer|responder)|notif(?:y|ier|ications?)?|alerts?|news(?:letters?)?|mailing[-_.]?lists?|listserv|majordomo|noreply\w*|microsoftexchange[\da-f]{8,})(?:[-_.+=].*)?|(?:system|robot|bot)(?:[+=].*)?|.*[-_.](?:bounces?|no-?reply|noreply|notifications?))$/i;

/** `[#4711]`, `[Ticket#4711]`, `[Newsletter]` before a subject. */
const LABEL = /^\s*(?:\[[^\]]{1,30}\]\s*)+(?=\S)/;

/**
 * True for what no person wrote, as far as a page shows it: by the address of the sender and the words of the subject. Reading the
 * headers that say so (`Auto-Submitted`, `List-Id`) no page lets anybody.
 */
export function isAutomatic({
  from,
  sender,
  subject,
}: Pick<MailMessage, 'from' | 'sender' | 'subject'>): boolean {
  const addresses = [from.address, sender?.address];
  if (
    addresses.some(
      (each) => each !== undefined && NOBODY.test(each.trim().slice(0, 254).split('@', 1)[0] ?? ''),
    )
  )
    return true;
  const words = withoutPrefixes((subject ?? '').slice(0, 300).normalize('NFC'));
  if (BY_ITSELF.test(words.replace(LABEL, '')) || BY_ITSELF.test(words.replace(/^\[([^\]]{1,30})\]/, '$1:')))
    return true;
  const [before] = OF_MAIL_OR_ORDER.exec(words) ?? [];
  if (before === undefined) return false;
  // Behind the word of a program stands the subject of the mail as it was, an answer's with its sign.
  const rest = words.slice(before.length);
  return withoutPrefixes(rest) !== rest.trim() || !ORDER.test(rest);
}
