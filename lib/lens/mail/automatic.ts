import type { MailMessage } from '../../domain/mail-reading.ts';
import { withoutPrefixes } from '../../domain/subject-prefix.ts';

/** Senders behind whom no person writes, by the part before the @: `no-reply`, `mailer-daemon`, `news`. */
const NOBODY =
  /^(?:(?:(?:no|do[-_.]?not|donot|ne[-_.]?pas|nicht)[-_.]?(?:reply|repondre|antworten|responder)|mailer[-_.]?daemon|postmaster|bounces?|auto(?:mat(?:ic|ed|isch))?[-_.]?(?:reply|confirm|mailer|responder)|notif(?:y|ier|ications?)?|alerts?|news(?:letters?)?|mailing[-_.]?lists?|listserv|majordomo|noreply\w*|microsoftexchange[\da-f]{8,})(?:[-_.+=].*)?|(?:system|robot|bot)(?:[+=].*)?|.*[-_.](?:bounces?|no-?reply|noreply|notifications?))$/i;

/**
 * How programs answer in English, German, French and Spanish: absences, reports of delivery, receipts. Deliveries, absences and
 * receipts are what people of this trade write of, too: such a word counts only in the form that programs give it.
 */
const BY_ITSELF =
  /^(?:auto(?:matic|matische|mat)?[-\s]?(?:reply|response|antwort)|automatisierte antwort|out[-\s]of[-\s](?:the[-\s])?office|(?:on|annual) (?:leave|vacation)|vacation (?:reply|response)|abwesenheit(?:s\w*|\s*(?::|$))|abwesend|(?:ich bin )?nicht im (?:büro|haus)|r[ée]ponse automatique|absence(?: du bureau)?\s*(?::|$)|absente? du bureau|respuesta autom[áa]tica|fuera de (?:la )?oficina|ausencia(?: de la oficina)?\s*(?::|$)|undeliver(?:able(?:\s*(?::|$)| (?:mail|message))|ed mail|ed\s*:)|unzustellbar\s*(?::|$)|nicht zustellbar\s*(?::|$)|non[-\s]?(?:remise?\s*:|distribuable|delivery (?:report|notification|receipt))|échec de (?:la )?(?:remise|distribution)|no (?:se puede entregar|entregado)\s*:|mail delivery (?:fail|(?:sub)?system|status)|delivery (?:status notification|failure\s*(?::|\(|$)|has failed|notification \((?:failure|delay))|failure notice\s*(?::|$)|returned mail|notificación del? estado de (?:la )?entrega|read(?: receipt)?:|gelesen:|lesebestätigung|übermittlungs?bestätigung|zustellbestätigung|lu\s?:|accusé de lecture|leído:|confirmación de lectura)/i;

/** Answers to an invitation; of an order the same word is an answer to us. */
const OF_INVITATION =
  /^(?:accepted|declined|tentative|cancell?ed|zugesagt|abgesagt|mit vorbehalt|accepté|refusé|provisoire|aceptado|rechazado|provisional)\s?:(?!.*\b(?:po|orders?|purchase|bestell\w*|auftr\w*|commandes?|pedidos?)\b)/i;

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
  return BY_ITSELF.test(words) || OF_INVITATION.test(words);
}
