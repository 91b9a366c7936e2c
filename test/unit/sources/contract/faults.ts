import type { ServerResponse } from 'node:http';
import type { World } from './world.ts';

/** What a server, the way to it, or this machine may do in the middle of a sync. */
export interface Fault {
  name: string;
  /** The code of the failure that a person reads; absent where the sync gets over it by itself. */
  code?: string | ((world: World) => string | undefined);
  /** What a request is answered that is struck; false lets it pass. */
  answer?: (
    response: ServerResponse,
    at: { drifted: string; nextElsewhere: string; elsewhere: string },
  ) => undefined | false;
  /** Nothing is ever answered. */
  silent?: true;
  /** Only the first request is struck. */
  once?: true;
  /** From the first struck request on, what every further one ends with before it leaves. */
  down?: (ask: typeof fetch) => Promise<Response>;
  /** Milliseconds by which the server's clock is ahead. */
  skew?: number;
  /** What happens on this side. */
  here?: 'full' | 'killed before' | 'killed during' | 'killed after';
  /** The requests of a page that may be made at most, if not six. */
  tries?: number;
}

const reply =
  (status: number, text = '', headers: Record<string, string> = {}) =>
  (response: ServerResponse): undefined => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(text);
  };
const json = (text: string, status = 200) => reply(status, text, { 'content-type': 'application/json' });
const reset = (response: ServerResponse): undefined => {
  response.destroy();
};
/** A body that says it is longer than what comes. */
const half = (response: ServerResponse): undefined => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4000' });
  response.write('{"id": 1, "result": [', () => response.destroy());
};
const unreachable = (ask: typeof fetch) => ask('http://no-such-host.invalid/');
const offline = () => Promise.reject<Response>(new TypeError('Failed to fetch'));

/** Leads to a server that counts who follows. */
const redirect =
  (status: number) =>
  (response: ServerResponse, { elsewhere }: { elsewhere: string }): undefined =>
    reply(status, '', { location: elsewhere })(response);

export const FAULTS: readonly Fault[] = [
  { name: 'timeout', code: 'server-timeout', answer: () => undefined, silent: true },
  { name: 'reset', code: 'server-unreachable', answer: reset },
  { name: 'reset once', answer: reset, once: true },
  { name: 'DNS', code: 'server-unreachable', answer: reset, down: unreachable },
  { name: '401', code: 'sign-in-refused', answer: reply(401) },
  { name: '401 once', code: ({ codes }) => codes.refusedOnce, answer: reply(401), once: true },
  { name: '403: not for this user', code: 'not-permitted', answer: reply(403) },
  {
    name: '403: limit reached',
    code: 'limit-reached',
    answer: json('[{"errorCode": "REQUEST_LIMIT_EXCEEDED"}]', 403),
  },
  {
    name: '403: switched off',
    code: 'service-disabled',
    answer: json('[{"errorCode": "API_DISABLED_FOR_ORG"}]', 403),
  },
  { name: '404', code: 'address-wrong', answer: reply(404) },
  { name: '409', code: 'answer-unexpected', answer: reply(409) },
  { name: '429', code: 'too-many-requests', answer: reply(429) },
  { name: '429 + Retry-After', code: 'too-many-requests', answer: reply(429, '', { 'retry-after': '2' }) },
  { name: '429 + Retry-After once', answer: reply(429, '', { 'retry-after': '2' }), once: true },
  {
    name: '429 + Retry-After of an hour',
    code: 'too-many-requests',
    answer: reply(429, '', { 'retry-after': '3600' }),
    tries: 1,
  },
  { name: '500', code: 'server-error', answer: reply(500) },
  { name: '503', code: 'server-error', answer: reply(503) },
  { name: '503 once', answer: reply(503), once: true },
  { name: 'truncated', code: 'answer-cut-off', answer: half },
  { name: 'JSON cut off', code: 'answer-cut-off', answer: json('{"id": 1, "resu') },
  { name: 'empty', code: 'answer-cut-off', answer: json('') },
  { name: 'a sign-in page', code: 'answer-not-json', answer: reply(200, '<html>Sign in</html>') },
  { name: 'another shape', code: 'answer-unexpected', answer: json('{"ok": true}') },
  {
    name: 'schema drift',
    code: ({ codes }) => codes.drift,
    answer: (response, { drifted }) => json(drifted)(response),
  },
  { name: 'redirect', code: 'server-redirects', answer: redirect(302) },
  { name: 'redirect for good', code: 'server-redirects', answer: redirect(308) },
  {
    name: 'a next page elsewhere',
    code: 'address-foreign',
    answer: (response, { nextElsewhere }) => json(nextElsewhere)(response),
  },
  { name: 'clock 10 min ahead', skew: 600_000 },
  { name: 'clock 10 min behind', skew: -600_000 },
  { name: 'offline in mid-page', code: 'answer-cut-off', answer: half, down: offline },
  { name: 'storage full', code: 'store-full', here: 'full' },
  { name: 'killed before the commit', here: 'killed before' },
  { name: 'killed during the commit', here: 'killed during' },
  { name: 'killed after the commit', here: 'killed after' },
];
