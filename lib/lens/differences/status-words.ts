import { plainText } from './plain-text.ts';

/** What a portal says of a line, as far as it can be held against our records. */
export type PageStatus = 'cancelled' | 'rejected' | 'partly' | 'delivered' | 'shipped' | 'open';

/**
 * The more telling first: "partially delivered" is no delivery, "not shipped" no shipment. Written without accents, which pages
 * leave out in capitals, and beside which a pattern sees no end of a word.
 */
const WORDS: readonly [PageStatus | 'unsure', RegExp][] = [
  // A paper or a payment has come, which says nothing of the goods.
  [
    'unsure',
    /\b(?:order|po|payment|invoice|confirmation|acknowledge?ment|request|asn)\W{1,3}(?:(?:was|is|has been) )?received/,
  ],
  [
    'unsure',
    /\b(?:commande|paiement|facture|confirmation|accuse de reception) (?:(?:est|a ete) )?recue?s?\b|\b(?:pedido|orden(?: de compra)?|pago|factura|confirmacion) (?:ha sido )?recibid/,
  ],
  // Somebody wants to cancel, or may: it is not cancelled yet, or was refused.
  [
    'unsure',
    /\bcancell?able|\bcancel(?:lation)?\W{1,3}(?:(?:is|was|has been) )?(?:request|pending|reject|refus|declin|denied|in progress|submitted|possible|until|deadline)|\b(?:request(?:ed)? (?:for |to )?|(?:pending|awaiting|rejected|declined|denied) |to be )cancel/,
  ],
  [
    'unsure',
    /\bstornierbar|\bstorn(?:o|ierungs)(?:anfrage|antrag)|\bstorn(?:o|ierung) (?:(?:ist|wurde) )?(?:angefragt|angefordert|beantragt|ausstehend|offen|abgelehnt|in (?:prufung|bearbeitung)|moglich)/,
  ],
  [
    'unsure',
    /\bannulable|\bdemande d.annulation|\bannulation (?:(?:est|a ete) )?(?:demand|en attente|en cours|refus|rejet|possible)/,
  ],
  [
    'unsure',
    /\banulable|\bsolicitud de (?:cancel|anul)acion|\b(?:cancel|anul)acion (?:solicitad|pendiente|en curso|rechazad|denegad|posible)/,
  ],
  ['unsure', /\b(?:not|nicht|non|pas|no) (?:yet )?(?:cancel|stornier|annul|anulad)/],
  ['cancelled', /\bcancel|\bstornier|\bannul|\banulad|\bvoid|\bgeloscht|\bdeleted|\bobsolet/],
  ['rejected', /\breject|\bdeclin|\babgelehnt|\brefus|\brechazad/],
  [
    'open',
    /\bnot (?:yet )?(?:ship|deliver|receiv)|\bunshipped|\bundelivered|\bnicht (?:geliefert|versandt)|\bnon (?:livre|expedie)|\bno (?:entregad|enviad)/,
  ],
  ['unsure', /\bto (?:be )?(?:ship|deliver|receiv)|\bready\b|\bout for delivery/],
  ['partly', /\bpart(?:ial|ly|iell)|\bteil|\bpartiel|\bparcial/],
  [
    'delivered',
    /\bdelivered|\breceived|\bcomplet(?:e|ad)|\bclosed|\bgeliefert|\berledigt|\babgeschlossen|\blivree?s?\b|\brecue?s?\b|\bentregad|\brecibid|\bterminee?s?\b|\bterminad|\bcerrad/,
  ],
  [
    'shipped',
    /\bshipped|\bin transit|\bdispatched|\bdespatched|\bversandt|\bunterwegs|\bexpedie|\benviad|\ben camino/,
  ],
  [
    'open',
    /\bopen|\bnew\b|\bconfirm|\backnowledg|\bissued|\baccept|\bordered|\bin progress|\bpending|\bprocessing|\bapproved|\boffen|\bneu\b|\bbestatigt|\bin bearbeitung|\bouvert|\bnouve|\ben cours|\babiert|\bnuev|\bpendiente/,
  ],
];

/** What a status text says; undefined for words that are not known. */
export function pageStatus(raw: string): PageStatus | undefined {
  const words = plainText(raw)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[_-]+/g, ' ');
  const found = WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  return found === 'unsure' ? undefined : found;
}
