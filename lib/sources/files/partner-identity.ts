import { normaliseNumber } from '../../domain/normalise.ts';

/** Longest text that stands in an id as it is; longer texts are told apart by a fingerprint. */
const LONGEST = 60;

/**
 * The id under which a partner, an item or a description is known: upper case letters and digits of the text; of a long
 * text the beginning and a fingerprint of the whole, so that two long names with one beginning stay two. Empty when the
 * text has neither letter nor digit.
 */
export function identityOf(text: string): string {
  const start = normaliseNumber(text);
  if (start.length < LONGEST) return start;
  return `${start.slice(0, LONGEST - 14)}~${fingerprint(text.normalize('NFKC').toUpperCase())}`;
}

/** 53 bits of the text, in base 36 (two multiplicative hashes of 32 and 21 bits). */
function fingerprint(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
