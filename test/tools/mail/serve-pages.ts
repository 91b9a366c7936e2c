import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { htmlPage } from '../demo/html.ts';

/** A webmail of pages that a test makes up, on loopback. */
export interface MailPages {
  /** Answers the address at which this HTML is the body of a page. */
  add(path: string, body: string): string;
  close(): Promise<void>;
}

/** Serves pages at paths; anything else is not found. */
export async function servePages(): Promise<MailPages> {
  const pages = new Map<string, string>();
  const server = createServer(({ url = '' }, response) => {
    const page = pages.get(url);
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    add(path, body) {
      pages.set(path, htmlPage('Webmail', '', body));
      return `${origin}${path}`;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
