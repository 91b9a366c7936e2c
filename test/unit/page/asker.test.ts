import { describe, expect, it, vi } from 'vitest';
import type { Mention, Paint } from '../../../lib/domain/mention.ts';
import { createAsker, inChunks } from '../../../lib/page/asker.ts';
import type { Mentions } from '../../../lib/page/mentions.ts';
import type { Talk } from '../../../lib/page/talk.ts';

const mention = (mark: number, raw = `45000${mark}`): Mention => ({
  mark,
  keys: [raw],
  kind: 'number',
  raw,
  labelled: false,
});
const bytes = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** A book with these mentions still to ask and these marks to forget. */
function bookOf(waiting: Mention[], gone: number[] = []): Mentions {
  return {
    takeNew: (limit) => waiting.splice(0, limit),
    putBack: (back) => void waiting.unshift(...back),
    takeForgotten: () => gone.splice(0),
  } as Partial<Mentions> as Mentions;
}

type Heard = { type: string; input: { mentions?: Mention[]; marks?: number[] } };

/** A background that answers each question with the next of these replies, then with empty ones. */
function talkOf(replies: (Paint[] | undefined)[]): { talk: Talk; heard: Heard[] } {
  const heard: Heard[] = [];
  const ask = async (type: string, input: Heard['input']) => {
    heard.push({ type, input: structuredClone(input) });
    return replies.length > 0 ? replies.shift() : [];
  };
  return { talk: { ask: ask as unknown as Talk['ask'], checkAlive: () => undefined }, heard };
}

const lost = undefined;
const life = (): AbortSignal => new AbortController().signal;

describe('inChunks', () => {
  it('keeps every message under 500 mentions', () => {
    const chunks = inChunks(Array.from({ length: 1234 }, (_, at) => mention(at)));
    expect(chunks.map((chunk) => chunk.length)).toEqual([500, 500, 234]);
    expect(chunks.flat()).toHaveLength(1234);
  });

  it('keeps every message under 64 kB, whatever the script of the page', () => {
    const long = Array.from({ length: 500 }, (_, at) => mention(at, `注文${'番'.repeat(200)}${at}`));
    const chunks = inChunks(long);
    expect(chunks.length).toBeGreaterThan(1);
    for (const chunk of chunks)
      expect(bytes({ type: 'resolve', input: { mentions: chunk } })).toBeLessThanOrEqual(65_536);
    expect(chunks.flat()).toEqual(long);
  });
});

describe('createAsker', () => {
  it('takes away the picture of a mark that the answer leaves out', async () => {
    const painted: Paint[] = [];
    const { talk } = talkOf([[{ mark: 1, state: 'late' }]]);
    createAsker(talk, bookOf([mention(0), mention(1)]), life(), (paints) => painted.push(...paints)).ask();
    await vi.waitFor(() => expect(painted).toHaveLength(2));
    expect(painted).toEqual([
      { mark: 0, state: null },
      { mark: 1, state: 'late' },
    ]);
  });

  it('asks again when the worker died on the way', async () => {
    const painted: Paint[] = [];
    const { talk, heard } = talkOf([lost, [{ mark: 0, state: 'ok' }]]);
    createAsker(talk, bookOf([mention(0)]), life(), (paints) => painted.push(...paints)).ask();
    await vi.waitFor(() => expect(painted).toEqual([{ mark: 0, state: 'ok' }]));
    expect(heard).toHaveLength(2);
  });

  it('rests after the third try, longer every time, and loses nothing', async () => {
    vi.useFakeTimers();
    const painted: Paint[] = [];
    const refused = Array.from({ length: 6 }, () => lost);
    const { talk, heard } = talkOf([...refused, [{ mark: 0, state: 'ok' }]]);
    createAsker(talk, bookOf([mention(0)]), life(), (paints) => painted.push(...paints)).ask();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(heard).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(heard).toHaveLength(6);
    await vi.advanceTimersByTimeAsync(20_000);
    vi.useRealTimers();
    expect(heard).toHaveLength(7);
    expect(painted).toEqual([{ mark: 0, state: 'ok' }]);
  });

  it('asks no more when the document is left', async () => {
    vi.useFakeTimers();
    const end = new AbortController();
    const { talk, heard } = talkOf([lost, lost, lost]);
    createAsker(talk, bookOf([mention(0)]), end.signal, () => undefined).ask();
    await vi.advanceTimersByTimeAsync(4_000);
    end.abort();
    await vi.advanceTimersByTimeAsync(90_000);
    vi.useRealTimers();
    expect(heard).toHaveLength(3);
  });

  it('has one question under way at a time and loses none', async () => {
    const waiting = Array.from({ length: 1_100 }, (_, at) => mention(at));
    const { talk, heard } = talkOf([]);
    const asker = createAsker(talk, bookOf(waiting), life(), () => undefined);
    asker.ask();
    asker.ask();
    await vi.waitFor(() => expect(heard.flatMap(({ input }) => input.mentions ?? [])).toHaveLength(1_100));
    expect(heard.map(({ input }) => input.mentions?.length)).toEqual([500, 500, 100]);
  });

  it('tells what left, at most 5,000 marks in one message', async () => {
    const { talk, heard } = talkOf([]);
    createAsker(
      talk,
      bookOf(
        [],
        Array.from({ length: 5_001 }, (_, at) => at),
      ),
      life(),
      () => undefined,
    ).ask();
    await vi.waitFor(() => expect(heard.map(({ input }) => input.marks?.length)).toEqual([5_000, 1]));
  });
});
