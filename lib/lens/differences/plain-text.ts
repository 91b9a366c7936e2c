/** Marks that steer the direction of text, and characters without a width. */
const UNSEEN = /[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g;
const DIGIT = /\p{Nd}/u;

/**
 * A text of a page as the readers of values expect it: digits of every script as 0 to 9, no hidden or directing
 * characters, single spaces. The Arabic marks for decimals and thousands become a point and an apostrophe.
 */
export function plainText(raw: string): string {
  const text = raw.normalize('NFKC').replace(UNSEEN, '').replaceAll('٫', '.').replaceAll('٬', "'");
  const digits = /[^\0-\u024f]/.test(text) ? text.replace(/\p{Nd}/gu, asciiDigit) : text;
  return digits
    .replace(/年|月(?=\s*\d)/g, '-')
    .replaceAll('日', '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Unicode keeps the ten digits of a script together, the zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  if (code < 128) return digit;
  let zero = code;
  while (code - zero < 9 && DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}
