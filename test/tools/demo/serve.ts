import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  bigPage,
  frameList,
  framePage,
  inputsPage,
  quietPage,
  scrollPage,
  shadowPage,
} from './hard-pages.ts';
import { composePage, inboxPage, messagePage } from './mail-pages.ts';
import type { DemoOrders } from './orders.ts';
import { appPage, gridPage, linesJson, orderPage, ordersPage } from './portal-pages.ts';

/** The policy under which a page may load nothing but its own style sheet. */
const STRICT_POLICY = "default-src 'none'; style-src 'self'";

interface Answer {
  status: number;
  type: string;
  body: string;
  policy?: string;
}

export interface DemoSites {
  /** `http://127.0.0.1:<port>` */
  portal: string;
  /** `http://localhost:<port>`: another host name, so that it is switched on by itself. */
  mail: string;
  close(): Promise<void>;
}

/** Serves the demo portal and the demo mail on loopback until `close`. Port 0 takes a free one. */
export async function serveDemo(
  orders: DemoOrders,
  ports: { portal?: number; mail?: number } = {},
): Promise<DemoSites> {
  const portal = await listen((url) => portalAnswer(orders, url), ports.portal ?? 0);
  const mail = await listen((url) => mailAnswer(orders, url), ports.mail ?? 0);
  return {
    portal: `http://127.0.0.1:${portOf(portal)}`,
    mail: `http://localhost:${portOf(mail)}`,
    close: async () => {
      await Promise.all([portal, mail].map((server) => stop(server)));
    },
  };
}

function portalAnswer(orders: DemoOrders, url: URL): Answer {
  const pages: Record<string, () => string> = {
    '/': () => ordersPage(orders),
    '/orders': () => ordersPage(orders),
    '/app': () => appPage(orders),
    '/grid': () => gridPage(orders),
    '/inputs': () => inputsPage(orders),
    '/scroll': () => scrollPage(orders),
    '/shadow': () => shadowPage(orders),
    '/frame': () => framePage(orders),
    '/frame/list': () => frameList(orders),
    '/quiet': () => quietPage(orders),
    '/big': () => bigPage(orders, count(url, 'rows', 5000), count(url, 'known', 1000)),
  };
  const page = pages[url.pathname];
  if (page) return html(page());
  if (url.pathname === '/strict') return { ...html(ordersPage(orders)), policy: STRICT_POLICY };
  if (url.pathname.startsWith('/app/')) return html(appPage(orders));
  if (url.pathname === '/api/lines')
    return { status: 200, type: 'application/json', body: linesJson(orders, url.searchParams.has('all')) };
  if (url.pathname.startsWith('/orders/'))
    return htmlOr404(orderPage(orders, decodeURIComponent(url.pathname.slice(8))));
  return asset(url.pathname);
}

function mailAnswer(orders: DemoOrders, url: URL): Answer {
  if (url.pathname === '/') return { ...html(inboxPage(orders)), policy: STRICT_POLICY };
  if (url.pathname === '/compose') return { ...html(composePage(orders)), policy: STRICT_POLICY };
  if (url.pathname.startsWith('/message/'))
    return { ...htmlOr404(messagePage(orders, url.pathname.slice(9))), policy: STRICT_POLICY };
  return asset(url.pathname);
}

const ASSETS: Record<string, string> = {
  '/assets/portal.css': 'text/css',
  '/assets/mail.css': 'text/css',
  '/assets/app.js': 'text/javascript',
  '/assets/grid.js': 'text/javascript',
};

function asset(path: string): Answer {
  if (path === '/favicon.ico') return { status: 204, type: 'image/x-icon', body: '' };
  const type = ASSETS[path];
  if (!type) return { status: 404, type: 'text/plain', body: 'Not found' };
  return { status: 200, type, body: readFileSync(new URL(`.${path}`, import.meta.url), 'utf8') };
}

function html(body: string): Answer {
  return { status: 200, type: 'text/html', body };
}

function htmlOr404(body: string | null): Answer {
  return body === null ? { status: 404, type: 'text/plain', body: 'Not found' } : html(body);
}

function count(url: URL, name: string, fallback: number): number {
  const value = Number(url.searchParams.get(name) ?? fallback);
  return Number.isInteger(value) && value >= 0 && value <= 100_000 ? value : fallback;
}

function listen(answer: (url: URL) => Answer, port: number): Promise<Server> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { status, type, body, policy } = answer(new URL(request.url ?? '/', 'http://127.0.0.1'));
    response.writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      ...(policy ? { 'content-security-policy': policy } : {}),
    });
    response.end(body);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
