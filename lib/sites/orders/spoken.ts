import { bare } from './header-words.ts';

/** Beginnings of words, of compounds also ends, that headings of orders have in one language alone, without accents. */
const WORDS: readonly [lang: string, RegExp][] = [
  [
    'de',
    /\b(?:bestell|liefer|auftrag|anzahl|einheit|einzel|wunsch)|(?:termin|menge|preis|betrag|nummer|datum)\b/g,
  ],
  ['fr', /\b(?:commande|livraison|quantite|qte|prix|montant|fournisseur|designation|unite|prevue?|expedi)/g],
  ['es', /\b(?:pedido|entrega|cantidad|precio|importe|proveedor|fecha|unidad|descripcion|articulo|previst)/g],
];
/** Different words that tell a language; one may be borrowed, or the name of a company. */
const LEAST = 3;

/**
 * The language that headings and labels of orders are written in: German, French or Spanish, undefined where they are in none
 * or in several. Never English: it heads the pages of companies whose numbers and dates are written otherwise.
 */
export function spokenIn(headings: string): string | undefined {
  const text = bare(headings);
  const spoken = WORDS.flatMap(([lang, words]) => {
    const count = new Set(text.match(words)).size;
    return count > 0 ? [{ lang, count }] : [];
  }).sort((a, b) => b.count - a.count);
  const [first, second] = spoken;
  return first && first.count >= LEAST && first.count > 3 * (second?.count ?? 0) ? first.lang : undefined;
}
