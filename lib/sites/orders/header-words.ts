import type { PageField } from '../../domain/page-fields.ts';

/** What a heading says that a column holds: a field, or the number of the order. */
export type ColumnMeaning = PageField | 'order';

/** Words of headings and labels, the more telling first, in English, German, French and Spanish. */
const WORDS: readonly [ColumnMeaning, RegExp][] = [
  [
    'order',
    /^(?:purchase order|order|po)(?: ?(?:no|nr|number|#|id))?$|^bestell(?:ung|nummer|nr)$|^(?:n°|numéro) de commande$|^(?:n[.º°]|número) de pedido$/,
  ],
  ['line', /^(?:line|pos|item)(?: ?(?:no|nr|number|#))?$|^position$|^ligne$|^línea$/],
  [
    'item',
    /^(?:part|material|sku|article)(?: ?(?:no|nr|number|#))?$|^artikel(?:nummer|nr)?$|^(?:référence|article)$|^(?:artículo|referencia)$/,
  ],
  [
    'quantity',
    /^(?:order(?:ed)? )?(?:qty|quantity)(?: ordered)?$|^(?:bestell)?menge$|^quantité(?: commandée)?$|^cantidad(?: pedida)?$/,
  ],
  ['unit', /^(?:unit|uom|unit of measure)$|^(?:mengen)?einheit$|^unité$|^unidad$/],
  ['price', /^(?:unit )?price$|^(?:einzel|stück)?preis$|^prix(?: unitaire)?$|^precio(?: unitario)?$/],
  ['amount', /^(?:line )?(?:amount|total|value)$|^(?:gesamt)?betrag$|^montant$|^importe$/],
  ['currency', /^currency$|^währung$|^devise$|^moneda$/],
  [
    'requested',
    /^(?:requested|need by|required)(?: delivery)?(?: date)?$|^wunsch(?:termin|datum)$|^date (?:souhaitée|demandée)$|^fecha (?:solicitada|requerida)$/,
  ],
  [
    'promised',
    /^(?:promised?|confirmed?|estimated|expected)(?: (?:delivery|ship))?(?: date)?$|^(?:bestätigter? )?liefer(?:termin|datum)$|^date (?:promise|confirmée)$|^fecha (?:prometida|confirmada)$/,
  ],
  ['ordered', /^order(?:ed)?(?: on)?(?: date)?$|^bestelldatum$|^date de commande$|^fecha de pedido$/],
  ['status', /^(?:order |line )?status$|^statut$|^estado$/],
  [
    'description',
    /^(?:description|item name|product)$|^(?:bezeichnung|beschreibung)$|^(?:désignation|libellé)$|^descripción$/,
  ],
];

/** What a heading means, undefined for one that is not known. */
export function meaningOf(heading: string): ColumnMeaning | undefined {
  const words = heading
    .toLowerCase()
    .replace(/[:.*]+$/g, '')
    .replace(/[_\s]+/g, ' ')
    .trim();
  return WORDS.find(([, pattern]) => pattern.test(words))?.[0];
}
