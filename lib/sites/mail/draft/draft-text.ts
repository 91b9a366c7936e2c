/** A stretch of a draft that stands by itself: a paragraph, a list item, a row of a table. */
export interface DraftBlock {
  text: string;
  /** A row of a table: `heading: cell` each, with a semicolon between; no cell speaks of another. */
  row: boolean;
  /** Of a list: what the line above it says of its items, when that ends with a colon. */
  intro?: string;
}

const hidden = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/g;

/** A text as people see it: without what nobody sees, blanks of all widths as blanks, one sign per letter with its accent. */
export const plainText = (text: string): string =>
  text
    .replace(hidden, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .normalize('NFC');

/**
 * In lower case and without accents, letter by letter, so that places stay what they are. German umlauts stay: `würde` is
 * no `wurde`.
 */
export const folded = (text: string): string =>
  text.replace(/[A-Z\u00c0-\u017f\u2018\u2019]/g, (char) => {
    if (char === '\u2018' || char === '\u2019') return "'";
    const lower = char.toLowerCase();
    const plain = 'äöü'.includes(lower) ? lower : (lower.normalize('NFD')[0] ?? lower);
    return plain.length === 1 ? plain : char;
  });

/** What was found in a text, from where to where. */
export interface Span {
  start: number;
  end: number;
}

/** All places where a pattern fits that touch none of the places taken before; `read` answers what it is, or nothing. */
export function collect<T>(
  text: string,
  pattern: RegExp,
  taken: Span[],
  read: (match: RegExpExecArray) => T | undefined,
): (T & Span)[] {
  const found: (T & Span)[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    if (end === start) {
      pattern.lastIndex++;
      continue;
    }
    if (taken.some((other) => start < other.end && other.start < end)) continue;
    const value = read(match);
    if (value === undefined) continue;
    const span = { ...value, start, end };
    taken.push(span);
    found.push(span);
  }
  return found;
}
