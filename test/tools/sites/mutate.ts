import type { PageRow } from '../../../lib/domain/page-reading.ts';
import { randomFrom } from '../sample/random.ts';

/** A page that was altered in one way, and what is to be read of it now. */
export interface Mutation {
  what: string;
  doc: Document;
  rows: PageRow[];
}

type Random = () => number;

const pick = <T>(random: Random, from: readonly T[]): T | undefined =>
  from[Math.floor(random() * from.length)];
const elementsOf = (doc: Document, selector = '*'): Element[] => [...doc.body.querySelectorAll(selector)];

type Operator = (
  doc: Document,
  rows: PageRow[],
  random: Random,
) => { what: string; rows: PageRow[] } | undefined;

/** A class gets another name wherever it stands, as after a new build of the portal. */
const renameClass: Operator = (doc, rows, random) => {
  const names = [...new Set(elementsOf(doc, '[class]').flatMap(({ classList }) => [...classList]))];
  const name = pick(random, names);
  if (!name) return undefined;
  for (const element of elementsOf(doc)) element.classList.replace(name, `${name}-x1`);
  return { what: `class ${name} renamed`, rows };
};

/** A class gets another name on one element only. */
const renameClassOnce: Operator = (doc, rows, random) => {
  const element = pick(random, elementsOf(doc, '[class]'));
  const name = element && pick(random, [...element.classList]);
  if (!element || !name) return undefined;
  element.classList.replace(name, `${name}-x1`);
  return { what: `class ${name} renamed on one ${element.localName}`, rows };
};

/** Elements that can hold no others between them and their parts. */
const RIGID =
  'tr,td,th,thead,tbody,table,colgroup,li,dt,dd,option,[role=row],[role=gridcell],[role=columnheader]';

/** One more element around an element, as designers add them. */
const addWrapper: Operator = (doc, rows, random) => {
  const element = pick(
    random,
    elementsOf(doc).filter((each) => !each.matches(RIGID)),
  );
  if (!element) return undefined;
  const wrapper = doc.createElement(random() < 0.5 ? 'div' : 'span');
  wrapper.className = 'x1-wrap';
  element.replaceWith(wrapper);
  wrapper.append(element);
  return { what: `${element.localName} wrapped`, rows };
};

/** One more element inside a cell or item, around all that it holds. */
const addInnerWrapper: Operator = (doc, rows, random) => {
  const element = pick(random, elementsOf(doc, 'td,th,li,dd,[role=gridcell]'));
  if (!element) return undefined;
  const wrapper = doc.createElement('div');
  wrapper.append(...element.childNodes);
  element.append(wrapper);
  return { what: `inside of ${element.localName} wrapped`, rows };
};

/** Rows, and other parts that stand in a list of their like, change places. */
const swapAlike: Operator = (doc, rows, random) => {
  const lists = elementsOf(
    doc,
    'tr:has(td),[role=row]:has([role=gridcell]),.order-card,.dtl-row-info,.a-fixed-left-grid',
  );
  const element = pick(
    random,
    lists.filter((each) => each.nextElementSibling?.localName === each.localName),
  );
  const next = element?.nextElementSibling;
  if (!element || !next || next.className !== element.className) return undefined;
  next.after(element);
  return { what: `${element.localName} after the next`, rows };
};

/** Two columns change places, heading and cells together. */
const swapColumns: Operator = (doc, rows, random) => {
  const heads = elementsOf(doc, 'th,[role=columnheader]').filter(
    ({ nextElementSibling }) => nextElementSibling,
  );
  const head = pick(random, heads);
  const at = head ? [...(head.parentElement?.children ?? [])].indexOf(head) : -1;
  // Headings and rows may stand in two tables of one element.
  const table = head?.closest('[id$=":t1"]') ?? head?.closest('table,[role=grid]');
  if (!head || !table) return undefined;
  for (const row of table.querySelectorAll('tr,[role=row]')) {
    const [cell, next] = [row.children[at], row.children[at + 1]];
    if (cell && next) next.after(cell);
  }
  return { what: `column ${head.textContent} after the next`, rows };
};

/** An attribute goes, on one element or wherever it has this value. */
const dropAttribute: Operator = (doc, rows, random) => {
  const element = pick(
    random,
    elementsOf(doc).filter((each) => droppable(each).length > 0),
  );
  const name = element && pick(random, droppable(element));
  if (!element || !name) return undefined;
  const value = element.getAttribute(name);
  const all = random() < 0.5;
  for (const each of all ? elementsOf(doc) : [element])
    if (each.getAttribute(name) === value) each.removeAttribute(name);
  return { what: `attribute ${name}="${value}" dropped ${all ? 'everywhere' : 'once'}`, rows };
};

/** What a field holds, and over how many columns a cell goes, is no marking. */
const droppable = (element: Element): string[] =>
  element.getAttributeNames().filter((name) => !['value', 'colspan', 'type', 'checked'].includes(name));

/** Words of pages in other languages; the last is one that no adapter knows. */
const LANGUAGES: Record<string, string[]> = {
  From: ['Von', 'De', 'De', 'Da'],
  To: ['An', 'À', 'Para', 'A'],
  Subject: ['Betreff', 'Objet', 'Asunto', 'Oggetto'],
  Date: ['Datum', 'Date', 'Fecha', 'Data'],
  'Purchase Order': ['Bestellung', 'Commande', 'Pedido', 'Ordine di acquisto'],
  'Order Number': ['Bestellnummer', 'Numéro de commande', 'Número de pedido', 'Numero ordine'],
  'PO Number': ['Bestellnummer', 'Numéro de commande', 'Número de pedido', 'Numero ordine'],
  'Order Date': ['Bestelldatum', 'Date de commande', 'Fecha del pedido', 'Data ordine'],
  'Purchase Date': ['Bestelldatum', 'Date de commande', 'Fecha del pedido', 'Data ordine'],
  'Order placed': ['Bestellung aufgegeben', 'Commande passée le', 'Pedido realizado', 'Ordine effettuato'],
  'Order Status': ['Status', 'Statut', 'Estado', 'Stato'],
  Status: ['Status', 'Statut', 'Estado', 'Stato'],
  State: ['Status', 'Statut', 'Estado', 'Stato'],
  Amount: ['Betrag', 'Montant', 'Importe', 'Importo'],
  Total: ['Summe', 'Total', 'Total', 'Totale'],
  Qty: ['Menge', 'Quantité', 'Cantidad', 'Qtà'],
  Quantity: ['Menge', 'Quantité', 'Cantidad', 'Quantità'],
  'Unit Price': ['Einzelpreis', 'Prix unitaire', 'Precio unitario', 'Prezzo unitario'],
  'Need By': ['Wunschtermin', 'Date souhaitée', 'Fecha solicitada', 'Data richiesta'],
  Number: ['Nummer', 'Numéro', 'Número', 'Numero'],
  Customer: ['Kunde', 'Client', 'Cliente', 'Acquirente'],
  Party: ['Lieferant', 'Fournisseur', 'Proveedor', 'Controparte'],
  Supplier: ['Lieferant', 'Fournisseur', 'Proveedor', 'Fornitore'],
  Confirmed: ['Bestätigt', 'Confirmé', 'Confirmado', 'Confermato'],
  Issued: ['Ausgestellt', 'Émis', 'Emitido', 'Emesso'],
  Delivered: ['Zugestellt', 'Livré', 'Entregado', 'Consegnato'],
  Arriving: ['Zustellung', 'Livraison', 'Llega', 'In arrivo'],
  'Ordered on': ['Bestellt am', 'Commandé le', 'Pedido el', 'Ordinato il'],
  'Sold by': ['Verkauf durch', 'Vendu par', 'Vendido por', 'Venduto da'],
  'Grand Total': ['Gesamtsumme', 'Montant total', 'Total final', 'Totale ordine'],
  'Order #': ['Bestellnr.', 'N° de commande', 'Pedido n.º', 'Ordine n.'],
  each: ['Stück', 'pièce', 'unidad', 'pezzo'],
};

/** The page in another language, or one of its words: what is read changes with it. */
const translate: Operator = (doc, rows, random) => {
  const language = Math.floor(random() * 4);
  const known = Object.keys(LANGUAGES).filter((word) => doc.body.textContent?.includes(word));
  const one = pick(random, known);
  const words = random() < 0.5 ? known : known.filter((word) => word === one);
  const turn = (text: string): string =>
    words
      .sort((a, b) => b.length - a.length)
      .reduce(
        (said, word) =>
          said.replace(new RegExp(`(^|\\W)${word}(?=\\W|$)`, 'g'), `$1${LANGUAGES[word]?.[language]}`),
        text,
      );
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode())
    text.nodeValue = turn(text.nodeValue ?? '');
  const turned = rows.map((row) => ({
    ...row,
    fields: Object.fromEntries(Object.entries(row.fields).map(([name, text]) => [name, turn(text ?? '')])),
  }));
  return { what: `${words.join(', ')} in language ${language}`, rows: turned };
};

const OPERATORS: readonly Operator[] = [
  renameClass,
  renameClassOnce,
  addWrapper,
  addInnerWrapper,
  swapAlike,
  swapColumns,
  dropAttribute,
  translate,
];

/** A page altered by one operator, as the seed says; the next one where an operator finds nothing to alter. */
export function mutated(read: () => Document, rows: PageRow[], seed: number): Mutation {
  const random = randomFrom(seed).next;
  const first = Math.floor(random() * OPERATORS.length);
  // One that can alter nothing leaves the page as it is.
  const doc = read();
  for (let turn = 0; turn < OPERATORS.length; turn++) {
    const done = OPERATORS[(first + turn) % OPERATORS.length]?.(doc, rows, random);
    if (done) return { what: done.what, doc, rows: done.rows };
  }
  throw new Error('nothing on this page can be altered');
}

const texts = (rows: readonly PageRow[]): string =>
  rows
    .map(({ order, of, fields }) => JSON.stringify([order, of, Object.entries(fields).sort()]))
    .sort()
    .join('\n');

/** Whether two readings say the same, in whatever order their rows come. */
export const saysTheSame = (one: readonly PageRow[], other: readonly PageRow[]): boolean =>
  texts(one) === texts(other);
