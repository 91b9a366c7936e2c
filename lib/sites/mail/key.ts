import { dom } from '../reading/page-nodes.ts';
import type { Person } from './people.ts';
import { dayOf } from './when.ts';

/**
 * Sixteen hexadecimal digits that name something by the texts that name it, the same after a reload: two hashes of 32 bits
 * (after murmur3's mixing), so that of what they name nothing can be read.
 */
export function keyOf(...parts: readonly string[]): string {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  const text = parts.join('\u0000');
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0xcc9e2d51);
    high = (high << 15) | (high >>> 17);
    low = Math.imul(low ^ code, 0x1b873593);
    low = (low << 13) | (low >>> 19);
  }
  return hex(high ^ low ^ text.length) + hex(Math.imul(low, 0xe6546b64) ^ (high >>> 3));
}

function hex(value: number): string {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

/** Letters and digits at the beginning of a mail's text that tell it from another one of the same sender, subject and day. */
const BEGINNING = 80;
/** Pieces of text that are looked at for them. */
const MOST_PIECES = 100;

/**
 * What names a mail that its page gives no id: its sender, its day, what it is about, and how its text begins, as the page shows them.
 * Of that text only the letters count, and they go no further than into the hash that the mail is called by (`keyOf`).
 */
export const keyText = (from: Person, at = '', subject = '', body?: Element, now = new Date()): string =>
  [from.address ?? from.name, dayOf(at, now) ?? '', subject, body ? beginningOf(body) : ''].join('|');

function beginningOf(body: Element): string {
  const pieces = dom.textsUnder(body.ownerDocument, body);
  let text = '';
  for (let count = 0; count < MOST_PIECES && text.length < BEGINNING && pieces.nextNode(); count++) {
    const piece = pieces.currentNode as Text;
    const holder = dom.elementAbove(piece);
    if (!holder || dom.sortOf(holder) !== 'unread')
      text += dom
        .dataOf(piece)
        .slice(0, 500)
        .replace(/[^\p{L}\p{N}]/gu, '');
  }
  return text.slice(0, BEGINNING);
}
