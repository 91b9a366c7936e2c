/** What stands in the head of a mail. */
export type HeadField = 'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'bcc' | 'date' | 'subject';

/** Labels as pages write them (English, German, French, Spanish), in lower case and without colon. */
export const LABELS: Record<HeadField, string> = {
  from: 'from|sender|sent from|von|absender|de|expéditeur|exp.|remitente',
  sender: 'sent by|on behalf of|gesendet von|envoyé par|enviado por',
  replyTo: 'reply-to|reply to|antwort an|antworten an|répondre à|responder a',
  to: 'to|recipient|recipients|an|empfänger|à|destinataire|destinataires|para|a|destinatario|destinatarios',
  cc: 'cc|copy|kopie|kopie an|copie|copie à|copia|copia a',
  bcc: 'bcc|blindkopie|cci|cco|copie cachée|copia oculta',
  date:
    'date|sent|received|sent on|sent at|received on|datum|gesendet|gesendet am|empfangen|empfangen am|erhalten|' +
    'envoyé|envoyé le|reçu|reçu le|fecha|enviado|enviado el|recibido|recibido el',
  subject: 'subject|betreff|objet|sujet|asunto',
};

/** Last words of class names, ids and the like. */
const NAMES: Record<string, HeadField> = {
  from: 'from',
  sender: 'from',
  fromto: 'from',
  to: 'to',
  recipient: 'to',
  recipients: 'to',
  cc: 'cc',
  bcc: 'bcc',
  subject: 'subject',
  date: 'date',
  time: 'date',
  datetime: 'date',
  timestamp: 'date',
};
/** What may stand before such a word: `header-to`, but not `back-to`. */
const BEFORE =
  /^(?:e?mail|msg|message|hdr|head|header|headers|compose|envelope|thread|conversation|field|item|lbl|label)$/;

const labels = new Map(
  Object.entries(LABELS).flatMap(([field, words]) =>
    words.split('|').map((word): [string, HeadField] => [word, field as HeadField]),
  ),
);

/** A label, and what stands behind its colon in the same text. */
export interface HeadLabel {
  field: HeadField;
  rest: string;
}

/** What a text labels: it is the label, or begins with it and a colon. */
export function labelIn(text: string): HeadLabel | undefined {
  const [, word = text, rest = ''] = /^([^:：]{1,24}?) ?[:：] ?([\s\S]*)$/.exec(text) ?? [];
  if (word.length > 24) return undefined;
  const field = labels.get(word.toLowerCase());
  return field && { field, rest };
}

/** What class names, ids and the like of an element say that it holds: `msg-from`, `header to`, `messageDate`. */
export function fieldOfNames(names: readonly string[]): HeadField | undefined {
  for (const name of names) {
    const words = wordsOf(name);
    const field = NAMES[words.at(-1) ?? ''];
    const before = words.at(-2);
    if (field === 'to' && before === 'reply') return 'replyTo';
    if (field && words.length <= 3 && (before === undefined || BEFORE.test(before))) return field;
  }
  return undefined;
}

/** `messageHeader-from_2` → message, header, from */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
}
