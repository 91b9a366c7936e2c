import type { TextEncoding } from '../../domain/file-mapping.ts';

/** How the bytes of a file become text and how many bytes a text took. */
export interface Codec {
  /** Bytes of one unit: a line feed is one unit. */
  unit: 1 | 2;
  /** The text of bytes that begin with a whole character; one that the end cuts off is left out. Throws where they are none. */
  decode(bytes: Uint8Array): string;
  /** The same, with U+FFFD for what cannot be read. */
  forgive(bytes: Uint8Array): string;
  /** Bytes that this text takes. */
  byteLength(text: string): number;
  /** Index behind the last unit with this code (below 128), 0 where there is none. */
  behindLast(bytes: Uint8Array, code: number): number;
}

/**
 * Windows-1252 in the places 0x80 to 0x9F, where ISO-8859-1 has control characters; U+0000 where it has nothing. Browsers
 * read both names as Windows-1252, Node reads both as ISO-8859-1: neither is left to them.
 */
const WINDOWS = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0' + '\0‘’“”•–—˜™š›œ\0žŸ';
const TO_CONTROL = new Map([...WINDOWS].map((letter, at) => [letter, String.fromCharCode(0x80 + at)]));
const LETTERS = /[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/g;
const CONTROLS = /[\u0080-\u009f]/g;

/** True for a byte that is a character in Windows-1252 and a control character in ISO-8859-1. */
export function isWindowsLetter(byte: number): boolean {
  return byte >= 0x80 && byte <= 0x9f && WINDOWS[byte - 0x80] !== '\0';
}

const CODECS: Record<TextEncoding, Codec> = {
  'utf-8': {
    unit: 1,
    ...decoders('utf-8'),
    byteLength: (text) => new TextEncoder().encode(text).length,
    // A byte below 128 is never part of another character in UTF-8, so a cut behind it divides none.
    behindLast: (bytes, code) => bytes.lastIndexOf(code) + 1,
  },
  'utf-16le': { ...twoBytes('utf-16le', 0) },
  'utf-16be': { ...twoBytes('utf-16be', 1) },
  'windows-1252': oneByte((text) =>
    text.replace(CONTROLS, (control) => {
      const letter = WINDOWS[control.charCodeAt(0) - 0x80];
      return letter === undefined || letter === '\0' ? control : letter;
    }),
  ),
  'iso-8859-1': oneByte((text) => text.replace(LETTERS, (letter) => TO_CONTROL.get(letter) ?? letter)),
};

export function codecOf(encoding: TextEncoding | undefined): Codec {
  return CODECS[encoding ?? 'utf-8'];
}

function decoders(encoding: string): Pick<Codec, 'decode' | 'forgive'> {
  return {
    decode: (bytes) =>
      new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true }),
    forgive: (bytes) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
  };
}

/** @param low place of the low byte in a unit */
function twoBytes(encoding: string, low: 0 | 1): Codec {
  return {
    unit: 2,
    ...decoders(encoding),
    byteLength: (text) => text.length * 2,
    behindLast(bytes, code) {
      for (let at = (bytes.length & ~1) - 2; at >= 0; at -= 2) {
        if (bytes[at + low] === code && bytes[at + 1 - low] === 0) return at + 2;
      }
      return 0;
    },
  };
}

function oneByte(correct: (text: string) => string): Codec {
  const decode = (bytes: Uint8Array) => correct(new TextDecoder('windows-1252').decode(bytes));
  return {
    unit: 1,
    decode,
    forgive: decode,
    byteLength: (text) => text.length,
    behindLast: (bytes, code) => bytes.lastIndexOf(code) + 1,
  };
}

/** Bytes of the byte order mark that `head` begins with, where it is one of this encoding; else 0. */
export function markLengthOf(head: Uint8Array, encoding: TextEncoding | undefined): number {
  const [a, b, c] = head;
  if (encoding === undefined || encoding === 'utf-8') return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  if (encoding === 'utf-16le') return a === 0xff && b === 0xfe ? 2 : 0;
  if (encoding === 'utf-16be') return a === 0xfe && b === 0xff ? 2 : 0;
  return 0;
}
