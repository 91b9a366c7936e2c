/*
 * How programs begin the subjects of what they send by themselves, in English, German, French and Spanish. Deliveries, absences,
 * receipts and requests are what people of this trade write of, too: such a word counts only in the form that programs give it.
 */

const ABSENT = [
  'ooo\\s*:|(?:ich )?bin (?:bis .{1,12} )?im urlaub|urlaub\\s*:|en congés?\\s*:|(?:estoy )?de vacaciones\\s*(?::|$)|estoy de vacaciones',
  'auto(?:matic|matische|mat)?[-\\s]?(?:reply|response|antwort)|auto\\s*:|automatisierte antwort',
  'automatische (?:abwesenheit|rückmeldung)\\S*',
  'out[-\\s]of[-\\s](?:the[-\\s])?office|vacation (?:reply|response)',
  "(?:i am |i['’]m )?(?:currently )?(?:out of (?:the )?office|away from my desk)",
  'on (?:annual |parental |maternity |sick )?(?:leave|vacation)|annual (?:leave|vacation)',
  'abwesenheit(?:s\\w*|\\s*(?::|$))|abwesend|(?:ich bin )?nicht im (?:büro|haus)|außer haus\\s*(?::|$)',
  "r[ée]ponse automatique|absence(?: du bureau)?\\s*(?::|$)|absente? du bureau|message d['’]absence|hors du bureau",
  'je suis (?:actuellement )?absente?\\b',
  'respuesta autom[áa]tica|(?:estoy )?fuera de (?:la )?oficina|ausencia(?: de la oficina)?\\s*(?::|$)|ausente\\s*(?::|$)',
];

const NOT_DELIVERED = [
  "could not deliver\\s*:|your message (?:could not be|was not) delivered|votre message n['’]a pas pu être|su mensaje no (?:se )?ha podido",
  'undeliver(?:able(?:\\s*(?::|$)| (?:e-?mail|mail|message))|ed mail|ed\\s*:)|message not delivered\\s*:',
  'mail delivery (?:fail|(?:sub)?system|status)|delivery (?:status notification|failure\\s*(?::|\\(|$)|has failed|notification \\((?:failure|delay))',
  'failure notice\\s*(?::|$)|returned mail|mail system error',
  'unzustellbar\\s*(?::|$)|unzustellbar(?:e (?:nachricht|e-?mail)|keitsbericht)|nicht zustellbar\\s*(?::|$)',
  'zustell(?:ung (?:fehlgeschlagen|nicht möglich)|fehler)\\s*(?::|$)|ihre nachricht (?:konnte nicht|wurde nicht) zugestellt',
  'non[-\\s]?(?:remise?\\s*:|distribuable|delivery (?:report|notification|receipt))|(?:courrier|message) non (?:remis|distribué)',
  'échec de (?:la )?(?:remise|distribution)|avis de non[-\\s]remise',
  'no (?:se puede entregar|entregado)\\s*:|(?:correo|mensaje) no entregado|error de entrega\\s*:|aviso de no entrega\\s*(?::|$)',
  'notificación del? estado de (?:la )?entrega',
];

const RECEIPT = [
  'nachricht gelesen\\s*:|empfangsbestätigung\\s*:|message lu\\s*:|mensaje leído\\s*:',
  '(?:not )?read(?: receipt)?\\s*:|return receipt|disposition notification',
  '(?:un)?gelesen\\s*:|(?:lese|übermittlungs?|zustell)bestätigung',
  '(?:non )?lu\\s?:|accusé de lecture|confirmation de lecture',
  '(?:no )?leído\\s*:|confirmación de lectura|acuse de lectura',
];

/** Help desks. Their people answer under the same number: only what says that something came in is a program's. */
const RECEIVED = [
  '(?:your |the |support )?(?:request|ticket|case|enquiry|inquiry)\\b[^:]{0,30}\\b(?:has been|was) (?:received|created|opened|registered|logged)',
  "(?:ticket|request|case) (?:received|created|opened)\\b|we(?:['’]ve| have)? received your (?:request|message|e-?mail|enquiry|inquiry)",
  'thank(?:s| you) for (?:contacting|reaching out|your (?:message|e-?mail))',
  'ihre? (?:support)?(?:anfrage|nachricht|ticket|meldung)\\b[^:]{0,30}\\b(?:ist (?:bei uns )?eingegangen|wurde (?:erstellt|erfasst|empfangen))',
  'ticket\\b[^:]{0,20}\\bwurde (?:erstellt|eröffnet|angelegt)|eingangsbestätigung (?:zu )?ihrer (?:anfrage|nachricht|e-?mail)',
  'wir haben ihre (?:anfrage|nachricht) erhalten|(?:vielen )?dank für ihre (?:nachricht|kontaktaufnahme)',
  'votre (?:demande|message|ticket)\\b[^:]{0,30}\\ba (?:bien )?été (?:reçu|créé|enregistré|pris)',
  'accusé de réception de votre (?:demande|message)|nous avons bien reçu votre (?:demande|message)',
  'su (?:solicitud|consulta|mensaje|ticket)\\b[^:]{0,30}\\bha sido (?:recibid|cread|registrad)',
  'hemos recibido su (?:solicitud|consulta|mensaje)|se ha creado (?:el|su) ticket|gracias por (?:contactar|su mensaje)',
];

const TO_MANY = [
  '(?:(?:our|your|the|unser|ihr|der|notre|votre|la|nuestro?a?|monthly|weekly) ){0,3}newsletter\\b',
  '(?:your |the )?(?:daily|weekly|monthly) digest\\b|webinar\\b|(?:einladung zum|invitation (?:to (?:our|the|a)|au)|invitación al) webinar',
  "invitation au webinaire|invitación al seminario web|lettre d['’]information|infolettre|infobrief|boletín\\b",
];

/** Calendars. */
const OF_MEETINGS = [
  'updated invitation|new time proposed|neuer zeitvorschlag|aktualisierte einladung|nouvelle heure proposée',
  'invitation mise à jour|nueva hora propuesta|invitación actualizada',
];

const begins = (alternatives: readonly string[]): RegExp =>
  new RegExp(`^(?:${alternatives.join('|')})`, 'iu');

/** The beginnings of subjects that only programs write. */
export const BY_ITSELF = begins([
  ...ABSENT,
  ...NOT_DELIVERED,
  ...RECEIPT,
  ...RECEIVED,
  ...TO_MANY,
  ...OF_MEETINGS,
]);

/** Words that stand before an order as people write it, and before a mail or meeting as programs do. */
export const OF_MAIL_OR_ORDER = begins([
  '(?:accepted|declined|tentative|cancell?ed|zugesagt|abgesagt|mit vorbehalt|accepté|refusé|provisoire|aceptado|rechazado|provisional)\\s?:',
  '(?:delivered|zugestellt|remis|entregado)\\s?:',
]);
/** What makes it an order. */
export const ORDER =
  /(?<!\p{L})(?:po|orders?|purchase|bestell\p{L}*|auftr\p{L}*|commandes?|pedidos?|lot|lote|los)(?!\p{L})|\d{5}/iu;
