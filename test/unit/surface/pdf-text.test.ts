import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FailureError } from '../../../lib/domain/result.ts';
import { pdfText } from '../../../lib/surface/pdf-text.ts';

/** The worker as the page sees it: answers only when it is told to. */
class SilentWorker {
  static last: SilentWorker;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  postMessage = vi.fn();
  terminate = vi.fn();
  constructor() {
    SilentWorker.last = this;
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', SilentWorker);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const FILE = new File(['%PDF-1.7'], 'a.pdf');

test('the text of a PDF is answered, and nothing goes on waiting', async () => {
  const text = pdfText(FILE, new AbortController().signal);
  SilentWorker.last.onmessage?.({ data: { ok: true, value: { text: 'PO 1' } } });
  await expect(text).resolves.toEqual({ text: 'PO 1' });
  expect(SilentWorker.last.terminate).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test('one who stops the reading is not told that it took too long', async () => {
  const stop = new AbortController();
  const text = pdfText(FILE, stop.signal);
  stop.abort();
  await expect(text).rejects.toBe(stop.signal.reason);
  expect(SilentWorker.last.terminate).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
  SilentWorker.last.postMessage.mockClear();
  await expect(pdfText(FILE, stop.signal)).rejects.toBe(stop.signal.reason);
  expect(SilentWorker.last.postMessage).not.toHaveBeenCalled();
});

test('a reading that takes too long is stopped, with the reason', async () => {
  const text = pdfText(FILE, new AbortController().signal).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  const error = await text;
  expect(error instanceof FailureError && error.failure.code).toBe('pdf-slow');
  expect(SilentWorker.last.terminate).toHaveBeenCalledOnce();
});
