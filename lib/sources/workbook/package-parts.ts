import { BlobReader, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-custom.js';
import { FailureError } from '../../domain/result.ts';
import { MAX_EXPANDED_BYTES, MAX_PARTS, MAX_WORKBOOK_BYTES, refuse, workbookFailures } from './failures.ts';
import { inflatePart, LOCAL_HEADER, type PackedPart, tooDense } from './inflate-part.ts';

/** The parts of a workbook's package. All expanded bytes are counted together. */
export interface Package {
  names: string[];
  /**
   * Hands the text of a part on, piece by piece, until `write` answers false. `share` says how far it has come, 0 to 1.
   * @throws FailureError for a part that is not there, damaged, encrypted, or too large
   */
  read(name: string, write: OnText): Promise<void>;
}

type OnText = (text: string, share: number) => boolean;

/** Opens a package and refuses what no spreadsheet writes, before anything is expanded. */
export async function openPackage(file: Blob): Promise<Package> {
  if (file.size > MAX_WORKBOOK_BYTES) refuse(workbookFailures.tooLarge());
  const parts = placed(await listEntries(file), file.size);
  let expanded = 0;
  const count = (bytes: number) => {
    expanded += bytes;
    if (expanded > MAX_EXPANDED_BYTES) refuse(workbookFailures.expands());
  };
  return {
    names: [...parts.keys()],
    async read(name, write) {
      const part = parts.get(name);
      if (!part) refuse(workbookFailures.damaged(`its part ${name.slice(0, 80)} is missing`));
      await readText(file, part, write, count);
    },
  };
}

async function listEntries(file: Blob): Promise<FileEntry[]> {
  const entries: FileEntry[] = [];
  try {
    const reader = new ZipReader(new BlobReader(file));
    for await (const entry of reader.getEntriesGenerator()) {
      if (entries.length >= MAX_PARTS) refuse(workbookFailures.parts());
      if (!entry.directory) entries.push(entry);
    }
  } catch (error) {
    throw failureOf(error, 'its list of parts cannot be read');
  }
  return entries;
}

/** Sizes as the package declares them, and places: parts that share bytes expand far beyond what the file holds. */
function judge(entries: FileEntry[]): void {
  let declared = 0;
  for (const entry of entries) {
    if (entry.encrypted) refuse(workbookFailures.encrypted());
    declared += entry.uncompressedSize;
    if (tooDense(entry.uncompressedSize, entry.compressedSize)) refuse(workbookFailures.expands());
  }
  if (declared > MAX_EXPANDED_BYTES) refuse(workbookFailures.expands());
}

/** The parts by their names, each with the place where the next begins. */
function placed(entries: FileEntry[], end: number): Map<string, PackedPart> {
  judge(entries);
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  const limits = new Map(inOrder.map((entry, index) => [entry, inOrder[index + 1]?.offset ?? end]));
  return new Map(entries.map((entry) => [entry.filename, packedPart(entry, limits.get(entry) ?? end)]));
}

function packedPart(entry: FileEntry, limit: number): PackedPart {
  const { offset, compressedSize, uncompressedSize, compressionMethod, crc32 } = entry;
  if (limit < offset + LOCAL_HEADER + entry.rawFilename.length + compressedSize)
    refuse(workbookFailures.overlap());
  return { offset, limit, compressedSize, uncompressedSize, compressionMethod, crc: crc32 ?? 0 };
}

async function readText(
  file: Blob,
  part: PackedPart,
  write: OnText,
  count: (bytes: number) => void,
): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let expanded = 0;
  let goOn = true;
  try {
    await inflatePart(file, part, (bytes) => {
      count(bytes.length);
      expanded += bytes.length;
      const share = Math.min(1, expanded / Math.max(1, part.uncompressedSize));
      goOn = write(decoder.decode(bytes, { stream: true }), share);
      return goOn;
    });
    if (goOn) write(decoder.decode(), 1);
  } catch (error) {
    throw failureOf(error, 'one of its parts cannot be unpacked');
  }
}

function failureOf(error: unknown, what: string): Error {
  if (error instanceof FailureError) return error;
  if (error instanceof DOMException && error.name === 'NotReadableError')
    return new FailureError(workbookFailures.unreadable());
  return new FailureError(workbookFailures.damaged(what));
}
