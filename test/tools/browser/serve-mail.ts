import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Serves one page with a mail of a customer of the CRM simulators, who asks for an order by this number. */
export async function serveMail(number: string): Promise<{ address: string; close(): Promise<void> }> {
  const page = `<!doctype html><title>Mail</title><h1>Delivery of our order</h1>
<p>From: Jo Beispiel &lt;jo.beispiel@sample-retail.example&gt;</p><p>When does ${number} arrive?</p>`;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
