import ky, { isHTTPError, isTimeoutError } from 'ky';
import { FailureError } from '../../domain/result.ts';
import type { Answer, ApiOptions, ApiRequest, Validators } from './api.ts';
import { httpFailure } from './failures.ts';
import { noteRequest } from './note-request.ts';
import type { Place } from './pace.ts';
import { readBytes } from './read-bytes.ts';
import { failureOfForbidden, failureOfStatus, fullWindow, lacksScope } from './refusals.ts';

const ANSWER_MS = 25_000;
const REPEATS = 4;
const BUSY = [429, 503];
/** What Zoho CRM has left for a whole organisation and day, said from the half on. */
const CREDITS = 'x-api-credits-remaining';
/** A server may ask for a longer pause: then the sync ends, and the next one goes on. */
const LONGEST_PAUSE_MS = 30_000;

/** One request with its repetitions, each of them counted, paced and noted. Throws `FailureError` of `failures.ts`. */
export async function sendOnce(
  options: ApiOptions,
  place: Place,
  url: URL,
  request: ApiRequest,
  signed: Record<string, string>,
): Promise<Answer> {
  const { signal, pauseMs = 500 } = options;
  const { patienceMs = ANSWER_MS, once = request.method !== 'GET' } = request;
  const body = request.json === undefined ? undefined : JSON.stringify(request.json);
  const noted = noteRequest(
    options,
    url.host,
    request,
    body === undefined ? 0 : new TextEncoder().encode(body).length,
  );
  try {
    const response = await ky(url, {
      method: request.method,
      body,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        accept: 'application/json',
        ...conditions(request.unless),
        ...request.headers,
        ...signed,
      },
      signal,
      timeout: patienceMs,
      redirect: 'manual',
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      throwHttpErrors: (status) => status !== 304 && !request.explained?.includes(status),
      retry: {
        limit: once ? 0 : REPEATS,
        methods: ['get', 'post', 'put', 'patch', 'delete'],
        statusCodes: [408, 429, 500, 502, 503, 504],
        afterStatusCodes: BUSY,
        maxRetryAfter: LONGEST_PAUSE_MS,
        delay: (attempt) => pauseMs * 2 ** (attempt - 1),
        jitter: (delay) => delay * (0.7 + Math.random() * 0.6),
        retryOnTimeout: true,
        shouldRetry: ({ error }) => mayRepeat(error, place.wait),
      },
      fetch: async (input, init) => {
        await place.turn();
        await options.spend?.();
        return noted.asked(() => fetch(input, init));
      },
    });
    const bytes = await readBytes(response, url.host, patienceMs, signal);
    noted.end(`${response.status}`, bytes.length);
    return answerOf(response, bytes);
  } catch (error) {
    signal.throwIfAborted();
    if (isDayFull(error)) await options.dayFull?.();
    const failure = await failureOf(error, url.host);
    noted.end(failure.failure.code);
    throw failure;
  }
}

/** What we ourselves refuse is not asked again, nor what needs a long pause; the rest is for the statuses above. */
async function mayRepeat(error: unknown, wait: Place['wait']): Promise<boolean | undefined> {
  if (error instanceof FailureError) return false;
  if (!isHTTPError(error)) return undefined;
  // Credits come back over a day: no pause is long enough.
  if (error.response.headers.get(CREDITS) === '0') return false;
  const window = error.response.status === 429 ? fullWindow(saidBy(error)) : undefined;
  if (window !== undefined) {
    if (window > LONGEST_PAUSE_MS) return false;
    await wait(window);
    return undefined;
  }
  const after = error.response.headers.get('retry-after');
  if (after === null) return undefined;
  const seconds = Number(after);
  const ms = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000;
  return ms > LONGEST_PAUSE_MS ? false : undefined;
}

function conditions({ etag, lastModified }: Validators = {}): Record<string, string> {
  return {
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}

function answerOf({ status, headers }: Response, bytes: Uint8Array<ArrayBuffer>): Answer {
  const date = Date.parse(headers.get('date') ?? '');
  const etag = headers.get('etag');
  const lastModified = headers.get('last-modified');
  const left =
    headers.get('x-ratelimit-remaining') ?? headers.get('ratelimit-remaining') ?? headers.get(CREDITS);
  return {
    status,
    unchanged: status === 304,
    partial: status === 207,
    bytes,
    contentType: (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    validators: { ...(etag ? { etag } : {}), ...(lastModified ? { lastModified } : {}) },
    left: left !== null && /^\d+$/.test(left.trim()) ? Number(left) : undefined,
    quota: quotaOf(headers.get('sforce-limit-info')),
    serverTime: Number.isNaN(date) ? undefined : date,
  };
}

/** `api-usage=18/15000`, as Salesforce says it. */
function quotaOf(said: string | null): Answer['quota'] {
  const [, used, of] = /(?:^|[\s,;])api-usage=(\d+)\/(\d+)/.exec(said ?? '') ?? [];
  return used && of ? { used: Number(used), of: Number(of) } : undefined;
}

/** True where a server says that its window of a day is full. */
function isDayFull(error: unknown): boolean {
  return (
    isHTTPError(error) &&
    error.response.status === 429 &&
    fullWindow(saidBy(error)) === Number.POSITIVE_INFINITY
  );
}

/** The words of a refusal are looked at, and then forgotten: they may hold anything. */
async function failureOf(error: unknown, host: string): Promise<FailureError> {
  if (error instanceof FailureError) return error;
  if (isTimeoutError(error)) return httpFailure('server-timeout', host);
  if (!isHTTPError(error)) return httpFailure('server-unreachable', host);
  const { status, headers } = error.response;
  const isUsedUp = headers.get(CREDITS) === '0' || fullWindow(saidBy(error)) === Number.POSITIVE_INFINITY;
  if (status === 429 && isUsedUp) return httpFailure('limit-reached', host);
  if (status === 401 && lacksScope(saidBy(error))) return httpFailure('not-permitted', host);
  if (status !== 403) return httpFailure(failureOfStatus(status), host);
  return httpFailure(failureOfForbidden(headers, saidBy(error)), host);
}

function saidBy(error: unknown): string {
  const { data } = error as { data?: unknown };
  return typeof data === 'string' ? data : (JSON.stringify(data) ?? '');
}
