import type { TextEncoding } from '../../domain/file-mapping.ts';
import { FailureError } from '../../domain/result.ts';
import { isWindowsLetter } from './encodings.ts';
import { fileFailures } from './failures.ts';
import { readSlice } from './read-blocks.ts';

/** Why a file is read in its encoding. */
export interface EncodingEvidence {
  code: /** It begins with a byte order mark. */
    | 'byte-order-mark'
    /** No byte above 127: every encoding would read it alike. */
    | 'plain-ascii'
    /** Every character is UTF-8. `count` bytes more than characters */
    | 'valid-utf8'
    /** `count` characters are UTF-8, `bad` bytes are not: the import says where. */
    | 'mostly-utf8'
    /** Every other byte is 0. */
    | 'zero-bytes'
    /** No UTF-8; `count` bytes are characters that only Windows-1252 has (€, dashes, curly quotes). */
    | 'windows-characters'
    /** No UTF-8; no byte in the places where Windows-1252 and ISO-8859-1 differ, in all of the file. */
    | 'no-windows-characters'
    /** The same, in the part that was read: Windows-1252 then also reads what the rest may hold. */
    | 'windows-includes-latin'
    /** No UTF-8; `count` bytes stand where Windows-1252 has no character. */
    | 'control-characters';
  count: number;
  bad: number;
}

export interface EncodingFound {
  encoding: TextEncoding;
  evidence: EncodingEvidence;
}

const PIECE = 1024 ** 2;

/** What the bytes of a piece of file are, counted. */
interface Tally {
  /** Characters of more than one byte that are UTF-8, and bytes above 127 that are part of none. */
  good: number;
  bad: number;
  windows: number;
  /** Bytes that Windows-1252 has no character for, and those of them between two letters. */
  unused: number;
  insideWords: number;
  zeros: [even: number, odd: number];
  bytes: number;
}

/**
 * Tells the encoding from the first `most` bytes: a byte order mark; zeros in every other byte (UTF-16); else UTF-8,
 * unless more bytes above 127 contradict it than characters confirm it. Chance hardly makes UTF-8 out of another encoding,
 * so one confirmed character weighs as much as one broken byte: a UTF-8 file with a broken line stays UTF-8, and the
 * import names the line. What is left has one byte per character: Windows-1252 where a byte has a character only there,
 * else ISO-8859-1. Bytes that neither has, inside words, are the letters of an older system.
 * @throws FailureError file-binary, encoding-unknown
 */
export async function detectEncoding(file: Blob, most: number): Promise<EncodingFound> {
  const head = await readSlice(file, 0, 4);
  const marked = markedEncoding(head);
  if (marked) return { encoding: marked, evidence: { code: 'byte-order-mark', count: 1, bad: 0 } };
  const end = Math.min(file.size, most);
  const utf8 = await readAsUtf8(file, end);
  if (utf8 && !utf8.zeros) {
    const { count } = utf8;
    return {
      encoding: 'utf-8',
      evidence: { code: count > 0 ? 'valid-utf8' : 'plain-ascii', count, bad: 0 },
    };
  }
  const tally = await tallyOf(file, end);
  if (tally.zeros[0] + tally.zeros[1] > 0) return wideEncoding(tally);
  return narrowEncoding(tally, end === file.size);
}

function markedEncoding([a, b, c, d]: Uint8Array): TextEncoding | undefined {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) {
    if (c === 0 && d === 0) throw new FailureError(fileFailures.encodingUnknown());
    return 'utf-16le';
  }
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined;
}

/**
 * Reads with the browser's own decoder, which is far faster than a count of bytes: how many bytes more than characters
 * there are, and whether zeros are among the first; undefined where something is not UTF-8.
 */
async function readAsUtf8(file: Blob, end: number): Promise<{ count: number; zeros: boolean } | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let count = 0;
  let zeros = false;
  try {
    for (let at = 0; at < end; at += PIECE) {
      const bytes = await readSlice(file, at, Math.min(PIECE, end - at));
      count += bytes.length - decoder.decode(bytes, { stream: true }).length;
      if (at === 0) zeros = bytes.includes(0);
    }
    return { count, zeros };
  } catch (error) {
    if (error instanceof FailureError) throw error;
    return undefined;
  }
}

/** UTF-16 has its zeros in one place of each pair; zeros anywhere else are no text. */
function wideEncoding({ zeros: [even, odd], bytes }: Tally): EncodingFound {
  const pairs = bytes / 2;
  const evidence: EncodingEvidence = { code: 'zero-bytes', count: Math.max(even, odd), bad: 0 };
  if (odd > pairs * 0.1 && even <= odd * 0.02) return { encoding: 'utf-16le', evidence };
  if (even > pairs * 0.1 && odd <= even * 0.02) return { encoding: 'utf-16be', evidence };
  throw new FailureError(fileFailures.binary());
}

function narrowEncoding(tally: Tally, whole: boolean): EncodingFound {
  const { good, bad, windows, unused, insideWords } = tally;
  if (good >= bad) return { encoding: 'utf-8', evidence: { code: 'mostly-utf8', count: good, bad } };
  if (insideWords > 0) throw new FailureError(fileFailures.encodingUnknown());
  if (unused > 0)
    return { encoding: 'iso-8859-1', evidence: { code: 'control-characters', count: unused, bad } };
  if (windows > 0)
    return { encoding: 'windows-1252', evidence: { code: 'windows-characters', count: windows, bad } };
  return whole
    ? { encoding: 'iso-8859-1', evidence: { code: 'no-windows-characters', count: bad, bad } }
    : { encoding: 'windows-1252', evidence: { code: 'windows-includes-latin', count: bad, bad } };
}

async function tallyOf(file: Blob, end: number): Promise<Tally> {
  const tally: Tally = {
    good: 0,
    bad: 0,
    windows: 0,
    unused: 0,
    insideWords: 0,
    zeros: [0, 0],
    bytes: end,
  };
  for (let at = 0; at < end; at += PIECE) {
    countBytes(tally, await readSlice(file, at, Math.min(PIECE, end - at)));
  }
  return tally;
}

function countBytes(tally: Tally, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) tally.zeros[(at & 1) as 0 | 1] += 1;
    if (byte < 0x80) continue;
    const more = utf8Rest(bytes, at);
    if (more > 0) {
      tally.good += 1;
      at += more;
      continue;
    }
    tally.bad += 1;
    if (isWindowsLetter(byte)) tally.windows += 1;
    else if (byte <= 0x9f) {
      tally.unused += 1;
      if (isLetter(bytes[at - 1]) && isLetter(bytes[at + 1])) tally.insideWords += 1;
    }
  }
}

/** Bytes that follow the first of a UTF-8 character, 0 where none begins here. */
function utf8Rest(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const more =
    first >= 0xc2 && first <= 0xdf
      ? 1
      : first >= 0xe0 && first <= 0xef
        ? 2
        : first >= 0xf0 && first <= 0xf4
          ? 3
          : 0;
  for (let rest = 1; rest <= more; rest += 1) {
    if (((bytes[at + rest] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return more;
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a));
}
