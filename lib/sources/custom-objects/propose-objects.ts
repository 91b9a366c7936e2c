import type { OwnPart } from '../../domain/own-objects.ts';
import { headerWords } from '../files/header-words.ts';

/** Words that name what an object holds, in English, German, French and Spanish, without accents. */
const WORDS: Record<OwnPart, RegExp> = {
  orders:
    /\b(purchase|supplier|vendor|buy) ?orders?\b|\bpos?\b|bestellung|\bcommandes? (d )?(achat|fournisseur)|\b(orden|ordenes|pedidos?) (de )?(compra|proveedor)/,
  lines: /\b(lines?|items?|details?)\b|position|\blignes?\b|\bpostes?\b|\blineas?\b|\bpartidas?\b|posten/,
  receipts: /\breceipts?\b|\breceiv|wareneing|\breceptions?\b|\brecepcion|\bentradas?\b/,
  quality:
    /\bquality\b|non ?conform|\bncrs?\b|\bdefects?\b|\breklamation|qualitat|mangel|\bqualite\b|\bcalidad\b/,
  suppliers: /\b(vendors?|suppliers?)\b|lieferant|fournisseur|proveedor/,
};
/** Words that make an object something else than what one of the words above says. */
const ELSE: Partial<Record<OwnPart, RegExp>> = {
  orders:
    /\b(line|lines|item|items|detail|details)\b|position|\blignes?\b|\blineas?\b|history|\blog\b|setting/,
  suppliers: /order|bestell|commande|pedido|contact|scorecard|rating|history|\blog\b|setting|item|line/,
};

/** The object that most likely stands for a part, by its label and its name in the system; undefined where none does. */
export function likelyObject<T extends { object: string; label: string }>(
  objects: readonly T[],
  part: OwnPart,
): T | undefined {
  const names = (each: T) => [each.label, each.object.replace(/__c$/i, '')].map(headerWords);
  const likely = objects.filter((each) => {
    const said = names(each);
    return said.some((words) => WORDS[part].test(words)) && !said.some((words) => ELSE[part]?.test(words));
  });
  // The shortest label says nothing beside it.
  return likely.toSorted((a, b) => a.label.length - b.label.length)[0];
}

/** The values of a field that mean suppliers. */
export function likelySuppliers<T extends { value: string; label: string }>(values: readonly T[]): T[] {
  return values.filter(({ label }) => WORDS.suppliers.test(headerWords(label)));
}
