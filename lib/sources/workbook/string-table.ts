/** The shared texts of a workbook, packed as UTF-8: a million small strings would cost several times their text. */
export interface StringTable {
  readonly count: number;
  add(text: string): void;
  /** Undefined for a number that the workbook does not have. */
  get(index: number): string | undefined;
}

/** Holds a few texts of the longest kind; each text lies in one piece. */
const PIECE = 1024 ** 2;

export function stringTable(): StringTable {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  const pieces: Uint8Array[] = [];
  let starts = new Float64Array(1024);
  let lengths = new Uint32Array(1024);
  let count = 0;
  let used = PIECE;
  return {
    get count() {
      return count;
    },
    add(text) {
      if (used + text.length * 3 > PIECE) {
        pieces.push(new Uint8Array(PIECE));
        used = 0;
      }
      if (count === starts.length) {
        starts = grown(starts, new Float64Array(count * 2));
        lengths = grown(lengths, new Uint32Array(count * 2));
      }
      const piece = pieces.length - 1;
      const { written } = encoder.encodeInto(text, (pieces[piece] as Uint8Array).subarray(used));
      starts[count] = piece * PIECE + used;
      lengths[count] = written;
      used += written;
      count++;
    },
    get(index) {
      if (!(index >= 0 && index < count)) return undefined;
      const start = starts[index] ?? 0;
      const piece = pieces[Math.floor(start / PIECE)];
      return decoder.decode(piece?.subarray(start % PIECE, (start % PIECE) + (lengths[index] ?? 0)));
    },
  };
}

function grown<Numbers extends Float64Array | Uint32Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}
