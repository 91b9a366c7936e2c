/**
 * How rows of sums begin in English, German, French and Spanish, as spreadsheets and reports write them: `Total`,
 * `Grand total:`, `Summe Lieferant`, `Zwischensumme`, `Sous-total`, `Total général`. The word stands alone: neither
 * `Totalizer` nor `TOTAL-12` is one.
 */
const WORD =
  'grand[ -]?totals?|sub[ -]?totals?|totals?|totale|(?:gesamt|zwischen|end|teil)?summe|gesamt(?:wert|betrag|ergebnis|menge)?' +
  '|sous-?total|somme|suma(?: total)?|importe total';
const BEGINS = new RegExp(`^[*\\s]{0,4}(?:${WORD})(?=$|[\\s:*])`, 'i');
/** What spreadsheets write behind the value that a subtotal is of: `4500012345 Total`, `4500012345 Ergebnis`. */
const ENDS = /\s(?:total|result|ergebnis|summe|gesamtergebnis)$/i;
const ONLY = new RegExp(
  `^[*\\s]{0,4}(?:${WORD}|gesamtergebnis|total g[eé]n[eé]ral|total general|resultado)\\s?[:*]?$`,
  'i',
);
const LONGEST = 120;

/** True for a row that begins with a word for a sum and is blank in half of its cells or more, as rows of sums are. */
export function looksLikeTotal(row: readonly string[]): boolean {
  const first = row.find((cell) => cell !== '' && cell.trim() !== '');
  if (first === undefined || !isTotalText(first.trim())) return false;
  const filled = row.reduce((count, cell) => (cell.trim() === '' ? count : count + 1), 0);
  return filled * 2 <= row.length;
}

/** True for the text of a cell that begins or ends as the name of a sum does. */
export function isTotalText(cell: string): boolean {
  // Most cells hold digits from the start: they are not searched.
  const code = cell.charCodeAt(0);
  if (cell.length > LONGEST) return false;
  if (code >= 48 && code <= 57) return !isDigit(cell.charCodeAt(cell.length - 1)) && ENDS.test(cell);
  return BEGINS.test(cell) || ENDS.test(cell);
}

/** True for a cell that says nothing but that its row is a sum. */
export function isTotalWord(cell: string): boolean {
  const code = cell.charCodeAt(0);
  return cell.length <= LONGEST && !(code >= 48 && code <= 57) && ONLY.test(cell);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
