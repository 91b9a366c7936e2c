// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** The extension's API as a content script has it. */
const api = vi.hoisted(() => {
  const state = {
    said: [] as { type: string; input: { open?: boolean } }[],
    hear: undefined as ((message: unknown, sender: { id?: string }) => void) | undefined,
  };
  const runtime = {
    id: 'our-id',
    sendMessage: async (message: (typeof state.said)[number]) => {
      state.said.push(message);
    },
    connect: () => ({ onDisconnect: { addListener: () => undefined }, disconnect: () => undefined }),
    onMessage: {
      addListener: (run: typeof state.hear) => {
        state.hear = run;
      },
      removeListener: () => undefined,
    },
  };
  return { state, runtime };
});
vi.mock('wxt/browser', () => ({ browser: { runtime: api.runtime } }));
// What is drawn over the page is none of this.
vi.mock('../../../../lib/page/teach/frames.ts', () => ({
  inFrames: () => ({ point: () => undefined, keep: () => undefined }),
}));

const { startTeaching } = await import('../../../../lib/page/teach/teach.ts');

const MINUTE = 60_000;
const clicks = vi.fn();
let stop: () => void = () => undefined;

const click = () => document.querySelector('button')?.click();
const say = (act: string) => api.state.hear?.({ type: 'teach', input: { act } }, { id: 'our-id' });

beforeEach(() => {
  vi.useFakeTimers();
  api.state.said = [];
  document.body.innerHTML = '<button>Open order</button>';
  document.querySelector('button')?.addEventListener('click', clicks);
  clicks.mockClear();
  stop = startTeaching(document);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

test('no click reaches a page that is being taught, until the side panel ends it', () => {
  click();
  expect(clicks).not.toHaveBeenCalled();
  say('stop');
  click();
  expect(clicks).toHaveBeenCalledTimes(1);
});

test('a page of which the side panel says nothing any more is free again, and says that it ended', () => {
  for (let minute = 0; minute < 10; minute++) {
    vi.advanceTimersByTime(MINUTE);
    say('stay');
  }
  click();
  expect(clicks).not.toHaveBeenCalled();
  vi.advanceTimersByTime(3 * MINUTE);
  click();
  expect(clicks).toHaveBeenCalledTimes(1);
  expect(api.state.said.at(-1)).toMatchObject({ type: 'taught', input: { open: false } });
});
