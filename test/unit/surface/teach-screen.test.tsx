// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const asked = vi.hoisted(() => [] as string[]);
vi.mock('wxt/browser', () => ({ browser: {} }));
vi.mock('../../../lib/surface/ask.ts', () => ({
  askFromPanel: async (_: string, input: { act: string }) => {
    asked.push(input.act);
    return { ok: true, value: true };
  },
}));
vi.mock('../../../lib/surface/teaching.ts', () => ({
  followTeaching: () => ({ teaching: signal(null), stop: () => undefined }),
  saveTaught: async () => undefined,
}));
vi.mock('../../../lib/surface/reading.ts', () => ({ failureOf: () => undefined }));

const { TeachScreen } = await import('../../../entrypoints/sidepanel/TeachScreen.tsx');

beforeEach(() => {
  vi.useFakeTimers();
  asked.splice(0);
});
afterEach(() => {
  render(null, document.body);
  vi.useRealTimers();
});

test('the page hears that it goes on, and that it ended when the panel is closed or shows something else', async () => {
  await act(() => render(<TeachScreen tabId={7} host="portal.example" />, document.body));
  expect(asked).toEqual(['start']);
  vi.advanceTimersByTime(60_000);
  expect(asked.splice(0)).toEqual(['start', 'stay', 'stay']);
  dispatchEvent(new Event('pagehide'));
  expect(asked.splice(0)).toEqual(['stop']);
  await act(() => render(null, document.body));
  expect(asked.splice(0)).toEqual(['stop']);
  vi.advanceTimersByTime(60_000);
  dispatchEvent(new Event('pagehide'));
  expect(asked).toEqual([]);
});
