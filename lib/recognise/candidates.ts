import type { IdentifierKind } from '../domain/normalise.ts';
import { emailAt, hostAt } from './addresses.ts';
import { DOCUMENT, INVOICE, ITEM, type Label, NOTICE, PARTNER, PURCHASE, SALES } from './label-words.ts';
import { type NumberFound, readNumber } from './numbers.ts';

/**
 * Text → numbers and addresses that could be in the store. One pass by hand: it skips from digit to digit and from `@` to
 * `@`, reads the run around it (`run.ts`), then the words before it (`labels.ts`), drops what is a date, an amount or a
 * phone number (`non-numbers.ts`), and spells the keys under which the store could hold it. Every step looks at a
 * bounded stretch, so time is linear in the text whatever the text is. What is known decides the store, by exact key.
 */

export interface Candidate {
  /** Every stored spelling it could have, most specific first; one to four. */
  keys: string[];
  kind: IdentifierKind;
  /** As the text wrote it. */
  raw: string;
  /** A label, prefix or header names its kind. */
  labelled: boolean;
  /** UTF-16 offsets into the text. */
  start: number;
  end: number;
}

const MAX_KEYS = 4;

/**
 * Finds document numbers, e-mail addresses and hosts in `text`, in reading order, not overlapping. `hint` is a label or
 * column header that applies to the whole text: its first number then counts as labelled, however short.
 */
export function findCandidates(text: string, hint?: { kind: IdentifierKind }): Candidate[] {
  const found: Candidate[] = [];
  const header = hint && labels.get(hint.kind);
  let floor = 0;
  let carried: Label | undefined;
  let carriedFrom = 0;
  let isFirst = true;
  let at = nextStop(text, 0);
  for (; at >= 0; at = nextStop(text, Math.max(at + 1, floor))) {
    const code = text.charCodeAt(at);
    if (code === 64 || code === 46 || code === 58) {
      const address = code === 64 ? emailAt(text, at, floor) : hostAt(text, code === 58 ? at + 3 : at - 3);
      if (!address) continue;
      found.push(address);
      floor = address.end;
    } else {
      const listed = carried && isListGap(text, carriedFrom, at) ? carried : undefined;
      const number = readNumber(text, at, floor, listed ?? (isFirst ? header : undefined));
      isFirst = false;
      floor = number.next;
      if (number.found) found.push(candidateOf(text, number.found));
      carried = number.found?.label;
      carriedFrom = number.next;
    }
  }
  return found;
}

/** Where a number or an address may begin; the engine's own search is ten times as quick as a loop over the characters. */
const stop = /[\d\uff10-\uff19@]|:(?=\/\/)|(?<=(?<![\w.@-])www)\./gi;

/** Offset of the next digit, `@`, colon of a web address or dot behind `www`, from `from` on; -1 when none follows. */
function nextStop(text: string, from: number): number {
  stop.lastIndex = from;
  return stop.test(text) ? stop.lastIndex - 1 : -1;
}

const labels = new Map(
  [PURCHASE, SALES, NOTICE, INVOICE, ITEM, PARTNER, DOCUMENT].map((label) => [label.kind, label]),
);

const listGap = /^[\s\u200b-\u200f]*(?:[,;/&+–-]|and|or|und|oder|et|ou|y|o)[\s\u200b-\u200f]*$/;

/** `, ` `; ` ` / ` ` & ` ` and `: a label counts for the numbers listed behind it. */
function isListGap(text: string, from: number, to: number): boolean {
  return to - from <= 12 && listGap.test(text.slice(from, to));
}

function candidateOf(text: string, found: NumberFound): Candidate {
  const { label, variants, prefixes, start, end } = found;
  const keys: string[] = [];
  const most = variants.length > 1 ? Math.min(1, prefixes.length) : prefixes.length;
  for (const variant of variants) {
    const key = plainKey(variant);
    for (let at = 0; at <= most && keys.length < MAX_KEYS; at++) {
      const spelled = at < most ? prefixes[at] + key : key;
      if (!keys.includes(spelled)) keys.push(spelled);
    }
  }
  return {
    keys,
    kind: label?.kind ?? 'number',
    raw: text.slice(start, end),
    labelled: label !== undefined,
    start,
    end,
  };
}

/** In capitals, without joints; digits alone stay as they are. */
function plainKey(variant: string): string {
  return /^\d+$/.test(variant) ? variant : variant.replace(/[-./_ ]/g, '').toUpperCase();
}
