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

/**
 * What names a mail that its page gives no id: its sender, its day, and what it is about; as the page shows them, so that nothing of
 * its text is in it.
 */
export const keyText = (from: Person, at = '', subject = '', now = new Date()): string =>
  [from.address ?? from.name, dayOf(at, now) ?? '', subject].join('|');
