/** What a UTF-16 unit can be inside or beside a number; 0 is anything else. */
export const DIGIT = 1;
export const LETTER = 2;
/** Joins the parts of one number: `4500-012.345/20`. */
export const JOINT = 3;
export const SPACE = 4;
/** Zero-width and bidi controls, soft hyphens: seen by nobody, so they never change a number. */
export const HIDDEN = 5;

/** In the order of the classes above; full-width forms, dashes and spaces of all widths are what they look like. */
const patterns = [
  /[\d\uff10-\uff19]/,
  /[a-z\uff21-\uff3a\uff41-\uff5a]/i,
  /[-./_\u2010-\u2015\u2212\uff0d]/,
  /[ \xa0\u202f\u3000\u2000-\u200a]/,
  /[\xad\ufeff\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f]/,
];
const classify = (code: number): number => {
  const char = String.fromCharCode(code);
  return 1 + patterns.findIndex((pattern) => pattern.test(char));
};
const ascii = Uint8Array.from({ length: 128 }, (_, code) => classify(code));

/** Class of one UTF-16 unit; letters outside Latin A to Z end a number and are 0, as is what lies past the end (NaN). */
export function classOf(code: number): number {
  if (code < 128) return ascii[code] as number;
  return code > 127 ? classify(code) : 0;
}

/** Letters of label words, accents included. */
export function isWordLetter(code: number): boolean {
  return (code >= 0xc0 && code <= 0x24f) || classOf(code) === LETTER;
}

/** Blank in running text: spaces of all widths, tabs, line ends. */
export function isBlank(code: number): boolean {
  return (code >= 9 && code <= 13) || classOf(code) === SPACE;
}
