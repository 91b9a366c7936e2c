import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import type { Recording } from '../real/tryton/record.ts';
import type { Row } from './tryton-index.ts';
import { countOf, searched } from './tryton-search.ts';
import { answerWrites, type TrytonWrite } from './tryton-writes.ts';

/** What a real Tryton answered (`npm run test:real` makes and compares it). */
export function trytonRecording(): Recording {
  const file = resolve(import.meta.dirname, '../fixtures/tryton/recording.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Recording;
}

/** What a request meets instead of its answer; undefined lets it pass. */
type Fault = (call: { n: number; method: string }, response: ServerResponse) => boolean | Promise<boolean>;

export interface TrytonSimulator {
  address: string;
  database: string;
  password: string;
  /** What the keys of its sessions begin with. */
  keyPrefix: string;
  recording: Recording;
  /** Every request that arrived, in order. */
  asked: { method: string; at: number; origin: string | undefined }[];
  /** Ends all sessions, as a time-out or a restart does. */
  forgetSessions(): void;
  fault: Fault | undefined;
  /** What happens to an answer whose call was done: true drops it, as a connection does that breaks. */
  loseAnswer: ((call: { n: number; method: string }) => boolean) | undefined;
  /** What was written into it, and what its user may not do: `stock.move.write`. */
  writes: TrytonWrite[];
  forbidden: Set<string>;
  /** The server's clock, milliseconds since 1970. */
  clock: () => number;
  close(): Promise<void>;
}

const DATABASE = 'demo';
const PASSWORD = 'correct horse';

/**
 * A Tryton on loopback that keeps the rules its real one was seen to keep: calls need a session, wrong passwords and old
 * sessions get 401, foreign origins are refused, errors come inside answers with status 200, domains are evaluated.
 */
export async function startTryton(recording: Recording = trytonRecording()): Promise<TrytonSimulator> {
  const sessions = new Set<string>();
  const asked: TrytonSimulator['asked'] = [];
  const server: Server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy());
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const end = (to: ServerResponse, status: number, text: string) =>
      answerWith(to, status, text, simulator.clock());
    let body = '';
    for await (const piece of request) body += piece;
    if (request.headers.origin) return end(response, 500, '<title>500 Internal Server Error</title>');
    const { id, method, params } = JSON.parse(body) as { id: number; method: string; params: unknown[] };
    asked.push({ method, at: Date.now(), origin: request.headers.origin });
    if (await simulator.fault?.({ n: asked.length, method }, response)) return;
    if (request.url === '/' && method === 'common.server.version')
      return end(response, 200, JSON.stringify({ id, result: recording.version }));
    if (request.url !== `/${DATABASE}/`) return end(response, 404, '<title>404 Not Found</title>');
    if (method === 'common.db.login') {
      const [user, given] = params as [string, { password: string }];
      if (given.password !== simulator.password) return end(response, 401, '<title>401 Unauthorized</title>');
      const key = `${simulator.keyPrefix}-${sessions.size + 1}`;
      const bytes = new TextEncoder().encode(`${user}:1:${key}`);
      sessions.add(`Session ${btoa(String.fromCharCode(...bytes))}`);
      return end(response, 200, JSON.stringify({ id, result: [1, key] }));
    }
    if (!sessions.has(request.headers.authorization ?? '')) return end(response, 401, '');
    const n = asked.length;
    const { writes, forbidden } = simulator;
    const said =
      answerWrites(recording, writes, forbidden, method, params) ??
      call(recording, forbidden, method, params);
    if (simulator.loseAnswer?.({ n, method })) response.destroy();
    else end(response, 200, JSON.stringify({ id, ...said }));
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const simulator: TrytonSimulator = {
    address: `http://127.0.0.1:${port}/`,
    database: DATABASE,
    password: PASSWORD,
    keyPrefix: 'key',
    recording,
    asked,
    forgetSessions: () => sessions.clear(),
    fault: undefined,
    loseAnswer: undefined,
    writes: [],
    forbidden: new Set(),
    clock: Date.now,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return simulator;
}

function answerWith(response: ServerResponse, status: number, text: string, clock: number): void {
  response.writeHead(status, {
    'content-type': text.startsWith('<') ? 'text/html' : 'application/json',
    date: new Date(clock).toUTCString(),
  });
  response.end(text);
}

/** What a method answers: a result, or an error beside status 200. */
function call(
  recording: Recording,
  forbidden: ReadonlySet<string>,
  method: string,
  params: unknown[],
): { result: unknown } | { error: unknown } {
  const [, model = '', verb = ''] = /^model\.([\w.]+)\.(\w+)$/.exec(method) ?? [];
  if (method === 'model.res.user.get_preferences') return { result: recording.preferences };
  if (method === 'model.company.company.search_read') {
    const [[[, , wanted] = []]] = params as [[path: string, operator: string, ids: number | number[]][]];
    return { result: recording.company.filter(({ id }) => [wanted].flat().includes(id as number)) };
  }
  const fields = recording.fields[model];
  const rows = recording.records[model];
  if (!fields || !rows) return { error: [`'${model}'`, ''] };
  if (verb === 'fields_get')
    return { result: Object.fromEntries(fields.map((name) => [name, described(name)])) };
  if (forbidden.has(`${model}.read`))
    return { error: ['UserError', [`You are not allowed to access "${model}".`, '', null]] };
  if (verb === 'search_count') return { result: countOf(recording, model, params[0]) };
  if (verb === 'search') return { result: searched(recording, model, params).map(({ id }) => id) };
  if (verb !== 'search_read') return { error: [`'${verb}'`, ''] };
  const asked = params[4] as string[];
  const unknown = asked.find((field) => !fields.includes(field.split('.')[0] ?? field));
  if (unknown) return { error: [`'${unknown}'`, ''] };
  const page = searched(recording, model, params).map((row) => chosen(row, asked));
  if (model !== 'product.product') return { result: page };
  const { locations = [] } = params.at(-1) as { locations?: number[] };
  const at = (id: unknown) =>
    locations.reduce((sum, each) => sum + (recording.quantities[`${each}/${id}`] ?? 0), 0);
  return { result: page.map((row) => ('quantity' in row ? { ...row, quantity: at(row.id) } : row)) };
}

/** As far as our source looks: days end in `_date`, people in `_by`. */
function described(name: string): Row {
  const type = name.endsWith('_date') ? 'date' : /_by$|^warehouse$/.test(name) ? 'many2one' : 'char';
  return { name, string: name, type };
}

/** The fields that were asked for, and the id that always comes. */
function chosen(row: Row, fields: readonly string[]): Row {
  const names = new Set(fields.map((field) => (field.includes('.') ? `${field.split('.')[0]}.` : field)));
  return Object.fromEntries(Object.entries(row).filter(([name]) => name === 'id' || names.has(name)));
}
