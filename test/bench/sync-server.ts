import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { trytonRecording } from '../simulators/tryton.ts';

/** Each purchase has so many lines, each line one move. */
const LINES = 5;
const SUPPLIERS = 200;
const PURCHASE_PAGE = 100;

export interface SyncServer {
  address: string;
  database: string;
  password: string;
  /** The bodies of all requests, in order. */
  bodies: string[];
  close(): Promise<void>;
}

/**
 * Answers like Tryton for so many purchases, from numbers alone, so that its own work does not show: the simulator of the
 * tests evaluates every search, which takes longer than reading what it found.
 */
export async function startSyncServer(purchases: number): Promise<SyncServer> {
  const bodies: string[] = [];
  const recording = trytonRecording();
  const answer = (method: string, params: unknown[]): unknown => {
    if (method === 'common.server.version') return recording.version;
    if (method === 'common.db.login') return [1, 'key'];
    if (method === 'model.res.user.get_preferences') return recording.preferences;
    if (method === 'model.company.company.search_read') return recording.company;
    const [, model = '', verb = ''] = /^model\.([\w.]+)\.(\w+)$/.exec(method) ?? [];
    if (verb === 'fields_get')
      return Object.fromEntries((recording.fields[model] ?? []).map((name) => [name, {}]));
    if (verb === 'search_count') return model === 'purchase.purchase' ? purchases : 0;
    return found(model, params, purchases);
  };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece) => {
      body += piece;
    });
    request.on('end', () => {
      bodies.push(body);
      const { id, method, params } = JSON.parse(body) as { id: number; method: string; params: unknown[] };
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id, result: answer(method, params) }));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    database: 'demo',
    password: 'bench',
    bodies,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

type Clause = [path: string, operator: string, value: unknown];

/** Records that a search finds: only the searches of a first load are known, the check's samples find nothing. */
function found(model: string, [domain, , limit]: unknown[], purchases: number): unknown[] {
  const clauses = domain as Clause[];
  const among = <T>(path: string) => (clauses.find((clause) => clause[0] === path)?.[2] ?? []) as T[];
  if (model === 'purchase.purchase') {
    if (limit !== PURCHASE_PAGE) return [];
    const below = clauses.find(([path, operator]) => path === 'id' && operator === '<')?.[2];
    const first = typeof below === 'number' ? below - 1 : purchases;
    const ids = Array.from({ length: PURCHASE_PAGE }, (_, at) => first - at);
    return ids.filter((id) => id > 0).map(purchase);
  }
  if (model === 'purchase.line')
    return among<number>('purchase').flatMap((id) => Array.from({ length: LINES }, (_, at) => line(id, at)));
  if (model === 'stock.move') return among<string>('origin').map(move);
  if (model === 'party.party') return among<number>('id').map(party);
  return [];
}

const day = (of: number, year: number) => ({
  __class__: 'date',
  year,
  month: 1 + (of % 12),
  day: 1 + (of % 28),
});

function purchase(id: number) {
  return {
    id,
    number: `PO-${100_000 + id}`,
    reference: null,
    state: 'processing',
    shipment_state: 'waiting',
    party: 1 + (id % SUPPLIERS),
    origin: null,
    'currency.': { id: 1, code: 'EUR' },
    purchase_date: day(id, 2025),
    delivery_date: null,
  };
}

function line(order: number, at: number) {
  const id = order * LINES + at;
  const decimal = (text: string) => ({ __class__: 'Decimal', decimal: text });
  return {
    id,
    purchase: order,
    quantity: 1 + (id % 90),
    description: `Part ${id % 3_000} as ordered`,
    unit_price: decimal(`${1 + (id % 500)}.50`),
    amount: decimal(`${(1 + (id % 500)) * 10}.00`),
    product: 1 + (id % 3_000),
    'product.': { id: 1 + (id % 3_000), code: `P-${id % 3_000}`, name: `Part ${id % 3_000}` },
    'unit.': { id: 1, symbol: 'u' },
    delivery_date: null,
    delivery_date_edit: false,
    delivery_date_store: day(id, 2026),
    'product_supplier.': null,
    requests: [],
  };
}

function move(origin: string) {
  const id = Number(origin.split(',')[1]);
  const isDone = id % 3 > 0;
  return {
    id,
    origin,
    product: 1 + (id % 3_000),
    quantity: 1 + (id % 90),
    state: isDone ? 'done' : 'draft',
    planned_date: day(id, 2026),
    effective_date: isDone ? day(id + 3, 2026) : null,
    shipment: null,
  };
}

function party(id: number) {
  return { id, name: `Supplier ${id}`, code: `S${id}` };
}
