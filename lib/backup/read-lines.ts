import { backupFailures } from './failures.ts';
import { MAX_LINE_BYTES } from './format.ts';

/** One line of a file, without its end. */
export interface TextLine {
  text: string;
  /** Counted from 1. */
  no: number;
  /** The byte behind the line and its end. */
  end: number;
}

const LINE_FEED = 10;

/**
 * The lines of a file from a byte on, at which line `from.line` begins; those of one piece at a time. The last line needs
 * no end. @throws FailureError backup-damaged for a line that is too long or not UTF-8.
 */
export async function* readLines(
  file: Blob,
  from: { byte: number; line: number },
): AsyncGenerator<TextLine[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  let no = from.line;
  let end = from.byte;
  const lineOf = (bytes: Uint8Array): TextLine => {
    if (bytes.length > MAX_LINE_BYTES) throw backupFailures.damaged(no, 'the line is longer than any record');
    try {
      const line = { text: decoder.decode(bytes), no, end };
      no++;
      return line;
    } catch {
      throw backupFailures.damaged(no, 'it is not UTF-8 text');
    }
  };
  for await (const chunk of chunksOf(file.slice(from.byte))) {
    const lines: TextLine[] = [];
    let start = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, start)) {
      const piece = chunk.subarray(start, at);
      const bytes = rest.length > 0 ? joined(rest, piece) : piece;
      rest = new Uint8Array(0);
      end += bytes.length + 1;
      lines.push(lineOf(bytes));
      start = at + 1;
    }
    if (start < chunk.length) rest = joined(rest, chunk.subarray(start));
    if (rest.length > MAX_LINE_BYTES) throw backupFailures.damaged(no, 'the line is longer than any record');
    yield lines;
  }
  if (rest.length === 0) return;
  end += rest.length;
  yield [lineOf(rest)];
}

/** One read at a time; a stream of a whole file may run ahead of its reader. */
const CHUNK = 1024 * 1024;

async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < file.size; at += CHUNK)
    yield new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
