import type { Partner } from '../../domain/partner.ts';

type Placed = Pick<Partner, 'city' | 'country'>;

/** `Berlin, Germany`, as its source words it; empty where it says neither. */
export function placeOf(partner: Placed | undefined): string {
  return [partner?.city, partner?.country].filter(Boolean).join(', ');
}

/** City and country in one spelling, `berlin de` for `Berlin, Germany` too; undefined where either is not said. */
export function placeKey(partner: Placed | undefined): string | undefined {
  const city = plain(partner?.city ?? '');
  const country = countryCode(partner?.country ?? '');
  return city === '' || country === '' ? undefined : `${city} ${country}`;
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}

/** `de` for `DE`, `Germany` and `Deutschland`; another word as it is. */
function countryCode(said: string): string {
  const word = plain(said);
  return word.length === 2 ? word : (codes().get(word) ?? word);
}

let known: Map<string, string> | undefined;

/** The codes of countries by their names in the languages in which systems have them most. */
function codes(): Map<string, string> {
  if (known) return known;
  known = new Map();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const all = letters.flatMap((a) => letters.map((b) => `${a}${b}`));
  // Countries that are no more have the name of another one: DD is DE.
  const now = all.filter((code) => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`);
  for (const language of ['en', 'de', 'fr', 'es', 'it', 'nl']) {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    for (const code of now) {
      const name = names.of(code);
      if (name !== undefined && !known.has(plain(name))) known.set(plain(name), code.toLowerCase());
    }
  }
  return known;
}
