import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createAhead } from '../../../lib/background/ahead.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('gives an answer to its own question, once', async () => {
  const ahead = createAhead<string>(1_000);
  ahead.put('a', Promise.resolve('of a'));
  expect(ahead.take('b')).toBeUndefined();
  expect(await ahead.take('a')).toBe('of a');
  expect(ahead.take('a')).toBeUndefined();
});

it('forgets what nobody asked for', () => {
  const ahead = createAhead<string>(1_000);
  ahead.put('a', Promise.resolve('of a'));
  vi.advanceTimersByTime(999);
  ahead.put('b', Promise.resolve('of b'));
  vi.advanceTimersByTime(1);
  expect(ahead.take('a')).toBeUndefined();
  expect(ahead.take('b')).toBeDefined();
});

it('tells a failure to whoever asks, and to nobody else', async () => {
  const ahead = createAhead<string>(1_000);
  ahead.put('a', Promise.reject(new Error('gone')));
  ahead.put('b', Promise.reject(new Error('never heard')));
  await expect(ahead.take('a')).rejects.toThrow('gone');
});
