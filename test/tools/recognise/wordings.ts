import { normaliseNumber } from '../../../lib/domain/normalise.ts';
import type { Random } from '../sample/random.ts';
import type { NumberShape, SeededNumber } from './records.ts';

/** A stored number in one of the spellings that people use, with what stands beside it. */
export interface Wording {
  /** The stored spelling. */
  key: string;
  shape: NumberShape;
  number: string;
  /** Heading of its column or field. */
  heading: string;
  /** In running text: what stands before and behind it, label and all. */
  before: string;
  after: string;
}

const headings: Record<NumberShape, string[]> = {
  order: ['Order no.', 'Bestellnummer', 'N° de commande', 'Nº de pedido', 'PO'],
  vat: ['VAT no.', 'USt-IdNr.', 'N° TVA', 'NIF', 'VAT ID'],
  duns: ['DUNS', 'D-U-N-S no.', 'DUNS-Nummer', 'Numéro DUNS'],
  gln: ['GLN', 'ILN', 'GLN-Nummer'],
  item: ['Part no.', 'Material', "Référence de l'article", 'Artículo', 'SKU'],
};
/** An empty label only where the number says by itself what it is. */
const labels: Record<NumberShape, string[]> = {
  order: ['PO ', 'Bestellung ', 'commande n° ', 'Pedido n.º ', 'order no. ', 'Bestell-Nr.: '],
  vat: ['VAT no. ', 'USt-IdNr. ', 'N° TVA : ', 'NIF ', ''],
  duns: ['DUNS ', 'D-U-N-S no. ', 'DUNS: ', 'DUNS-Nr. '],
  gln: ['GLN ', 'ILN: ', ''],
  item: ['Part no. ', 'Material ', 'Article n° ', 'SKU ', ''],
};
const sentences: [string, string][] = [
  ['', ''],
  ['We confirm ', ' for week 23, 12 pallets.'],
  ['(', ')'],
  ['Re: ', ' / reminder of 2026-05-01'],
  ['', ', 30 pcs, EUR 1.234,50'],
  ['Please see ', '; delivery was 12.05.2026 at 10:30.'],
  ['Über ', ' reden wir am 7. Mai, Tel. +49 421 1234567.'],
  ['À propos de ', ' : le délai est de 14 jours.'],
];

/** As people write a number: as printed, with blanks, points or dashes between its digits, without its dash. */
function spelled({ shape, text }: SeededNumber, way: number): string {
  if (shape === 'order' && text.startsWith('SO-'))
    return way === 1 ? text.replace('-', ' ') : way === 2 ? text.replace('-', '') : text;
  if (shape === 'order' && way === 1) return text.replace(/^(....)(...)(...)$/, '$1 $2 $3');
  if (shape === 'order' && way === 2) return text.replace(/^(....)(...)(...)$/, '$1-$2-$3');
  if (shape === 'vat' && way === 1) return text.replace(/^([A-Z]{2}U?)/, '$1 ');
  if (shape === 'vat' && way === 2) return text.replace(/^([A-Z]{2}U?)(\d{3})(\d{3})/, '$1 $2 $3 ').trim();
  if (shape === 'duns' && way === 1) return text.replace(/^(..)(...)(....)$/, '$1-$2-$3');
  if (shape === 'duns' && way === 2) return text.replace(/^(...)(...)(...)$/, '$1 $2 $3');
  if (way === 1) return text.replace(/^(\d{1,2})(\d{6})(\d{6})$/, '$1 $2 $3');
  return text;
}

/** A label that names the number as a whole (`SO-1042`) says already what `order no.` would say. */
const isNamed = (text: string): boolean => text.startsWith('SO-');

export function wordingOf(number: SeededNumber, random: Random): Wording {
  const { shape, text } = number;
  const isGtin = shape === 'item' && /^\d+$/.test(text);
  const label = isNamed(text)
    ? ''
    : isGtin
      ? random.pick(['GTIN ', 'EAN: ', ''])
      : random.pick(labels[shape]);
  const [before, after] = random.pick(sentences);
  return {
    key: normaliseNumber(text),
    shape,
    number: spelled(number, random.whole(0, 4)),
    heading: isGtin ? random.pick(['GTIN', 'EAN']) : random.pick(headings[shape]),
    before: before + label,
    after,
  };
}
