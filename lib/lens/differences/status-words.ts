import { plainText } from './plain-text.ts';

/** What a portal says of a line, as far as it can be held against our records. */
export type PageStatus = 'cancelled' | 'rejected' | 'partly' | 'delivered' | 'shipped' | 'open';

/** The more telling first: "partially delivered" is no delivery, "not shipped" no shipment. */
const WORDS: readonly [PageStatus | 'unsure', RegExp][] = [
  ['cancelled', /\bcancel|\bstornier|\bannul|\banulad|\bvoid|\bgelöscht|\bdeleted|\bobsolet/],
  ['rejected', /\breject|\bdeclin|\babgelehnt|\brefus|\brechazad/],
  [
    'open',
    /\bnot (?:yet )?(?:ship|deliver|receiv)|\bunshipped|\bundelivered|\bnicht (?:geliefert|versandt)|\bnon (?:livré|expédié)|\bno (?:entregad|enviad)/,
  ],
  ['unsure', /\bto (?:be )?(?:ship|deliver|receiv)|\bready\b|\bout for delivery/],
  ['partly', /\bpart(?:ial|ly|iell)|\bteil|\bpartiel|\bparcial/],
  [
    'delivered',
    /\bdelivered|\breceived|\bcomplete|\bclosed|\bgeliefert|\berledigt|\babgeschlossen|\blivrée?\b|\breçu|\bentregad|\brecibid|\bterminé|\bcerrad/,
  ],
  [
    'shipped',
    /\bshipped|\bin transit|\bdispatched|\bdespatched|\bversandt|\bunterwegs|\bexpédié|\benviad|\ben camino/,
  ],
  [
    'open',
    /\bopen|\bnew\b|\bconfirm|\backnowledg|\bissued|\baccept|\bordered|\bin progress|\bpending|\bprocessing|\bapproved|\boffen|\bneu\b|\bbestätigt|\bin bearbeitung|\bouvert|\bnouve|\ben cours|\babiert|\bnuev|\bpendiente/,
  ],
];

/** What a status text says; undefined for words that are not known. */
export function pageStatus(raw: string): PageStatus | undefined {
  const words = plainText(raw).toLowerCase().replace(/[_-]+/g, ' ');
  const found = WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  return found === 'unsure' ? undefined : found;
}
