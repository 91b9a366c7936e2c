import { Inflate } from 'fflate';
import { MAX_RATIO, refuse, workbookFailures } from './failures.ts';

/** A part of a package as its list of parts describes it. */
export interface PackedPart {
  /** Where its local header begins. */
  offset: number;
  /** Where the next part begins, or the file ends. */
  limit: number;
  compressedSize: number;
  uncompressedSize: number;
  /** 0: stored, 8: deflated. */
  compressionMethod: number;
  /** CRC-32 of the expanded bytes. */
  crc: number;
}

/** Packed bytes are read, and expanded bytes handed on, in slices of this size. */
const SLICE = 64 * 1024;
/** So many packed bytes are expanded at once: at most 16 MB of a bomb before it is seen. */
const BITE = 16 * 1024;
/** What a small part may expand to whatever its ratio: a few lines of repeated markup pack very well. */
const SMALL = 64 * 1024;
/** Length of a local header without its name and extra fields (PKWARE APPNOTE 4.3.7). */
export const LOCAL_HEADER = 30;
const LOCAL_MARK = 0x0403_4b50;
const NAME_LENGTH = 26;
const EXTRA_LENGTH = 28;

/**
 * Expands a part slice by slice until `write` answers false. Bytes are asked for with `Blob.slice`, and nothing waits in a
 * stream: a browser that ends a worker inside a pipe of streams (page closed, reading cancelled) can lose its renderer.
 * @param write gets at most 64 KiB at once
 * @throws FailureError workbook-expands, -overlap, -damaged; an Error of the inflater for bytes that make no sense
 */
export async function inflatePart(
  file: Blob,
  part: PackedPart,
  write: (bytes: Uint8Array) => boolean,
): Promise<void> {
  const start = await dataStart(file, part);
  const end = start + part.compressedSize;
  let expanded = 0;
  let crc = 0;
  let goOn = true;
  const take = (bytes: Uint8Array) => {
    expanded += bytes.length;
    if (expanded > part.uncompressedSize) refuse(workbookFailures.damaged('a part is longer than it says'));
    if (tooDense(expanded, part.compressedSize)) refuse(workbookFailures.expands());
    crc = crc32(bytes, crc);
    for (let at = 0; goOn && at < bytes.length; at += SLICE) goOn = write(bytes.subarray(at, at + SLICE));
  };
  const push = expander(part.compressionMethod, take);
  for (let at = start; goOn && at < end; at += SLICE) {
    const packed = new Uint8Array(await file.slice(at, Math.min(end, at + SLICE)).arrayBuffer());
    for (let from = 0; goOn && from < packed.length; from += BITE) push(packed.subarray(from, from + BITE));
  }
  if (goOn && (expanded !== part.uncompressedSize || crc !== part.crc))
    refuse(workbookFailures.damaged('a part is not what it was when it was packed'));
}

/** True when bytes expand more than a table does. */
export function tooDense(expanded: number, packed: number): boolean {
  return expanded > SMALL && expanded > packed * MAX_RATIO;
}

/** Where the packed bytes begin, behind the local header. */
async function dataStart(file: Blob, { offset, limit, compressedSize }: PackedPart): Promise<number> {
  const header = new DataView(await file.slice(offset, offset + LOCAL_HEADER).arrayBuffer());
  if (header.byteLength < LOCAL_HEADER || header.getUint32(0, true) !== LOCAL_MARK)
    refuse(workbookFailures.damaged('a part is not where it should be'));
  const names = header.getUint16(NAME_LENGTH, true) + header.getUint16(EXTRA_LENGTH, true);
  const start = offset + LOCAL_HEADER + names;
  if (start + compressedSize > limit) refuse(workbookFailures.overlap());
  return start;
}

function expander(method: number, take: (bytes: Uint8Array) => void): (packed: Uint8Array) => void {
  if (method === 0) return take;
  if (method !== 8) refuse(workbookFailures.damaged('a part is packed in a way that no spreadsheet uses'));
  const inflate = new Inflate(take);
  return (packed) => inflate.push(packed);
}

/** What four bytes do to a CRC, one table of 256 after the other; signed, which the engine reckons faster with. */
const CRC_TABLES = new Int32Array(4 * 256);
for (let at = 0; at < 256; at++) {
  let rest = at;
  for (let bit = 0; bit < 8; bit++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb8_8320 : 0);
  CRC_TABLES[at] = rest;
}
for (let at = 256; at < CRC_TABLES.length; at++) {
  const before = CRC_TABLES[at - 256] ?? 0;
  CRC_TABLES[at] = (before >>> 8) ^ (CRC_TABLES[before & 0xff] ?? 0);
}

/** CRC-32 as zip packages use it (PKWARE APPNOTE 4.4.7), continued from that of the bytes before. */
function crc32(bytes: Uint8Array, before: number): number {
  const tables = CRC_TABLES;
  const byte = (at: number) => bytes[at] as number;
  const table = (at: number) => tables[at] as number;
  let crc = ~before;
  let at = 0;
  for (; at + 4 <= bytes.length; at += 4) {
    crc ^= byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
    crc =
      table(768 + (crc & 0xff)) ^
      table(512 + ((crc >>> 8) & 0xff)) ^
      table(256 + ((crc >>> 16) & 0xff)) ^
      table(crc >>> 24);
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ table((crc ^ byte(at)) & 0xff);
  return ~crc >>> 0;
}
