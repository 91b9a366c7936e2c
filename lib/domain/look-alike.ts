import { isSharedHost, registered } from './mail-domain.ts';
import { readableLabel } from './punycode.ts';

/** How a domain resembles another. */
export type Resemblance =
  /** The same name under another ending. */
  | 'ending'
  /** Letters that are drawn alike, digits for letters, hyphens or dots put in or left out. */
  | 'drawn'
  /** One or two letters more, fewer, changed or exchanged. */
  | 'letters'
  /** The whole name with a word of business before or behind it, or another ending built in. */
  | 'words';

/** Letters of other scripts, and Latin ones, that are drawn like a Latin letter (after Unicode TR39, the common ones). */
const DRAWN = new Map<string, string>(
  Object.entries({
    a: 'аαɑạ',
    b: 'ьвβЬ',
    c: 'сϲ',
    d: 'ԁɗ',
    e: 'еєεҽ',
    g: 'ɡցԍ',
    h: 'һհн',
    i: 'іıɩιӏ',
    j: 'јʝ',
    k: 'кκ',
    l: 'ⅼļłӏ',
    m: 'мⅿ',
    n: 'пηո',
    o: 'оοօσø',
    p: 'рρ',
    q: 'ԛզ',
    r: 'гɾ',
    s: 'ѕʂ',
    t: 'тτ',
    u: 'υսц',
    v: 'νѵ',
    w: 'ѡԝω',
    x: 'хχ',
    y: 'уүγ',
    z: 'ᴢʐ',
  }).flatMap(([latin, others]) => [...others].map((other): [string, string] => [other, latin])),
);

/** Digits and pairs of letters that are taken for a letter. */
const TAKEN: readonly (readonly [RegExp, string])[] = [
  [/0/g, 'o'],
  [/[1|]/g, 'l'],
  [/3/g, 'e'],
  [/4/g, 'a'],
  [/5/g, 's'],
  [/7/g, 't'],
  [/8/g, 'b'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  // After all others: an i without its dot, an l and a one are one stroke.
  [/i/g, 'l'],
];

/** A name in two spellings for comparing: as the eye takes it, and in Latin letters alone. */
export interface SeenName {
  drawn: string;
  latin: string;
}

/** Both spellings of a label of a domain. */
export function seenName(name: string): SeenName {
  return { drawn: drawnAs(name), latin: inLatin(name).replace(NO_LETTER, '') };
}

/** A name as the eye takes it: one Latin letter for all that is drawn alike, without hyphens. */
export function drawnAs(name: string): string {
  return TAKEN.reduce((text, [form, letter]) => text.replace(form, letter), inLatin(name)).replace(
    NO_LETTER,
    '',
  );
}

const NO_LETTER = /[^\p{L}\p{N}]/gu;

/** One Latin letter for each that is drawn like it. */
function inLatin(name: string): string {
  const plain = [...readableLabel(name).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()];
  return plain.map((sign) => DRAWN.get(sign) ?? sign).join('');
}

/** Words that are put beside a company's name to pass for it. */
const BUSINESS = new Set(
  `accounting accounts ag bank billing center corp email europe finance global gmbh group help inc info intl international
  invoice invoices kg ltd mail office online order orders pay payment payments portal sales secure service services shop
  supply support team usa`.split(/\s+/),
);

/** Shorter names have too many honest neighbours. */
const SHORTEST = { same: 4, oneLetter: 5, oneLetterAnyEnding: 7, twoLetters: 10, words: 5 };

/**
 * How a domain resembles a known one that it is not, null where it does not. Both as `domainKey` spells them; domains of one
 * registered name do not resemble each other, they are the same. Short names are held to less: they have honest neighbours.
 */
export function resemblance(domain: string, known: string): Resemblance | null {
  const [own, other] = [registered(domain), registered(known)];
  if (!own || !other || (own.name === other.name && own.suffix === other.suffix)) return null;
  if (domain.startsWith(`${known}.`)) return 'words';
  const [seen, meant] = [seenName(own.name), seenName(other.name)];
  const [a, b] = [seen.drawn, meant.drawn];
  if (b.length < SHORTEST.same) return null;
  if (isDottedName(domain, b)) return 'drawn';
  if (a.length < SHORTEST.same) return null;
  // Many companies have their help desk or files there under their right name: no warning, and no match either.
  if (own.name === other.name && isSharedHost(own.suffix)) return null;
  if (a === b) return own.name === other.name ? 'ending' : 'drawn';
  // Exchanged letters can make a pair that is taken for another one (`tavirn`): both ways to see it count.
  const sameEnding = own.suffix === other.suffix;
  if (fewLettersApart(a, b, sameEnding) || fewLettersApart(seen.latin, meant.latin, sameEnding))
    return 'letters';
  return isDressed(own.name, b, other.suffix) ? 'words' : null;
}

/** `os.trel.example`: the name with dots put in. */
function isDottedName(domain: string, known: string): boolean {
  const { name, suffix } = registered(domain) ?? { name: '', suffix: '' };
  const before = domain.slice(0, -suffix.length - 1);
  return before !== name && drawnAs(before.replaceAll('.', '')) === known;
}

function fewLettersApart(a: string, b: string, sameEnding: boolean): boolean {
  const length = Math.min(a.length, b.length);
  const most = length >= SHORTEST.twoLetters ? 2 : 1;
  if (length < (sameEnding ? SHORTEST.oneLetter : SHORTEST.oneLetterAnyEnding)) return false;
  return lettersApart(a, b, most) <= most;
}

/** `ostrel-billing`, `ostrelbilling`, `ostrel-com`: the name with something of business, or with its ending. */
function isDressed(name: string, known: string, suffix: string): boolean {
  if (known.length < SHORTEST.words) return false;
  const words = readableLabel(name).toLowerCase().split('-');
  const rest = words.filter((word) => drawnAs(word) !== known);
  if (rest.length < words.length && rest.every((word) => BUSINESS.has(word) || word === suffix)) return true;
  const plain = words.join('');
  return [...BUSINESS, suffix.replaceAll('.', '')].some(
    (word) =>
      (plain.endsWith(word) && drawnAs(plain.slice(0, -word.length)) === known) ||
      (plain.startsWith(word) && drawnAs(plain.slice(word.length)) === known),
  );
}

/**
 * How many letters have to be put in, left out, changed or exchanged with their neighbour (optimal string alignment); counts
 * no further than one more than `most`.
 */
export function lettersApart(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const changed = (last[j - 1] ?? 0) + (same ? 0 : 1);
      let least = Math.min(changed, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}
