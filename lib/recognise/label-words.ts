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
/** Our or the supplier's part number, an article number by GS1. */
export const ITEM: Label = { kind: 'item', prefixes: [] };
/** VAT number, DUNS, GLN. */
export const PARTNER: Label = { kind: 'partner-number', prefixes: [] };
export const DOCUMENT: Label = { kind: 'number', prefixes: [] };

/** Parts that a word can play; added up, because some words play several. */
export const OTHER_THING = 1;
/** Stands between a label and its number: `commande de`, `order is`. */
export const FILLER = 2;
/** Says "a number of this follows". */
export const NUMBER_WORD = 4;
/** Names a document number without its kind. */
export const DOCUMENT_WORD = 8;
/** `note` in `delivery note`. */
export const NOTICE_WORD = 16;
/** `delivery` in `delivery note`. */
export const SHIPPING_WORD = 32;
/** `sales` in `sales order`. */
export const SALES_WORD = 64;
/** `confirmation` in `order confirmation`. */
export const CONFIRMATION_WORD = 128;
/** Upper-case abbreviations that are words in some language ("so", "po"): in running text only as capitals. */
export const ABBREVIATION = 256;

export interface Word {
  label: Label | undefined;
  roles: number;
}

const words = new Map<string, Word>();
const unknown: Word = { label: undefined, roles: 0 };

function teach(roles: number, label: Label | undefined, list: string): void {
  for (const word of list.split(' ')) {
    const known = words.get(word);
    words.set(word, { label: label ?? known?.label, roles: roles | (known?.roles ?? 0) });
  }
}

// Without accents; plurals in -s and compounds with "number" are understood.
// A bare "order" is read as a purchase order: a sales order nearly always says so.
teach(0, PURCHASE, 'order bestellung bestell commande pedido orden compra');
teach(0, SALES, 'auftrag auftragsbestatigung venta');
teach(0, NOTICE, 'lieferavis shipment expedition envio sendung despatch dispatch tracking awb waybill');
teach(0, NOTE, 'lieferschein lieferung delivery livraison albaran entrega');
teach(0, INVOICE, 'invoice rechnung facture factura');
teach(0, ITEM, 'item material part article artikel sach teil teile pieza articulo sku gtin ean upc mpn');
teach(0, PARTNER, 'vat ust ustid uid tva nif cif mwst duns gln iln');
teach(ABBREVIATION, PURCHASE, 'po oc bc');
teach(ABBREVIATION, SALES, 'so');
teach(ABBREVIATION, NOTICE, 'asn');
teach(ABBREVIATION, NOTE, 'dn bl');
teach(ABBREVIATION, INVOICE, 'inv');
teach(FILLER, undefined, 'de du del des der la le el of is ist est es');
teach(
  FILLER | NUMBER_WORD,
  undefined,
  'no nr n num numero number nummer ref reference referenz referencia id idnr code',
);
teach(DOCUMENT_WORD, undefined, 'document doc beleg ref reference referenz referencia');
teach(NOTICE_WORD, undefined, 'note advice notice slip list');
teach(SHIPPING_WORD, undefined, 'delivery despatch dispatch shipping shipment packing');
teach(SALES_WORD, undefined, 'sales customer client cliente kunden venta vente');
teach(CONFIRMATION_WORD, undefined, 'confirmation acknowledgement');
teach(
  OTHER_THING,
  undefined,
  'fecha qty quantity quantite cantidad price prix precio amount montant importe value total sum line position pos ligne tel fax phone mobil telefon zip plz postal iban account konto weight page',
);
/** What a word still is in the plural or with "number" behind it. */
const KEPT_ROLES = DOCUMENT_WORD | OTHER_THING;
// `Bestellpos`, but not `à propos de`.
const otherEnding = /(?:datum|menge|wert|betrag|preis|status|(?<!pro)pos|zeile|date)$/;
const numberEnding = /(?:nummer|number|nr|no)$/;

// The words of one page repeat; what was found out about them is kept, a few hundred at a time.
const recent = new Map<string, Word>();

/** The parts that a word can play, in any case and with or without accents; `bestellnr` is a label and says "number". */
export function wordCalled(raw: string): Word {
  const known = recent.get(raw);
  if (known) return known;
  if (recent.size > 400) recent.clear();
  const word = readWord(
    raw
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, ''),
  );
  recent.set(raw, word);
  return word;
}

function readWord(word: string): Word {
  const known = words.get(word);
  if (known || word.length < 4) return known ?? unknown;
  const stem = word.replace(numberEnding, '');
  const base = words.get(stem) ?? (stem.endsWith('s') ? words.get(stem.slice(0, -1)) : undefined);
  if (base)
    return { label: base.label, roles: (base.roles & KEPT_ROLES) | (stem === word ? 0 : NUMBER_WORD) };
  return otherEnding.test(word) ? { label: undefined, roles: OTHER_THING } : unknown;
}
