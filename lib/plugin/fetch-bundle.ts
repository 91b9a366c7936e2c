import { MAX_ENVELOPE_BYTES } from '../domain/share-envelope.ts';
import { load } from './natives.ts';
import { Refused } from './refusal.ts';

const PATIENCE_MS = 30_000;

export interface FetchedBundle {
  text: string;
  /** What time it is by the server, where it says so. */
  server?: number;
}

/** Fetches a bundle; stops reading as soon as it is too large. @throws {Refused} */
export async function fetchBundle(src: string, signal: AbortSignal): Promise<FetchedBundle> {
  const patience = new AbortController();
  const stop = () => patience.abort();
  const timer = setTimeout(stop, PATIENCE_MS);
  signal.addEventListener('abort', stop);
  try {
    const response = await load?.(src, {
      signal: patience.signal,
      cache: 'no-cache',
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
    });
    if (!response) throw new Refused('unreachable');
    if (!response.ok) throw new Refused('not-found', { status: response.status });
    return { text: await textOf(response), server: serverTime(response.headers) };
  } catch (error) {
    throw error instanceof Refused ? error : new Refused('unreachable');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

async function textOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) throw new Refused('unreachable');
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > MAX_ENVELOPE_BYTES) {
      void reader.cancel();
      throw new Refused('too-large');
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** When the answer was given, with the seconds for which it lay in a store on its way (RFC 9111 §5.1). */
function serverTime(headers: Headers): number | undefined {
  const at = Date.parse(headers.get('date') ?? '');
  const age = Number(headers.get('age') ?? 0);
  return Number.isNaN(at) || Number.isNaN(age) ? undefined : at + age * 1_000;
}
