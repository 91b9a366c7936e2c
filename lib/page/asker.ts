import type { Mention, Paint } from '../domain/mention.ts';
import type { Mentions } from './mentions.ts';
import type { Talk } from './talk.ts';

const MOST_MENTIONS = 500;
const MOST_BYTES = 64_000;
const MOST_FORGOTTEN = 5_000;
/** A question whose worker died is repeated at once (that wakes it), then once more after a moment. */
const RETRY_AFTER_MS = [0, 400, 2_000];

/** Then it rests, longer every time (a rate limit refills, a browser under load recovers): nothing is given up. */
const REST_MS = [5_000, 15_000, 60_000];

/** Asks the background about new mentions, one question at a time, and tells it what left. */
export interface Asker {
  ask(): void;
}

/** Bytes of a mention in a message, or a few more: keys and raw in the longest form that JSON and UTF-8 give a character. */
function sizeOf({ keys, raw }: Mention): number {
  let size = 100;
  for (const text of [raw, ...keys]) size += text.length * (/^[\w@. +-]*$/.test(text) ? 1 : 6) + 3;
  return size;
}

/** Splits mentions so that each message stays under 500 rows and 64 kB. */
export function inChunks(mentions: readonly Mention[]): Mention[][] {
  const chunks: Mention[][] = [];
  let bytes = MOST_BYTES;
  for (const mention of mentions) {
    const size = sizeOf(mention);
    const last = chunks.at(-1);
    if (last && last.length < MOST_MENTIONS && bytes + size < MOST_BYTES) {
      last.push(mention);
      bytes += size;
    } else {
      chunks.push([mention]);
      bytes = 100 + size;
    }
  }
  return chunks;
}

export function createAsker(
  talk: Talk,
  mentions: Mentions,
  signal: AbortSignal,
  onPaint: (paints: readonly Paint[]) => void,
): Asker {
  let busy = false;
  /** Times in a row that all tries failed. */
  let rests = 0;

  const resolve = async (chunk: readonly Mention[]): Promise<boolean> => {
    const paints = await talk.ask('resolve', { mentions: [...chunk] });
    if (signal.aborted || !paints) return false;
    const pictures = new Map(paints.map(({ mark, state }) => [mark, state]));
    onPaint(chunk.map(({ mark }) => ({ mark, state: pictures.get(mark) ?? null })));
    return true;
  };

  const insist = async (chunk: readonly Mention[]): Promise<boolean> => {
    for (const wait of RETRY_AFTER_MS) {
      if (await resolve(chunk)) return true;
      if (signal.aborted) break;
      await new Promise((done) => setTimeout(done, wait));
    }
    return false;
  };

  const run = async (): Promise<void> => {
    if (busy || signal.aborted) return;
    busy = true;
    await Promise.resolve();
    for (;;) {
      const [chunk, ...rest] = inChunks(mentions.takeNew(MOST_MENTIONS));
      mentions.putBack(rest.flat());
      const gone = mentions.takeForgotten();
      for (let at = 0; at < gone.length; at += MOST_FORGOTTEN) {
        void talk.ask('forget', { marks: gone.slice(at, at + MOST_FORGOTTEN) });
      }
      if (!chunk || signal.aborted) break;
      const pause = REST_MS[Math.min(rests, 2)];
      rests = (await insist(chunk)) ? 0 : rests + 1;
      if (rests === 0) continue;
      mentions.putBack(chunk);
      setTimeout(run, pause);
      break;
    }
    busy = false;
  };

  return { ask: () => void run() };
}
