import ky, { isHTTPError, isTimeoutError } from 'ky';
import type { LedgerEntry } from '../../domain/connection.ts';
import { FailureError } from '../../domain/result.ts';
import { failureOfStatus, httpFailure } from './failures.ts';
import { readText } from './read-text.ts';

/** What a source asks a server with. Throws `FailureError` of `failures.ts`; what `signal` was aborted with is thrown as it is. */
export interface Api {
  host: string;
  /** Posts JSON to a path below the connection's address and answers the text that came back. */
  post(path: string, json: unknown, ask: Ask): Promise<Reply>;
}

interface Ask {
  /** For the ledger: the method by name, and the fields it asks for. */
  what: string;
  fields: readonly string[];
  headers?: Record<string, string>;
  /** For what writes: asked once, never again by itself. */
  once?: boolean;
}

interface Reply {
  text: string;
  /** The server's own clock, where it tells. */
  serverTime: number | undefined;
}

export interface ApiOptions {
  connectionId: string;
  /** Ends with a slash. */
  address: string;
  why: string;
  /** Hears of each request before it leaves, also of those that repeat another; it leaves once this holds. */
  announce?(entry: LedgerEntry): Promise<void>;
  /** Hears of each request once it has ended, with the entry that was announced and is now complete. */
  note(entry: LedgerEntry): void;
  signal: AbortSignal;
  /** Milliseconds before the first repetition; doubled each time. */
  pauseMs?: number;
}

const ANSWER_MS = 25_000;
const REPEATS = 4;
/** A server may ask for a longer pause: then the sync ends, and the next one goes on. */
const LONGEST_PAUSE_MS = 30_000;

/**
 * The way to one server: only to its own address, never with the browser's cookies, never behind a redirect. What is busy
 * or broken for a moment is asked again, at most four times, with growing and varied pauses, or those the server asks for.
 */
export function openApi(options: ApiOptions): Api {
  const { connectionId, address, why, announce, note, signal, pauseMs = 500 } = options;
  const { host } = new URL(address);
  const post = async (path: string, json: unknown, { what, fields, headers, once }: Ask): Promise<Reply> => {
    let entry: LedgerEntry | undefined;
    const end = (outcome: string, received = 0) => {
      if (entry) note(Object.assign(entry, { outcome, received, took: Date.now() - entry.at }));
      entry = undefined;
    };
    const sent = JSON.stringify(json);
    try {
      const response = await ky(new URL(path, address), {
        method: 'post',
        body: sent,
        headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
        signal,
        timeout: ANSWER_MS,
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        retry: {
          limit: once ? 0 : REPEATS,
          methods: ['post'],
          statusCodes: [408, 429, 500, 502, 503, 504],
          afterStatusCodes: [429, 503],
          maxRetryAfter: LONGEST_PAUSE_MS,
          delay: (attempt) => pauseMs * 2 ** (attempt - 1),
          jitter: (delay) => delay * (0.7 + Math.random() * 0.6),
          retryOnTimeout: true,
        },
        fetch: async (input, init) => {
          entry = {
            at: Date.now(),
            connectionId,
            host,
            what,
            why,
            fields: [...fields],
            sent: bytesOf(sent),
            received: 0,
            took: 0,
            outcome: '',
          };
          await announce?.(entry);
          const answer = await fetch(input, init).catch((error: unknown) => {
            end('no answer');
            throw error;
          });
          if (!answer.ok) end(`${answer.status}`);
          return answer;
        },
      });
      const text = await readText(response, host, ANSWER_MS, signal);
      end('200', bytesOf(text));
      const date = Date.parse(response.headers.get('date') ?? '');
      return { text, serverTime: Number.isNaN(date) ? undefined : date };
    } catch (error) {
      signal.throwIfAborted();
      const failure = failureOf(error, host);
      end(failure.failure.code);
      throw failure;
    }
  };
  return { host, post };
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function failureOf(error: unknown, host: string): FailureError {
  if (error instanceof FailureError) return error;
  if (isHTTPError(error)) return httpFailure(failureOfStatus(error.response.status), host);
  if (isTimeoutError(error)) return httpFailure('server-timeout', host);
  return httpFailure('server-unreachable', host);
}
