/** What a UTF-16 unit can be inside or beside a number. */
const OTHER = 0;
export const DIGIT = 1;
export const LETTER = 2;
/** Joins the parts of one number: `4500-012.345/20`. */
export const JOINT = 3;
export const SPACE = 4;
/** Zero-width and bidi controls, soft hyphens: seen by nobody, so they never change a number. */
export const HIDDEN = 5;

/** In the order of the classes above. */
const patterns = [/\d/, /[a-z]/i, /[-./_]/, / /];
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return 1 + patterns.findIndex((pattern) => pattern.test(char));
});

/** Class of one UTF-16 unit; letters outside Latin A to Z end a number and are `OTHER`. */
export function classOf(code: number): number {
  return code < 128 ? (ascii[code] as number) : classOfWide(code);
}

function classOfWide(code: number): number {
  if (code === 0xa0 || code === 0x202f || code === 0x3000 || (code >= 0x2000 && code <= 0x200a)) return SPACE;
  if (code === 0xad || code === 0xfeff || code === 0x61c || code === 0x180e) return HIDDEN;
  if (code >= 0x200b && code <= 0x200f) return HIDDEN;
  if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f)) return HIDDEN;
  if ((code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xff0d) return JOINT;
  if (code >= 0xff10 && code <= 0xff19) return DIGIT;
  if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return LETTER;
  return OTHER;
}

/** Letters of label words, accents included. */
export function isWordLetter(code: number): boolean {
  if (code < 128) return ascii[code] === LETTER;
  return (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) || classOfWide(code) === LETTER;
}

/** Blank in running text: spaces of all widths, tabs, line ends. */
export function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || classOf(code) === SPACE;
}
