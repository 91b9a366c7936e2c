import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * An example portal that embeds the plugin: a plain page, one with the strictest policy, one in React, one that is hostile,
 * one to be printed. Bundles are whatever the test puts there.
 */
export interface ExampleSite {
  origin: string;
  /** What lies at a path, for the next requests. */
  put(path: string, body: string, more?: { type?: string; headers?: Record<string, string> }): void;
  /** A page with the plugin in it, at a path; `strict` sends the policy that the embed page names. */
  page(path: string, wish: PageWish): string;
  close(): Promise<void>;
}

export interface PageWish {
  /** Attributes of the element, beside whatever `inside` it lies. */
  attributes: Record<string, string>;
  inside?: string;
  /** In front of the plugin's script, and behind the element. */
  head?: string;
  tail?: string;
  policy?: (nonce: string) => string;
  lang?: string;
}

const PLUGIN = '.output/plugin/partner-lens.js';
const NONCE = 'bm9uY2UtZm9yLXRlc3Rz';

/** The policy that the embed page asks for at least. */
export const STRICT = (nonce: string): string =>
  `default-src 'none'; script-src 'nonce-${nonce}'; connect-src 'self'; base-uri 'none'; require-trusted-types-for 'script'`;

function integrityOf(text: string | Uint8Array): string {
  return `sha384-${createHash('sha384').update(text).digest('base64')}`;
}

interface Lying {
  body: string | Uint8Array;
  headers: Record<string, string>;
}

/** Serves on loopback. Close it at the end. */
export async function serveExample(): Promise<ExampleSite> {
  const lies = new Map<string, Lying>();
  const plugin = readFileSync(PLUGIN);
  // What browsers ask for by themselves is no complaint of theirs.
  lies.set('/favicon.ico', { body: '', headers: { 'content-type': 'image/x-icon' } });
  lies.set('/partner-lens.js', { body: plugin, headers: { 'content-type': 'text/javascript' } });
  const server = createServer((request, response) => {
    answer(response, lies.get(new URL(request.url ?? '/', 'http://x').pathname));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    put: (path, body, { type = 'application/json', headers = {} } = {}) =>
      void lies.set(path, { body, headers: { 'content-type': type, ...headers } }),
    page(path, wish) {
      const headers: Record<string, string> = wish.policy
        ? { 'content-security-policy': wish.policy(NONCE) }
        : {};
      const body = pageOf(wish, integrityOf(plugin));
      lies.set(path, { body, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
      return origin + path;
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

function answer(response: ServerResponse, lying: Lying | undefined): void {
  if (!lying) response.writeHead(404).end();
  else response.writeHead(200, { 'cache-control': 'no-store', ...lying.headers }).end(lying.body);
}

/** The snippet as the embed page gives it, in a page of its own. */
function pageOf(
  { attributes, inside = '', head = '', tail = '', lang = 'en' }: PageWish,
  integrity: string,
): string {
  const written = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${value.replaceAll('"', '&quot;')}"`,
  );
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ostrel Castings: Norvane Pumps</title>${head}
<script nonce="${NONCE}" src="/partner-lens.js" integrity="${integrity}" crossorigin="anonymous" defer></script></head>
<body><main><h1>Norvane Pumps</h1>
<partner-lens${written.join('')}>${inside}</partner-lens>
</main>${tail.replaceAll('<script', `<script nonce="${NONCE}"`)}</body></html>`;
}
