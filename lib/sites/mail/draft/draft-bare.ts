import type { Sentence } from './draft-clauses.ts';

/*
 * Days that stand beside an order without any word of what happens on them: "4500012345: 4 July", "we have it for 4 July".
 * Whatever else a clause says, its day is that of something else; so these go by the few words that they may hold.
 */

/** Nothing but a day, and that it is so. Each word and each day (`###`) fits in one way only: two would double with each that follows. */
const fragment =
  /^\s*(?:(?:ok(?:ay)?|so|then|it|its|it's|is|be|will|now|stays?|remains?|on|the|new|date|jetzt|nun|neu|also|dann|es|ist|bleibt|beim?|am|den|der|wird|c'est|donc|le|pour|ahora|el|para|pues|sera|nouvelle|nueva|fecha|datum|termin|eta)[\s,.:;!=-]+|#+(?!#)[\s,.!)]*)*$/;
/** People who do something, and those who are spoken to. */
const who =
  /(?<![a-z])(?:i(?!\.)|i'[a-z]+|we|you|let's|ich|wir|sie|je|nous|vous|yo|nosotros|me|mich|uns)(?![a-z])/;
const you =
  /(?<![a-z])(?:you(?! down)|your|sie|ihr(?:em|er|en)?|euer|eure[mrn]?|vous|votre|usted(?:es)?|vuestr[oa])(?![a-z])/;
/** What people do with a day that is that of an order; whatever else they do on a day is theirs. */
const holding =
  /(?<![a-z])(?:have|'ve|got|see|show|note[dt]?|put|book\w*|enter\w*|count(?:ing)?|plan\w*|hab(?:e|en)?|sehen?|führen|rechnen|\w*geplant|\w*getragen|not(?:iert|ieren|e|ons|o|amos|ado)|avons|ai|voyons|vu|comptons|tablons|misons|prevoyons|ten(?:emos|go)|apunt\w+|ve(?:o|mos)|contamos)(?![a-z])/;
/** Words that go with a number and a day and say nothing. */
const functional =
  /^(?:an?|the|of|for|on|at|by|in|to|is|are|be|was|will|stays?|now|new|still|then|line|items?|order|po|pos?|so|its?|this|pcs|as|only|just|again|ok|and|we|i|our|us|system|remaining|rest\w*|open|plan|schedule|sap|erp|list[ae]?|sur|sobre|until|de[rnms]|die|das|zu[rm]?|am|im|auf|für|vom|von|ist|sind|bleibt|jetzt|nun|neu|noch|dann|also|und|erst|wir|ich|uns|bestellung|les?|la|du|des?|au|pour|est|sont|maintenant|donc|et|commande|ligne|poste|el|los|las?|del?|para|en|es|son|ahora|pedido|linea|y|c'est|nous|reste|resto|schon|statt|eta|dem)$/;

/** Characters of a sentence that says no more than a day. */
const MOST_NOTE = 300;

/** Of an order that was named before: "New date: 4 July.", "4 July it is then." */
export const isNote = (sentence: Sentence): boolean =>
  isFragment(sentence) ||
  (sentence.words.length <= MOST_NOTE &&
    sentence.words.trim().split(/\s+/).length <= 7 &&
    !who.test(sentence.words));

/** Nothing is said but the day. */
export const isFragment = ({ words }: Sentence): boolean => words.length <= MOST_NOTE && fragment.test(words);

const lying =
  /(?<![a-z])(?:on|in|under|auf|unter|sur|dans|en|sobre) (?:my|our|the|mein\w*|unser\w*|de[rm]|mon|notre|mi) ([a-zäöüß']{2,})/g;
/** "On our agenda", "on my desk": there lies what is to be done, while "in our plan" stands what is to come. */
const liesElsewhere = (words: string): boolean =>
  [...words.matchAll(lying)].some(([, where = '']) => !functional.test(where));

const unknownIn = (words: string): number =>
  (words.match(/[a-zäöüß']{2,}/g) ?? []).filter((word) => !functional.test(word) && !holding.test(word))
    .length;

/**
 * True where a clause says no more than that this is the day of the order, which it names itself (`own`) or which `head`, the
 * sentence up to that day, names without saying much of it.
 */
export function isBare(words: string, own: boolean, head: string): boolean {
  if (you.test(words) || liesElsewhere(words)) return false;
  const holds = holding.test(words) && who.test(words);
  return unknownIn(words) <= (holds ? 4 : own ? 1 : 0) && (own || unknownIn(head) <= 5);
}
