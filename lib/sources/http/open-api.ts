import { FailureError } from '../../domain/result.ts';
import type { Answer, Api, ApiOptions, ApiRequest, Ask, Reply } from './api.ts';
import { noAuth } from './auth.ts';
import { httpFailure } from './failures.ts';
import { OWN_SERVER, takePlace } from './pace.ts';
import { sendOnce } from './send.ts';

export type { Api, ApiOptions } from './api.ts';

/**
 * The way to one server: only to its own address, never with the browser's cookies, never behind a redirect. What is busy
 * or broken for a moment is asked again, at most four times, with growing and varied pauses, or those the server asks for.
 * A sign-in that the server refuses is renewed once, where it can be, and the request repeated once.
 */
export function openApi(options: ApiOptions): Api {
  const { address, signal, auth = noAuth, pace = OWN_SERVER } = options;
  const { host } = new URL(address);
  const send = async (request: ApiRequest): Promise<Answer> => {
    const url = addressOf(request.path, address);
    const place = await takePlace(host, pace, signal);
    try {
      const signed = await auth.headers();
      try {
        return await sendOnce(options, place, url, request, signed);
      } catch (error) {
        if (!isRefused(error) || !(await auth.renew?.(signed))) throw error;
        return await sendOnce(options, place, url, request, await auth.headers());
      }
    } finally {
      place.leave();
    }
  };
  const post = async (path: string, json: unknown, ask: Ask): Promise<Reply> => {
    const { bytes, serverTime } = await send({ once: false, ...ask, method: 'POST', path, json });
    return { text: new TextDecoder().decode(bytes), serverTime };
  };
  return { host, pace, post, send };
}

function isRefused(error: unknown): boolean {
  return error instanceof FailureError && error.failure.code === 'sign-in-refused';
}

/** Where a request goes: to the connection's own host, encrypted unless that is this machine. */
function addressOf(path: string, address: string): URL {
  const own = new URL(address);
  const url = new URL(path, address);
  if (url.origin !== own.origin) throw httpFailure('address-foreign', own.host);
  if (!isSafe(url)) throw httpFailure('address-insecure', own.host);
  return url;
}

/** True for https, and for http to this machine. */
export function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isThisMachine(url));
}

/** True for an address of this machine. */
export function isThisMachine({ hostname }: URL): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost';
}
