import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that nobody may ask. */
export interface Canary {
  address: string;
  /** Requests that arrived, whatever they asked. */
  asked: number;
  close(): Promise<void>;
}

/** On another port of loopback, so that it is another server to everybody who looks at an address. */
export async function startCanary(): Promise<Canary> {
  const server = createServer((_, response) => {
    canary.asked += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items": []}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const canary: Canary = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/canary`,
    asked: 0,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  return canary;
}
