import { httpFailure } from './failures.ts';

/** The longest answer that is read. */
const MOST_BYTES = 64 * 1024 ** 2;

/**
 * Reads an answer to its end, at most 64 MB and within `ms`: a server that drips its answer does not hold a sync up.
 * @throws FailureError answer-too-long, answer-cut-off, server-timeout
 */
export async function readBytes(
  response: Response,
  host: string,
  ms: number,
  signal: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const late = AbortSignal.timeout(ms);
  const stop = () => void reader.cancel().catch(() => undefined);
  const either = AbortSignal.any([signal, late]);
  either.addEventListener('abort', stop, { once: true });
  const parts: Uint8Array[] = [];
  try {
    for (let read = 0; ; ) {
      const { done, value } = await reader.read().catch(() => {
        throw httpFailure('answer-cut-off', host);
      });
      signal.throwIfAborted();
      if (late.aborted) throw httpFailure('server-timeout', host);
      if (done) return joined(parts, read);
      read += value.length;
      if (read > MOST_BYTES) throw httpFailure('answer-too-long', host);
      parts.push(value);
    }
  } finally {
    either.removeEventListener('abort', stop);
    stop();
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
