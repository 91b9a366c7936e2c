import type { PageField } from '../../domain/page-fields.ts';

/**
 * What a heading or label says: a field of a row, the number of the order, or something that the other columns decide on:
 * `number` and `date` without more, `delivery` (a date of delivery, asked or promised), a count or date of what came
 * (`came`), and numbers of other documents.
 */
export type Meaning = PageField | 'order' | 'number' | 'date' | 'delivery' | 'came' | 'invoice' | 'shipment';

export interface Said {
  is: Meaning;
  /** How surely: of two columns with one meaning, the higher is taken. */
  rank: number;
  /** The heading names it too: `Price (EUR)`. */
  currency?: string | undefined;
}

/** Words by their part, in English, German, French and Spanish, without accents; endings and compounds are understood. */
const WORDS: Record<string, string> = {
  O: 'order bestellung bestell commande cde pedido orden',
  q: 'po oc bc',
  p: 'purchase purchasing compra achat einkauf',
  s: 'sales auftrag venta vente so',
  o: 'document beleg',
  '*': 'orders bestellungen commandes pedidos ordenes lines positionen lignes lineas units items purchases statuses states',
  N: 'number no nr num nummer numero n id code codigo',
  r: 'reference ref referenz referencia',
  D: 'date datum fecha on am le el vom tag jour',
  d: 'termin',
  b: 'by bis',
  L: 'line pos position zeile zeilen ligne linea posicion ln',
  I: 'item article artikel material product produkt produit producto articulo part teil',
  IN: 'sku',
  S: 'supplier vendor seller lieferant fournisseur proveedor vendedor kreditor',
  B: 'buyer purchaser einkaufer acheteur comprador customer client kunde cliente besteller',
  Y: 'your ihre ihr votre su',
  Q: 'quantity qty menge anzahl quantite qte cantidad cant',
  U: 'unit uom me einheit unite unidad ud um',
  e: 'each einzel stuck unitaire unitario',
  P: 'price preis prix precio rate cost',
  eP: 'pu',
  '/': 'per pro par por',
  M: 'amount value betrag wert montant importe valor',
  T: 'total gesamt subtotal summe sum ext extended zwischensumme',
  f: 'of bon de du des del la der die das d l net netto neto ht grand measure medida mesure and',
  X: 'currency curr wahrung devise moneda divisa',
  R: 'requested request required requerida need needed wunsch gewunscht wanted souhaite souhaitee demande demandee solicitada requerido',
  C: 'promised promise confirmed expected estimated est eta bestatigt zugesagt voraussichtlich erwartet prevu prevue confirme confirmee promis estime estimee previst confirmad prometid estimad scheduled planned geplant arrives arriving',
  V: 'delivery lieferung liefer livraison entrega arrival ankunft arrivee llegada',
  H: 'shipped dispatched despatched versendet versandt expediee expedie enviad',
  j: 'ship shipping packing dispatch despatch versand expedition envio shipment',
  G: 'delivered geliefert livre livree entregad',
  g: 'received empfangen erhalten recu recue recibid',
  W: 'open outstanding remaining pending offen rest restant restante pendiente',
  Z: 'status state statut etat estado',
  K: 'tracking sendungs suivi seguimiento waybill awb',
  J: 'gtin ean upc barcode',
  A: 'description desc beschreibung bezeichnung designation libelle descripcion kurztext text',
  a: 'name nombre nom',
  u: 'ordered placed bestellt pedida',
  n: 'note advice slip notice schein avis',
  k: 'invoice rechnung facture factura rfq quote quotation angebot devis cotizacion contract vertrag contrat contrato requisition',
  E: 'asn albaran',
};

/** What words together mean, the first that fits; fillers are left out but in the first two. */
const RULES: readonly [Meaning, number, RegExp][] = [
  ['priceUnit', 0, /^(?:P?\/|PU|UfP)$/],
  ['price', 0, /^(?:P\/[Ue]|[OLqp]?[Ue]?P|Pe|IP|PM)$/],
  ['invoice', 0, /^R?[Nr]*k[Nr]*$/],
  ['shipment', 0, /^[Nr]*(?:E|[Vj]n|j)[Nr]*$/],
  ['order', 2, /^[Nr]*(?:[YB]?q|Y?pO|Op|YO|po|qs)[Nr]*$|^pN+$/],
  ['order', 1, /^[Nr]*O[Nr]*$/],
  ['order', 0, /^[Nr]*(?:sO?|Os)[Nr]*$/],
  ['line', 1, /^(?:[qOp]|pO)?LI?N*$|^N+L$|^qIN*$/],
  ['supplierItem', 1, /^[Nr]*(?:SI|IS)[Nr]*$/],
  ['item', 3, /^[Nr]*[BY]I[Nr]*$/],
  ['item', 1, /^[Nr]+I[Nr]*$|^I[Nr]+$/],
  ['item', 0, /^I$/],
  ['gtin', 0, /^J+N*$/],
  ['description', 1, /^(?:[IL]?A|Ia|AI|rA)$/],
  ['quantity', 1, /^(?:[uOqp]L?Q|Q[uOqp])$/],
  ['quantity', 0, /^[IL]?Q$/],
  ['open', 0, /^(?:WQ|QW|W)$/],
  ['received', 0, /^(?:[gG]Q|Q[gG])$/],
  ['came', 0, /^[gG]$/],
  ['unit', 0, /^(?:[OqQ]?U|UQ)$/],
  ['amount', 0, /^(?:[OqLp]?(?:T|M|TM|MT)[OqLp]?|[OL]?TP|PT|TOM)$/],
  ['currency', 0, /^[OqP]?XN?$/],
  ['requested', 0, /^(?=.*R)[VHjDdbR]+$/],
  ['promised', 0, /^(?=.*C)[VHjDdbCG]+$/],
  ['delivery', 0, /^(?:V[Ddb]|DV|d)$/],
  ['ordered', 1, /^(?:(?:p?O|q|p)(?:D|u|uD)|D(?:p?O|Op|q|p|u)|uD?)$/],
  ['date', 0, /^D$/],
  ['shipped', 0, /^(?:H|[Hj]D|D[Hj])$/],
  ['delivered', 0, /^(?:[Gg]D|D[Gg])$/],
  ['status', 0, /^[OLIq]?Z$/],
  ['supplier', 0, /^(?:Sa?|aS)$/],
  ['buyer', 0, /^(?:Ba?|aB)$/],
  ['tracking', 0, /^[NjEr]*K[Nr]*$/],
  ['number', 0, /^N+$/],
];

const parts = new Map<string, string>();
for (const [part, list] of Object.entries(WORDS)) for (const word of list.split(' ')) parts.set(word, part);

/** A short word ends a compound only as these: `artikelnr`. */
const SHORT = /^(?:nr|no|id)$/;

/** A known word with or without its ending: `offene`, `kunden`, `bestatigter`, `products`. */
function partOf(word: string): string | undefined {
  const whole = parts.get(word);
  if (whole || word.length < 4) return whole;
  const one = /[enrsao]$/.test(word) ? parts.get(word.slice(0, -1)) : undefined;
  return one ?? (/e[rsn]$/.test(word) ? parts.get(word.slice(0, -2)) : undefined);
}

/** The parts of a word, undefined where a piece of it is not known; `bestellnummer` has two. */
function partsOf(word: string): string | undefined {
  const whole = partOf(word);
  if (whole || word.length < 5) return whole;
  for (let at = word.length - 2; at > 1; at--) {
    const head = word.slice(0, at);
    const tail = word.slice(at);
    if ((tail.length < 3 && !SHORT.test(tail)) || (at === 2 && head !== 'po')) continue;
    const first = partOf(head);
    const rest = first && partsOf(tail);
    if (rest) return first + rest;
  }
  return undefined;
}

const LONGEST = 60;
const CURRENCY = /[([]\s*(?:in )?([A-Z]{3}|[€$£¥])\s*[)\]]|\sin ([A-Z]{3})$|\s([€$£¥])$/;
const known = new Map<string, Said | undefined>();

/** A text as words are looked for in it: small letters, no accents. */
export const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '');

/** What a heading or label means, undefined for one that is not known in every word. */
export function meaningOf(heading: string): Said | undefined {
  if (heading.length > LONGEST || !/[\p{L}#]/u.test(heading)) return undefined;
  if (known.has(heading)) return known.get(heading);
  if (known.size > 2_000) known.clear();
  const [money, ...found] = CURRENCY.exec(heading) ?? [];
  const said = meaningOfWords(money ? heading.replace(money, '') : heading);
  const result = said && { ...said, currency: found.find(Boolean) };
  known.set(heading, result);
  return result;
}

function meaningOfWords(text: string): Said | undefined {
  const words = bare(text.replace(/([a-z])([A-Z][a-z])/g, '$1 $2').replace(/[#°º№]/g, ' no '))
    .replace(/\b([pu])\.([mou])\./g, '$1$2')
    .replace(/\//g, ' per ')
    .match(/[\p{L}\p{N}]+/gu);
  let all = '';
  for (const word of words ?? []) {
    const found = partsOf(word);
    if (!found) return undefined;
    all += found;
  }
  for (const [index, [is, rank, rule]] of RULES.entries()) {
    if (index === 2) all = all.replace(/[f/]/g, '');
    if (rule.test(index === 1 ? all.replace(/f/g, '') : all)) return { is, rank };
  }
  return undefined;
}

/** True for a heading of a page of orders: "Purchase orders", "Meine Bestellungen", "Purchases - Tryton". */
export const isOfOrders = (text: string): boolean =>
  /\b(?:orders?|purchases|bestellung(?:en)?|commandes?|pedidos?|ordenes)\b/.test(bare(text));

/** The parts of a text that begins with the word of an order and goes on with its number: "Order 4711", "Commande n° CF-118". */
export function orderNumberIn(text: string): string | undefined {
  const [, label, number] =
    /^\s*([\p{L}\s.#°º№-]{2,40}?[\s:#°º№]+)(#?[\p{L}\d_./-]*\d[\p{L}\d_./-]*)/u.exec(text) ?? [];
  return label && meaningOf(label.trim().replace(/:$/, ''))?.is === 'order' ? number : undefined;
}
