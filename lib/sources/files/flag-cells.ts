/** Words for yes and no in English, German, French and Spanish, and the signs of exports. */
const YES = new Set(
  'yes y true 1 x ok ✓ ✔ ja j wahr oui o vrai si s sí verdadero pass passed conform'.split(' '),
);
const NO = new Set('no n false 0 not ✗ ✘ nein falsch non faux falso fail failed nok'.split(' '));
const NOT_KNOWN = new Set('- -- – — ? n/a na n.a. k.a. unknown unbekannt null none'.split(' '));

/** Reads a trimmed cell as yes or no; `null` for "not known", undefined for any other word. */
export function readFlag(cell: string): boolean | null | undefined {
  const word = cell.toLowerCase();
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  return NOT_KNOWN.has(word) ? null : undefined;
}
