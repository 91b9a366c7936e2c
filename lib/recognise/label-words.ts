import type { IdentifierKind } from '../domain/normalise.ts';

/** What a word beside a number, or a column header, says about it. */
export interface Label {
  kind: IdentifierKind;
  /** Prefixes under which systems store such a number: `PO` for `Bestellung 4500012345` → `PO4500012345`. */
  prefixes: readonly string[];
}

export const PURCHASE: Label = { kind: 'purchase-order', prefixes: ['PO'] };
export const SALES: Label = { kind: 'sales-order', prefixes: ['SO'] };
export const NOTICE: Label = { kind: 'shipment', prefixes: ['ASN', 'DN'] };
export const NOTE: Label = { kind: 'shipment', prefixes: ['DN', 'ASN'] };
export const INVOICE: Label = { kind: 'invoice', prefixes: ['INV'] };
export const PARTNER: Label = { kind: 'partner-number', prefixes: [] };
export const DOCUMENT: Label = { kind: 'number', prefixes: [] };

const labels = new Map<string, Label>();
function teach(label: Label, words: string): void {
  for (const word of words.split(' ')) labels.set(word, label);
}
// A bare "order" is read as a purchase order: a sales order nearly always says so.
teach(
  PURCHASE,
  'po order bestellung bestell bestellungen einkaufsbeleg commande pedido orden compra ordine oc bc',
);
teach(SALES, 'so auftrag aufträge kundenauftrag auftragsbestätigung verkaufsbeleg venta vente');
teach({ kind: 'shipment', prefixes: ['ASN'] }, 'asn');
teach({ kind: 'shipment', prefixes: ['DN'] }, 'dn');
teach(NOTICE, 'lieferavis shipment expédition expedition envío envio sendung consignment despatch dispatch');
teach(NOTE, 'lieferschein lieferung delivery livraison albarán albaran entrega bl');
teach(INVOICE, 'inv invoice rechnung facture factura fattura');
teach(
  PARTNER,
  'vendor supplier lieferant lieferanten kunde kunden customer fournisseur proveedor cliente client',
);

/** Upper-case abbreviations that are words in some language ("so", "po", "dn"): in running text only as capitals. */
export const ABBREVIATIONS = new Set(['po', 'so', 'asn', 'dn', 'inv', 'oc', 'bc', 'bl']);

/** Words between a label and its number. */
export const FILLERS = new Set(
  'no nr n num núm número numero numéro number numbers nbr nummer ref reference référence referencia referenz id code de du del des der la le el of is ist est es'.split(
    ' ',
  ),
);
/** Fillers that say "a number of this follows". */
export const NUMBER_WORDS = new Set(
  'no nr n num núm número numero numéro number numbers nbr nummer ref reference référence referencia referenz id code'.split(
    ' ',
  ),
);
/** Headers that name a document number without its kind. */
export const DOCUMENT_WORDS = new Set(
  'document doc beleg belegnummer belegnr reference ref referenz référence referencia aktenzeichen'.split(
    ' ',
  ),
);

export const NOTICE_WORDS = new Set('note advice notice slip list docket avis notification'.split(' '));
export const SHIPPING_WORDS = new Set(
  'delivery despatch dispatch shipping shipment ship packing goods advance'.split(' '),
);
export const SALES_WORDS = new Set('sales customer client cliente kunden venta vente verkaufs'.split(' '));
export const CONFIRMATION_WORDS = new Set('confirmation acknowledgement acknowledgment'.split(' '));

/** What these words name is never a document number; also as the end of a compound (`Bestelldatum`). */
const others = new Set(
  (
    'date datum fecha qty quantity quantité cantidad menge anzahl price preis prix precio amount betrag montant importe value wert valeur valor ' +
    'total sum summe status state statut estado line lines item items position pos zeile ligne línea posición type art tipo ' +
    'tel fax phone telephone mobile mobil telefon telefax téléphone teléfono zip plz postcode postal iban bic swift account konto ' +
    'ean gtin upc material part article artikel artículo sku vat ust tva iva mwst weight gewicht poids peso currency währung devise moneda ' +
    'page seite version port time zeit termin tracking week kw year jahr'
  ).split(' '),
);
const compound =
  /(?:datum|menge|wert|betrag|preis|status|position|pos|zeile|termin|anzahl|date|qty|value|line)$/;
const numberEnding = /(?:nummer|nr|number|num|no)$/;

/** Label that a lower-case word names, alone or with "number" or a plural ending (`bestellnr`, `auftragsnummer`). */
export function labelOfWord(word: string): Label | undefined {
  const direct = labels.get(word);
  if (direct || word.length < 4 || word.length > 24) return direct;
  const stem = word.replace(numberEnding, '');
  return labels.get(stem) ?? (stem.endsWith('s') ? labels.get(stem.slice(0, -1)) : undefined);
}

/** True for a label word with "number" in it: `bestellnr`, `auftragsnummer`. */
export function saysNumber(word: string): boolean {
  return word.length > 4 && numberEnding.test(word);
}

/** True when a lower-case word says that the number beside it is something else: a date, amount, phone, part. */
export function isOtherWord(word: string): boolean {
  return others.has(word) || (word.length > 6 && word.length <= 32 && compound.test(word));
}
