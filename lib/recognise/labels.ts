import { classOf, HIDDEN, isBlank, isWordLetter } from './characters.ts';
import * as words from './label-words.ts';

/**
 * Labels are read backwards from the number, word by word: `Numéro de commande : 4500012345` walks over `:`, then finds
 * the word that names a document. Bounded steps, so a text is never walked twice.
 */

/** How a label stands before a number. */
export interface LabelHit {
  label: words.Label;
  /** Digits that a number needs to belong to it: 1 behind `#`, `No.` and the like, more where it may be a count. */
  minDigits: number;
  /** Where the label begins. */
  start: number;
}

/** A word before the number says that it is something else. */
export const SOMETHING_ELSE = 'something-else';

/** Words that say something only behind another one. */
const PAIRED = words.NOTICE_WORD | words.CONFIRMATION_WORD | words.SALES_WORD;

/** Dashes, slash, brackets, quotes, asterisk, underscore, bar: may stand between a label and its number. */
const gap = /[-/()[\]"'*_|\u2010-\u201e]/;
const MAX_GAP = 64;
const MAX_WORD = 24;

interface Found {
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
function wordBefore(text: string, end: number, floor: number): Found | undefined {
  let at = end;
  let marked = false;
  let colon = false;
  let stopped = false;
  const limit = Math.max(floor, end - MAX_GAP);
  for (; at > limit; at--) {
    const code = text.charCodeAt(at - 1);
    if (isWordLetter(code)) break;
    if (isBlank(code) || classOf(code) === HIDDEN) continue;
    const char = text.charAt(at - 1);
    if ('#°º№'.includes(char)) marked = true;
    else if (':=：'.includes(char)) colon = true;
    else if (char === '.') stopped ||= at < end && isBlank(text.charCodeAt(at));
    else if (!gap.test(char)) return undefined;
  }
  if (at <= limit) return undefined;
  const start = wordStart(text, at, floor);
  if (at - start > MAX_WORD) return undefined;
  const raw = text.slice(start, at);
  return { text: raw.replace(/[.-]/g, ''), start, marked, colon, stopped };
}

/** Start of the word that ends at `end`; single letters with dots (`P.O`) are one word. */
function wordStart(text: string, end: number, floor: number): number {
  const limit = Math.max(floor, end - MAX_WORD - 1);
  let at = end;
  let letters = 0;
  while (at > limit) {
    const code = text.charCodeAt(at - 1);
    if (isWordLetter(code)) letters++;
    else if (
      (code === 46 || code === 45) &&
      letters === 1 &&
      at - 2 >= floor &&
      isLoneLetter(text, at - 2, floor)
    )
      letters = 0;
    else break;
    at--;
  }
  return at;
}

function isLoneLetter(text: string, at: number, floor: number): boolean {
  return isWordLetter(text.charCodeAt(at)) && (at - 1 < floor || !isWordLetter(text.charCodeAt(at - 1)));
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
  let found = wordBefore(text, end, floor);
  let marked = false;
  let colon = false;
  for (let fillers = 0; found && fillers < 4; fillers++) {
    const word = wordCalled(found.text);
    marked ||= found.marked || (word.roles & words.NUMBER_WORD) > 0;
    colon ||= found.colon;
    if ((word.roles & words.FILLER) === 0) return labelAt(text, found, word, marked, colon, floor);
    found = wordBefore(text, found.start, floor);
  }
  return undefined;
}

function wordCalled(text: string): words.Word {
  // "Pos." is a position in German, "POs" are purchase orders.
  return words.wordCalled(text === 'POs' ? 'PO' : text);
}

function labelAt(
  text: string,
  found: Found,
  word: words.Word,
  marked: boolean,
  colon: boolean,
  floor: number,
): LabelHit | typeof SOMETHING_ELSE | undefined {
  if (word.roles & words.OTHER_THING) return SOMETHING_ELSE;
  if (!word.label && !(word.roles & PAIRED)) return undefined;
  if (found.stopped && found.text.length > 3 && !marked) return undefined;
  const label = qualify(text, found, word, floor);
  if (!label) return undefined;
  const isShort = (word.roles & words.ABBREVIATION) > 0;
  // A lower-case "so" or "po" in running text is a word, not a label.
  if (isShort && !marked && !colon && found.text.charCodeAt(0) >= 97) return undefined;
  // "Article 12" and "item 30" are places in a text; a part number without its sign is longer.
  const minDigits = marked ? 1 : isShort || colon ? 3 : label === words.ITEM ? 6 : 4;
  return { label, minDigits, start: found.start };
}

/** Reads two words together: `sales order`, `delivery note`, `order confirmation`, `commande client`. */
function qualify(text: string, found: Found, word: words.Word, floor: number): words.Label | undefined {
  const { label, roles } = word;
  if (roles & words.ABBREVIATION) return label;
  const before = wordBefore(text, found.start, floor);
  const other = wordCalled(before?.text ?? '');
  if (roles & words.NOTICE_WORD) {
    if (!(other.roles & words.SHIPPING_WORD)) return undefined;
    return other.label === words.NOTE ? words.NOTE : words.NOTICE;
  }
  if (!label) return other.label === words.PURCHASE ? words.SALES : undefined;
  if (label === words.PURCHASE && other.roles & words.SALES_WORD) return words.SALES;
  return label;
}

/** "Item description", "Materialkurztext": words, no numbers. */
const descriptive = /desc|bez|libell|name|text/i;

/**
 * What a column header, `dt`, row header or form label says about the values beside it: a label, `SOMETHING_ELSE` for
 * dates, amounts and the like, undefined when it says nothing. Headers are short; longer text is not a header.
 */
export function labelOfHeader(text: string): words.Label | typeof SOMETHING_ELSE | undefined {
  if (text.length > 60) return undefined;
  let label: words.Label | undefined;
  let isDocument = false;
  let count = 0;
  // The sign lets a lone abbreviation in lower case count: in a header it is no word of a sentence.
  const marked = `${text}#`;
  let end = marked.length;
  for (let found = wordBefore(marked, end, 0); found; found = wordBefore(marked, end, 0)) {
    if (++count > 6) return undefined;
    const word = wordCalled(found.text);
    if (word.roles & words.OTHER_THING) return SOMETHING_ELSE;
    isDocument ||= (word.roles & words.DOCUMENT_WORD) > 0;
    const hit = label ? undefined : labelBefore(marked, end, 0);
    if (hit && hit !== SOMETHING_ELSE) label = hit.label;
    end = found.start;
  }
  // One plural word heads a count: "Orders", "Invoices".
  if (label && count === 1 && /(?:[^s]s|ungen)$/.test(text) && text !== 'POs') return undefined;
  if (label === words.ITEM && descriptive.test(text)) return undefined;
  return label ?? (isDocument ? words.DOCUMENT : undefined);
}
