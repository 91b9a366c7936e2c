import { classOf, HIDDEN, isBlank, isWordLetter } from './characters.ts';
import {
  ABBREVIATIONS,
  CONFIRMATION_WORDS,
  DOCUMENT,
  DOCUMENT_WORDS,
  FILLERS,
  isOtherWord,
  type Label,
  labelOfWord,
  NOTE,
  NOTICE,
  NOTICE_WORDS,
  NUMBER_WORDS,
  PARTNER,
  PURCHASE,
  SALES,
  SALES_WORDS,
  SHIPPING_WORDS,
  saysNumber,
} from './label-words.ts';

/**
 * Labels are read backwards from the number, word by word: `Numéro de commande : 4500012345` walks over `:`, `de`… until
 * a word that names a document. Bounded steps, so a text is never walked twice.
 */

/** How a label stands before a number. */
export interface LabelHit {
  label: Label;
  /** Digits that a number needs to belong to it: 1 behind `#`, `No.` and the like, more where it may be a count. */
  minDigits: number;
  /** Where the label begins. */
  start: number;
}

/** A word before the number says that it is something else. */
export const SOMETHING_ELSE = 'something-else';

const MAX_GAP = 64;
const MAX_WORD = 24;

interface Word {
  text: string;
  start: number;
  /** `#`, `°` or `№` stood between the word and what follows. */
  marked: boolean;
  /** `:` or `=` did. */
  colon: boolean;
  /** A sentence ended between the word and what follows. */
  stopped: boolean;
}

/** The word that ends before `end`, past blanks and signs that may stand between a label and its number. */
function wordBefore(text: string, end: number, floor: number): Word | undefined {
  let at = end;
  let marked = false;
  let colon = false;
  let stopped = false;
  const limit = Math.max(floor, end - MAX_GAP);
  for (; at > limit; at--) {
    const code = text.charCodeAt(at - 1);
    if (isBlank(code) || classOf(code) === HIDDEN) continue;
    if (isWordLetter(code)) break;
    if (isMarker(code)) marked = true;
    else if (code === 58 || code === 61 || code === 0xff1a) colon = true;
    else if (code === 46) stopped ||= at < end && isBlank(text.charCodeAt(at));
    else if (!isGap(code)) return undefined;
  }
  if (at <= limit) return undefined;
  const start = wordStart(text, at, floor);
  if (at - start > MAX_WORD) return undefined;
  const raw = text.slice(start, at);
  return { text: raw.includes('.') ? raw.replaceAll('.', '') : raw, start, marked, colon, stopped };
}

/** Start of the word that ends at `end`; single letters with dots (`P.O`) are one word. */
function wordStart(text: string, end: number, floor: number): number {
  const limit = Math.max(floor, end - MAX_WORD - 1);
  let at = end;
  let letters = 0;
  while (at > limit) {
    const code = text.charCodeAt(at - 1);
    if (isWordLetter(code)) letters++;
    else if (code === 46 && letters === 1 && at - 2 >= floor && isLoneLetter(text, at - 2, floor))
      letters = 0;
    else break;
    at--;
  }
  return at;
}

function isLoneLetter(text: string, at: number, floor: number): boolean {
  return isWordLetter(text.charCodeAt(at)) && (at - 1 < floor || !isWordLetter(text.charCodeAt(at - 1)));
}

/** `#`, `°`, `º`, `№`. */
function isMarker(code: number): boolean {
  return code === 35 || code === 0xb0 || code === 0xba || code === 0x2116;
}

/** Dashes, slash, brackets, quotes, asterisk, underscore, bar. */
function isGap(code: number): boolean {
  return code < 128 ? '-/()[]"\'*_|'.includes(String.fromCharCode(code)) : code >= 0x2010 && code <= 0x201e;
}

/**
 * The label that ends right before `end`, `SOMETHING_ELSE` when a word there names another thing (a date, amount,
 * phone), or undefined. Nothing before `floor` is read.
 */
export function labelBefore(
  text: string,
  end: number,
  floor: number,
): LabelHit | typeof SOMETHING_ELSE | undefined {
  let word = wordBefore(text, end, floor);
  let marked = false;
  let colon = false;
  for (let fillers = 0; word && fillers < 4; fillers++) {
    const lower = word.text.toLowerCase();
    marked ||= word.marked;
    colon ||= word.colon;
    if (!FILLERS.has(lower)) return labelAt(text, word, lower, { marked, colon }, floor);
    marked ||= NUMBER_WORDS.has(lower);
    word = wordBefore(text, word.start, floor);
  }
  return undefined;
}

function labelAt(
  text: string,
  word: Word,
  lower: string,
  signs: { marked: boolean; colon: boolean },
  floor: number,
): LabelHit | typeof SOMETHING_ELSE | undefined {
  const isPlural = word.text === 'POs';
  if (isOtherWord(lower) && !isPlural) return SOMETHING_ELSE;
  const marked = signs.marked || saysNumber(lower);
  if (word.stopped && lower.length > 3 && !marked) return undefined;
  const before = wordBefore(text, word.start, floor);
  const label = qualify(isPlural ? PURCHASE : labelOfWord(lower), lower, before?.text.toLowerCase() ?? '');
  if (!label || (label === PARTNER && !marked)) return undefined;
  const isShort = ABBREVIATIONS.has(lower) || isPlural;
  // A lower-case "so" or "po" in running text is a word, not a label.
  if (isShort && !isPlural && !marked && !signs.colon && word.text.toUpperCase() !== word.text)
    return undefined;
  return { label, minDigits: marked ? 1 : isShort || signs.colon ? 3 : 4, start: word.start };
}

/** Reads two words together: `sales order`, `delivery note`, `order confirmation`, `commande client`. */
function qualify(label: Label | undefined, word: string, before: string): Label | undefined {
  if (NOTICE_WORDS.has(word)) {
    if (!SHIPPING_WORDS.has(before)) return undefined;
    return before === 'delivery' || before === 'packing' ? NOTE : NOTICE;
  }
  if (CONFIRMATION_WORDS.has(word)) return labelOfWord(before) === PURCHASE ? SALES : undefined;
  if (label === PURCHASE && SALES_WORDS.has(before)) return SALES;
  if (label === PARTNER && labelOfWord(before) === PURCHASE) return SALES;
  return label;
}

/**
 * What a column header, `dt`, row header or form label says about the values beside it: a label, `SOMETHING_ELSE` for
 * dates, amounts and the like, undefined when it says nothing. Headers are short; longer text is not a header.
 */
export function labelOfHeader(text: string): Label | typeof SOMETHING_ELSE | undefined {
  if (text.length > 60) return undefined;
  let found: Label | undefined;
  let document = false;
  let words = 0;
  // The sign lets a lone abbreviation in lower case count: in a header it is no word of a sentence.
  const marked = `${text}#`;
  let end = marked.length;
  for (let word = wordBefore(marked, end, 0); word; word = wordBefore(marked, end, 0)) {
    if (++words > 6) return undefined;
    const lower = word.text.toLowerCase();
    if (isOtherWord(lower)) return SOMETHING_ELSE;
    document ||= DOCUMENT_WORDS.has(lower);
    const hit: LabelHit | typeof SOMETHING_ELSE | undefined = found ? undefined : labelBefore(marked, end, 0);
    if (hit && hit !== SOMETHING_ELSE) found = hit.label;
    end = word.start;
  }
  // One plural word heads a count: "Orders", "Invoices".
  if (found && words === 1 && /(?:[^s]s|ungen)$/.test(text) && text !== 'POs') return undefined;
  return found ?? (document ? DOCUMENT : undefined);
}
