import type { MailMessage } from '../../domain/mail-reading.ts';
import { withoutPrefixes } from '../../domain/subject-prefix.ts';

/** Senders behind whom no person writes, by the part before the @: `no-reply`, `mailer-daemon`, `news`. */
const NOBODY =
  /^(?:(?:no|do[-_.]?not|donot|ne[-_.]?pas|nicht)[-_.]?(?:reply|repondre|antworten|responder)|(?:mailer[-_.]?daemon|postmaster|bounces?|auto(?:mat\w*)?(?:[-_.]?(?:reply|confirm|mailer))?|notif\w*|alerts?|news(?:letters?)?|mailing[-_.]?lists?|listserv|majordomo|system|robot|bot|noreply\w*)(?:[-_.+=].*)?|.*[-_.](?:bounces?|request|owner|no-?reply|noreply|notifications?))$/i;

/** How programs answer in English, German, French and Spanish: absences, reports of delivery, receipts, answers to invitations. */
const BY_ITSELF =
  /^(?:auto(?:matic|matische|mat)?[-\s]?(?:reply|response|antwort)|automatisierte antwort|out[-\s]of[-\s](?:the[-\s])?office|(?:on|annual) (?:leave|vacation)|vacation (?:reply|response)|abwesenheit\w*|abwesend|(?:ich bin )?nicht im (?:büro|haus)|réponse automatique|reponse automatique|absence(?: du bureau)?\b|absent(?:e)? du bureau|respuesta automática|respuesta automatica|fuera de (?:la )?oficina|ausencia|undeliver\w*|unzustellbar\w*|nicht zustellbar|non[-\s]?(?:remis|distribuable|delivery)|échec de (?:la )?(?:remise|distribution)|no se puede entregar|no entregado|mail(?:ure)? delivery|delivery (?:status|failure|has failed|notification|delayed)|failure notice|returned mail|notificación de (?:estado|entrega)|read(?: receipt)?:|gelesen:|lesebestätigung|übermittlungs?bestätigung|zustellbestätigung|lu\s?:|accusé de (?:lecture|réception)|leído:|confirmación de lectura|(?:accepted|declined|tentative|canceled|zugesagt|abgesagt|mit vorbehalt|accepté|refusé|provisoire|aceptado|rechazado|provisional)\s?:)/i;

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
  return BY_ITSELF.test(withoutPrefixes((subject ?? '').slice(0, 300).normalize('NFC')));
}
