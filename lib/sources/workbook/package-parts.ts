import {
  BlobReader,
  configure,
  ERR_OVERLAPPING_ENTRY,
  type FileEntry,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-custom.js';
import { FailureError } from '../../domain/result.ts';
import {
  MAX_EXPANDED_BYTES,
  MAX_PARTS,
  MAX_RATIO,
  MAX_WORKBOOK_BYTES,
  refuse,
  workbookFailures,
} from './failures.ts';

/** The packed bytes are inflated in slices of this size, so that a bomb is seen before it has grown. */
const SLICE = 64 * 1024;
/** What a small part may expand to whatever its ratio: a few lines of repeated markup pack very well. */
const SMALL = 64 * 1024;
/** Length of a local header without its name. */
const LOCAL_HEADER = 30;

configure({ useWebWorkers: false, chunkSize: SLICE });

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
  const entries = await listEntries(file);
  judge(entries);
  const parts = new Map(entries.map((entry) => [entry.filename, entry]));
  let expanded = 0;
  const count = (bytes: number) => {
    expanded += bytes;
    if (expanded > MAX_EXPANDED_BYTES) refuse(workbookFailures.expands());
  };
  return {
    names: [...parts.keys()],
    async read(name, write) {
      const entry = parts.get(name);
      if (!entry) refuse(workbookFailures.damaged(`its part ${name.slice(0, 80)} is missing`));
      await inflate(entry, write, count);
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
  const placed = [...entries].sort((a, b) => a.offset - b.offset);
  for (const [index, entry] of placed.entries()) {
    const next = placed[index + 1];
    const end = entry.offset + LOCAL_HEADER + entry.rawFilename.length + entry.compressedSize;
    if (next && next.offset < end) refuse(workbookFailures.overlap());
  }
}

function tooDense(expanded: number, packed: number): boolean {
  return expanded > SMALL && expanded > packed * MAX_RATIO;
}

/** What `write` throws to stop early: nothing went wrong. */
const ENOUGH = new Error('enough');

async function inflate(entry: FileEntry, write: OnText, count: (bytes: number) => void): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let expanded = 0;
  let thrown: unknown;
  const sink = new WritableStream<Uint8Array>({
    write(bytes) {
      try {
        expanded += bytes.length;
        count(bytes.length);
        if (tooDense(expanded, entry.compressedSize)) refuse(workbookFailures.expands());
        const share = Math.min(1, expanded / Math.max(1, entry.uncompressedSize));
        if (!write(decoder.decode(bytes, { stream: true }), share)) throw ENOUGH;
      } catch (error) {
        thrown = error;
        throw error;
      }
    },
  });
  try {
    await entry.getData(sink, { checkSignature: true, checkOverlappingEntry: true });
    write(decoder.decode(), 1);
  } catch (error) {
    // The library may wrap what the sink threw.
    const cause = thrown ?? error;
    if (cause !== ENOUGH) throw failureOf(cause, 'one of its parts cannot be unpacked');
  }
}

function failureOf(error: unknown, what: string): Error {
  if (error instanceof FailureError) return error;
  if (error instanceof DOMException && error.name === 'NotReadableError')
    return new FailureError(workbookFailures.unreadable());
  if (error instanceof Error && error.message === ERR_OVERLAPPING_ENTRY)
    return new FailureError(workbookFailures.overlap());
  return new FailureError(workbookFailures.damaged(what));
}
