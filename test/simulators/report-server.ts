import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that arrived. */
interface Asked {
  url: string;
  headers: IncomingHttpHeaders;
  /** How it was answered. */
  status: number;
}

/** A reporting system on loopback: serves tables by path, each with its own sign-in. */
export interface ReportServer {
  /** `http://127.0.0.1:4611`, without a slash. */
  origin: string;
  asked: Asked[];
  /** By path. What stands behind the `?` does not matter. */
  reports: Map<string, Report>;
  close(): Promise<void>;
}

interface Report {
  body: string | Buffer;
  type: string;
  /** Whether a request may read it; all may when absent. */
  admits?(headers: IncomingHttpHeaders): boolean;
  /** False for a server that knows neither ETag nor dates. */
  validators?: boolean;
  /** Answers in its stead. */
  fault?: (response: ServerResponse) => void;
}

/** Keeps the rules of RFC 9110: strong ETags, `If-None-Match` before anything else, 304 without a body, 401 with a challenge. */
export async function startReports(): Promise<ReportServer> {
  const asked: Asked[] = [];
  const reports = new Map<string, Report>();
  const server: Server = createServer((request, response) => {
    request.resume();
    const url = request.url ?? '/';
    response.on('close', () => asked.push({ url, headers: request.headers, status: response.statusCode }));
    const report = reports.get(new URL(url, 'http://host/').pathname);
    if (!report) return void response.writeHead(404).end();
    if (report.fault) return report.fault(response);
    if (report.admits?.(request.headers) === false)
      return void response.writeHead(401, { 'www-authenticate': 'Bearer' }).end();
    const etag = `"${createHash('sha256').update(report.body).digest('hex').slice(0, 16)}"`;
    const validators = report.validators === false ? {} : { etag };
    if (report.validators !== false && request.headers['if-none-match'] === etag)
      return void response.writeHead(304, validators).end();
    response.writeHead(200, { 'content-type': report.type, ...validators }).end(report.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    reports,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** A few lines of orders, as a reporting system writes them. Sample data. */
export function ordersCsv(rows: readonly { order: string; line: number; quantity: number }[]): string {
  const heading = 'Order number,Line,Supplier,Supplier number,Item,Quantity,Requested date';
  const lines = rows.map(
    ({ order, line, quantity }) =>
      `${order},${line},Sample Castings GmbH,S100,HSG-100,${quantity},2026-12-0${1 + (line % 8)}`,
  );
  return `${[heading, ...lines].join('\n')}\n`;
}
