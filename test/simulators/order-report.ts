import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One row of the report, as its system keeps it: fields may be gone, or of any type. Sample data. */
export type ReportRow = Record<string, unknown>;

export interface OrderReport {
  /** `http://127.0.0.1:4611`, without a slash. */
  origin: string;
  /** The newest first. */
  rows: ReportRow[];
  /** Says that rows were changed now, by this server's clock. */
  touch(): void;
  /** Every request that arrived, with how it was answered. */
  asked: { url: string; status: number }[];
  /** Hears of a request before it is answered; true: it has been dealt with. */
  fault: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;
  /** The server's clock, milliseconds since 1970. */
  clock: () => number;
  close(): Promise<void>;
}

export interface ReportForm {
  path: string;
  /** Whoever reads has to bring it, by RFC 6750. */
  token: string;
  /** JSON comes page by page, `{items, next}`; CSV in one answer. */
  form: 'json' | 'csv';
  pageSize: number;
}

/** More than any test asks for: a client that asks without end is stopped. */
const MOST_REQUESTS = 500;
const MOST_ROWS = 120_000;

/**
 * A report of order lines on loopback that keeps the rules of RFC 9110: 401 with a challenge, 405, strong ETags and dates,
 * `If-None-Match` before `If-Modified-Since`, 304 without a body. Pages are cut where rows stand now: what comes in between
 * two requests moves the others, as it does in systems that count offsets. What it does not know it refuses (400).
 */
export async function startOrderReport(kind: ReportForm): Promise<OrderReport> {
  let changedAt = Date.now();
  const server: Server = createServer((request, response) => {
    request.resume();
    response.on('close', () => {
      report.asked.push({ url: request.url ?? '/', status: response.statusCode });
    });
    if (!report.fault?.(request, response)) answer(request, response);
  });
  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://host/');
    const refusal = refusalOf(request, url, kind, report);
    if (refusal) return void response.writeHead(refusal, { 'www-authenticate': 'Bearer' }).end();
    const body = kind.form === 'csv' ? csvOf(report.rows) : pageOf(report.rows, url, kind);
    const headers = {
      date: new Date(report.clock()).toUTCString(),
      etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`,
      'last-modified': new Date(changedAt).toUTCString(),
    };
    if (isKnown(request, headers)) return void response.writeHead(304, headers).end();
    const type = kind.form === 'csv' ? 'text/csv' : 'application/json';
    response.writeHead(200, { 'content-type': type, ...headers }).end(body);
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const report: OrderReport = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    rows: [],
    touch() {
      changedAt = report.clock();
    },
    asked: [],
    fault: undefined,
    clock: Date.now,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return report;
}

/** The status of a request that is none of ours; undefined where it is answered. */
function refusalOf(
  { method, headers }: IncomingMessage,
  { pathname, searchParams }: URL,
  { path, token, form }: ReportForm,
  { asked, rows }: OrderReport,
): number | undefined {
  if (asked.length >= MOST_REQUESTS) return 429;
  if (pathname !== path) return 404;
  if (method !== 'GET') return 405;
  if (headers.authorization !== `Bearer ${token}`) return 401;
  const names = [...searchParams.keys()];
  const isOffset = /^\d{1,6}$/.test(searchParams.get('offset') ?? '0');
  const isOurs = names.length === 0 || (form === 'json' && `${names}` === 'offset' && isOffset);
  if (!isOurs || headers.cookie !== undefined || headers.origin !== undefined) return 400;
  return rows.length > MOST_ROWS ? 503 : undefined;
}

function isKnown({ headers }: IncomingMessage, own: { etag: string; 'last-modified': string }): boolean {
  const { 'if-none-match': etag, 'if-modified-since': since } = headers;
  if (etag !== undefined) return etag === own.etag;
  return since !== undefined && Date.parse(own['last-modified']) <= Date.parse(since);
}

function pageOf(rows: readonly ReportRow[], url: URL, { path, pageSize }: ReportForm): string {
  const offset = Number(url.searchParams.get('offset') ?? 0);
  const end = offset + pageSize;
  return JSON.stringify({
    items: rows.slice(offset, end),
    next: end < rows.length ? `${path}?offset=${end}` : null,
  });
}

/** With a heading for each field of any row, also where there is no row; cells that are missing at the end are left off. */
export function csvOf(rows: readonly ReportRow[]): string {
  const headings = [...new Set([...Object.keys(reportRow(1)), ...rows.flatMap((row) => Object.keys(row))])];
  const lines = rows.map((row) => headings.map((heading) => row[heading] ?? '').join(','));
  return `${[headings.join(','), ...lines].join('\n')}\n`;
}

/** The line of an order, by the place of the order among those that were made: ten pieces. */
export function reportRow(order: number): ReportRow {
  return {
    orderNumber: `PO-${10_000 + order}`,
    line: 1,
    supplierName: 'Sample Castings GmbH',
    supplierNumber: 'S100',
    item: `P-${order % 40}`,
    quantity: 10,
    cancelledQuantity: 0,
    requestedDate: `2026-12-${10 + (order % 18)}`,
  };
}
