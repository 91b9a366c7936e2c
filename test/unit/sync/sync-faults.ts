import type { ServerResponse } from 'node:http';
import { readConnection } from '../../../lib/store/connections.ts';
import { closeStore } from '../../../lib/store/open.ts';
import { storeCounts } from '../../../lib/store/queries.ts';
import type { TrytonSimulator } from '../../simulators/tryton.ts';
import { connectedStore, goOn, syncOnce } from './tryton-world.ts';

const reply =
  (code: number, text = '', type = 'text/html') =>
  (response: ServerResponse) => {
    response.writeHead(code, { 'content-type': type }).end(text);
  };
const json = (text: string) => reply(200, text, 'application/json');

export interface SyncFault {
  name: string;
  /** The code of the failure that a person reads. */
  code: string;
  answer: (response: ServerResponse) => void;
  /** It is asked again several times, with pauses: a matter of seconds. */
  slow?: true;
}

/** What a server may answer instead of records, for as long as it lasts. */
export const SYNC_FAULTS: readonly SyncFault[] = [
  { name: 'reset', code: 'server-unreachable', answer: (response) => response.destroy(), slow: true },
  { name: '403', code: 'not-permitted', answer: reply(403) },
  { name: '404', code: 'address-wrong', answer: reply(404) },
  { name: '409', code: 'answer-unexpected', answer: reply(409) },
  { name: '429', code: 'too-many-requests', answer: reply(429), slow: true },
  { name: '500', code: 'server-error', answer: reply(500), slow: true },
  { name: '503', code: 'server-error', answer: reply(503), slow: true },
  {
    name: 'redirect to another host',
    code: 'server-redirects',
    answer: (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  },
  { name: 'a sign-in page', code: 'answer-not-json', answer: reply(200, '<html>Sign in</html>') },
  { name: 'truncated', code: 'answer-cut-off', answer: json('{"id": 1, "resu') },
  { name: 'an empty answer', code: 'answer-cut-off', answer: json('') },
  { name: 'another shape', code: 'answer-unexpected', answer: json('{"ok": true}') },
  { name: 'no list of records', code: 'tryton-answer', answer: json('{"id": 1, "result": {"a": 1}}') },
  {
    name: 'an error inside of 200',
    code: 'tryton-refused',
    answer: json('{"id": 1, "error": ["UserError", "no"]}'),
  },
];

/**
 * Lets a sync meet a fault on one of its pages, then go on once the fault is gone. Answers what is wrong, or nothing: the
 * failure must have its code and a next step, pages before it must be stored whole, and in the end no order may be
 * missing or doubled. The simulator must hold `orders` purchases of one line, in pages of 100.
 */
export async function meetFault(
  simulator: TrytonSimulator,
  { code, answer }: SyncFault,
  page: number,
  orders: number,
): Promise<string[]> {
  const wrong: string[] = [];
  const expect = (what: string, found: unknown, wanted: unknown) => {
    if (found !== wanted) wrong.push(`${what}: ${found} instead of ${wanted}`);
  };
  const { store, id } = await connectedStore(simulator);
  let searches = 0;
  simulator.fault = ({ method }, response) => {
    const lines = method === 'model.purchase.line.search_read';
    if (lines) searches += 1;
    const hit = lines && searches >= page;
    if (hit) answer(response);
    return hit;
  };
  const failed = await syncOnce(store, id);
  simulator.fault = undefined;
  expect('state', failed.state, 'failed');
  expect('code', failed.failure?.code, code);
  expect('next step', (failed.failure?.next.length ?? 0) > 20, true);
  expect('orders before', (await storeCounts(store)).orders, (page - 1) * 100);
  expect('synced to', (await readConnection(store, id))?.syncedTo, undefined);
  const job = await goOn(store, failed);
  expect('state in the end', job.state, 'done');
  const { rows, linesNew, linesChanged } = job.cursor;
  expect('rows, new, changed', [rows, linesNew, linesChanged].join(), [orders, orders, 0].join());
  const counts = await storeCounts(store);
  expect('orders and lines', [counts.orders, counts.lines].join(), [orders, orders].join());
  closeStore(store);
  return wrong;
}

/** Kills a sync at these requests, one after the other, and lets it go on. Answers what is wrong, or nothing. */
export async function killAt(
  simulator: TrytonSimulator,
  kills: readonly number[],
  orders: number,
): Promise<string[]> {
  const { store, id } = await connectedStore(simulator);
  let left = 0;
  let abort = new AbortController();
  simulator.fault = () => {
    left -= 1;
    if (left === 0) abort.abort('paused');
    return false;
  };
  left = kills[0] ?? Number.POSITIVE_INFINITY;
  let job = await syncOnce(store, id, abort.signal);
  for (let next = 1; job.state !== 'done' && next <= kills.length + 1; next += 1) {
    abort = new AbortController();
    left = kills[next] ?? Number.POSITIVE_INFINITY;
    job = await goOn(store, job, abort.signal);
  }
  simulator.fault = undefined;
  const counts = await storeCounts(store);
  closeStore(store);
  const { rows, linesNew, linesChanged } = job.cursor;
  const found = [job.state, rows, linesNew, linesChanged, counts.orders, counts.lines].join();
  const wanted = ['done', orders, orders, 0, orders, orders].join();
  return found === wanted ? [] : [`kills at ${kills}: ${found} instead of ${wanted}`];
}
