import { beforeEach, describe, expect, it, vi } from 'vitest';

/** The extension's API as a content script has it; `die` is what an update does to it. */
const api = vi.hoisted(() => {
  const state = {
    id: 'our-id' as string | undefined,
    reply: (() => Promise.resolve(undefined)) as () => Promise<unknown>,
    hear: undefined as ((message: unknown, sender: { id?: string }) => void) | undefined,
    closed: [] as (() => void)[],
    ports: 0,
  };
  const runtime = {
    get id() {
      return state.id;
    },
    sendMessage: () => state.reply(),
    connect: () => {
      state.ports++;
      return {
        onDisconnect: { addListener: (run: () => void) => state.closed.push(run) },
        disconnect: () => undefined,
      };
    },
    onMessage: {
      addListener: (run: typeof state.hear) => {
        state.hear = run;
      },
      removeListener: () => {
        state.hear = undefined;
      },
    },
  };
  return { state, runtime };
});
vi.mock('wxt/browser', () => ({ browser: { runtime: api.runtime } }));

const { startTalk } = await import('../../../lib/page/talk.ts');

const handlers = () => ({ refresh: vi.fn(), alive: vi.fn(), step: vi.fn(), card: vi.fn(), stop: vi.fn() });

beforeEach(() => {
  Object.assign(api.state, {
    id: 'our-id',
    reply: () => Promise.resolve(undefined),
    hear: undefined,
    closed: [],
    ports: 0,
  });
});

describe('startTalk', () => {
  it('gives what was answered, nothing where it was refused', async () => {
    api.state.reply = () => Promise.resolve({ ok: true, value: [{ mark: 1, state: 'ok' }] });
    const talk = startTalk(handlers(), new AbortController().signal, vi.fn());
    expect(await talk.ask('resolve', { mentions: [] })).toEqual([{ mark: 1, state: 'ok' }]);
    api.state.reply = () => Promise.resolve({ ok: false, error: { code: 'mark-unknown' } });
    expect(await talk.ask('openCard', { mark: 1 })).toBeUndefined();
  });

  it('gives up after four seconds', async () => {
    vi.useFakeTimers();
    api.state.reply = () => new Promise(() => undefined);
    const talk = startTalk(handlers(), new AbortController().signal, vi.fn());
    const answer = talk.ask('openCard', { mark: 1 });
    await vi.advanceTimersByTimeAsync(4_000);
    vi.useRealTimers();
    expect(await answer).toBeUndefined();
  });

  it('takes a killed worker for a passing trouble', async () => {
    api.state.reply = () =>
      Promise.reject(new Error('The message channel closed before a response was received'));
    const orphaned = vi.fn();
    const talk = startTalk(handlers(), new AbortController().signal, orphaned);
    expect(await talk.ask('openCard', { mark: 1 })).toBeUndefined();
    expect(orphaned).not.toHaveBeenCalled();
  });

  it('says goodbye when the extension is gone: at a question that throws, at its port, at any event', async () => {
    const orphaned = vi.fn();
    const talk = startTalk(handlers(), new AbortController().signal, orphaned);
    await talk.ask('openCard', { mark: 1 });
    api.state.id = undefined;
    api.state.reply = () => {
      throw new Error('Extension context invalidated.');
    };
    expect(await talk.ask('openCard', { mark: 1 })).toBeUndefined();
    vi.useFakeTimers();
    for (const close of api.state.closed) close();
    await vi.advanceTimersByTimeAsync(250);
    vi.useRealTimers();
    talk.checkAlive();
    expect(orphaned).toHaveBeenCalledTimes(3);
  });

  it('does not wake a sleeping worker: a closed port is opened with the next question only', async () => {
    const orphaned = vi.fn();
    const talk = startTalk(handlers(), new AbortController().signal, orphaned);
    expect(api.state.ports).toBe(0);
    await talk.ask('openCard', { mark: 1 });
    await talk.ask('openCard', { mark: 2 });
    expect(api.state.ports).toBe(1);
    for (const close of api.state.closed) close();
    expect(api.state.ports).toBe(1);
    await talk.ask('openCard', { mark: 3 });
    expect(api.state.ports).toBe(2);
    expect(orphaned).not.toHaveBeenCalled();
  });

  it('hears its own extension only, and nothing that it does not know', () => {
    const heard = handlers();
    startTalk(heard, new AbortController().signal, vi.fn());
    api.state.hear?.({ type: 'stop', input: {} }, { id: 'another-id' });
    api.state.hear?.({ type: 'toString', input: {} }, { id: 'our-id' });
    api.state.hear?.(null, { id: 'our-id' });
    expect(heard.stop).not.toHaveBeenCalled();
    api.state.hear?.({ type: 'stop', input: {} }, { id: 'our-id' });
    expect(heard.stop).toHaveBeenCalledOnce();
  });

  it('is silent after it was ended', () => {
    const heard = handlers();
    const life = new AbortController();
    startTalk(heard, life.signal, vi.fn());
    const hear = api.state.hear;
    life.abort();
    expect(api.state.hear).toBeUndefined();
    hear?.({ type: 'refresh', input: {} }, { id: 'our-id' });
    expect(heard.refresh).not.toHaveBeenCalled();
  });
});
