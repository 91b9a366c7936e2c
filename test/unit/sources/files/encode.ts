import type { TextEncoding } from '../../../../lib/domain/file-mapping.ts';

export const encodings: TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-1'];

/** Characters that Windows-1252 has from 0x80 on, and their bytes; written apart from the reader that they test. */
const WINDOWS = new Map([
  ['€', 0x80],
  ['„', 0x84],
  ['Š', 0x8a],
  ['’', 0x92],
  ['“', 0x93],
  ['–', 0x96],
  ['œ', 0x9c],
]);

/** A file with this text; characters that the encoding does not have become `?`. */
export function encode(text: string, encoding: TextEncoding, mark = false): Blob {
  if (encoding === 'utf-8') return new Blob([mark ? '\ufeff' : '', text]);
  if (encoding === 'windows-1252' || encoding === 'iso-8859-1') {
    return new Blob([Uint8Array.from(text, (letter) => byteOf(letter, encoding))]);
  }
  const marked = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let at = 0; at < marked.length; at += 1)
    view.setUint16(at * 2, marked.charCodeAt(at), encoding === 'utf-16le');
  return new Blob([view]);
}

function byteOf(letter: string, encoding: TextEncoding): number {
  const special = encoding === 'windows-1252' ? WINDOWS.get(letter) : undefined;
  const code = letter.charCodeAt(0);
  return special ?? (code < 256 ? code : 63);
}
