import { createServer } from 'node:http';
import { ORDER_NUMBERS } from './data.ts';
import { listen } from './listen.ts';

/** Headers under which a page may run. */
export type Regime = 'plain' | 'strict' | 'isolated';

const NONCE = 'hostile';
const HEADERS: Record<Regime, Record<string, string>> = {
  plain: {},
  strict: {
    'content-security-policy': `default-src 'none'; script-src 'nonce-${NONCE}'; frame-src 'none'; require-trusted-types-for 'script'`,
  },
  isolated: {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  },
};

const rows = ORDER_NUMBERS.map(
  (number) =>
    `<tr><td>PO ${number}<td>lot<td>sent<td><input value="${number}" readonly aria-label="PO number"></tr>`,
).join('');

/** A portal page that listens for everything it can before the extension arrives. Its own text holds no canary. */
const html = (
  extensionId: string,
): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>orders</title><link rel="icon" href="data:,">
<script nonce="${NONCE}">(${listen.toString()})(${JSON.stringify(extensionId)})</script>
<style nonce="${NONCE}">td{padding:8px 24px}</style>
<body><h1>orders</h1><input id="own"><table><thead><tr><th>PO number<th>lot<th>state<th>PO number</tr></thead>
<tbody>${rows}</tbody></table><p>end of the list</p></body></html>`;

export interface HostPage {
  address(regime: Regime): string;
  origin: string;
  close(): Promise<void>;
}

/** Serves the hostile page on loopback, one path per regime. */
export async function servePage(extensionId: string): Promise<HostPage> {
  const server = createServer((request, response) => {
    const regime = (new URL(request.url ?? '/', 'http://127.0.0.1').pathname.slice(1) || 'plain') as Regime;
    if (!Object.hasOwn(HEADERS, regime)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...HEADERS[regime] });
    response.end(html(extensionId));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    address: (regime) => `${origin}/${regime}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
