import { createServer } from 'node:http';
import { tamper } from './clobbered.ts';
import { ORDER_NUMBERS } from './data.ts';
import { listen } from './listen.ts';
import { fragmentOf, type PageKind, portalHtml } from './portal-page.ts';

/** Headers under which a page may run. */
export type Regime = 'plain' | 'strict' | 'isolated';

const NONCE = 'hostile';
const HEADERS: Record<Regime, Record<string, string>> = {
  plain: {},
  strict: {
    'content-security-policy': [
      `default-src 'none'; script-src 'nonce-${NONCE}'; style-src 'nonce-${NONCE}'; img-src data:; frame-src 'none'`,
      "require-trusted-types-for 'script'; trusted-types 'none'",
    ].join('; '),
  },
  isolated: {
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
  },
};

/** The same number twice in each row: in the text, and in a locked field. */
const marksHtml = (): string => {
  const rows = ORDER_NUMBERS.map(
    (number) =>
      `<tr><td>PO ${number}<td>lot<td>sent<td><input value="${number}" readonly aria-label="PO number"></tr>`,
  );
  return `<h1>orders</h1><input id="own"><table><thead><tr><th>PO number<th>lot<th>state<th>PO number</tr></thead>
<tbody>${rows.join('')}</tbody></table>`;
};

/** A portal page that listens for everything it can before the extension arrives. Its own text holds no canary. */
const html = (
  extensionId: string,
  kind: PageKind,
): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>orders</title><link rel="icon" href="data:,">
<script nonce="${NONCE}">(${listen.toString()})(${JSON.stringify(extensionId)})</script>
${kind === 'clobbered' ? `<script nonce="${NONCE}">(${tamper.toString()})()</script>` : ''}<style nonce="${NONCE}">td{padding:8px 24px}</style>
<body>${kind === 'marks' ? marksHtml() : portalHtml(kind)}<p>end of the list</p></body></html>`;

export interface HostPage {
  address(regime: Regime, kind?: PageKind): string;
  origin: string;
  close(): Promise<void>;
}

/** Serves the hostile page on loopback, one path per regime and kind. */
export async function servePage(extensionId: string): Promise<HostPage> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, regime, kind = 'marks'] = pathname.split('/') as [string, Regime, PageKind?];
    if (!Object.hasOwn(HEADERS, regime)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...HEADERS[regime] });
    response.end(html(extensionId, kind));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    address: (regime, kind = 'marks') => `${origin}/${regime}/${kind}${fragmentOf(kind)}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
