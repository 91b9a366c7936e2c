import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, Worker } from '@playwright/test';
import type { LedgerEntry } from '../../../lib/domain/connection.ts';

/** A request as the browser's own network log has it. */
interface Sent {
  at: number;
  url: string;
  /** Length of its body; absent when no connection came about. */
  bytes?: number;
}

type Listed = Pick<LedgerEntry, 'host' | 'what' | 'sent' | 'outcome'>;

/** The list as it was read from an instant on; what left later need not be on it. */
interface Ledger {
  readAt: number;
  listed: readonly Listed[];
}

interface TrafficTrace {
  switches: string[];
  /** Once the browser is closed: throws unless what left the extension at `home` is what the extension lists. */
  compare(home: string, ledger: Ledger): void;
  remove(): void;
}

/**
 * The browser's own network log, an outside judge of what left the extension: pages, frames, workers and the service worker
 * alike. Addresses that a person goes to (main frames) are none of its requests.
 */
export function traceTraffic(): TrafficTrace {
  const folder = mkdtempSync(join(tmpdir(), 'partnerlens-net-'));
  const file = join(folder, 'net.json');
  return {
    switches: [`--log-net-log=${file}`],
    compare(home, ledger) {
      const differences = trafficDifferences(requestsOf(readFileSync(file, 'utf8'), home), ledger);
      if (differences.length > 0)
        throw new Error(`What left the extension is not what it lists:\n${differences.join('\n')}`);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Requests that an origin began, in the network log of a browser. A log that a kill cut off is read as far as it goes. */
function requestsOf(log: string, home: string): Sent[] {
  const lines = log.split('\n');
  const types = /"logEventTypes":(\{[^}]*\})/.exec(lines[0] ?? '')?.[1];
  const [, offset] = /"timeTickOffset":"?(\d+)/.exec(lines[0] ?? '') ?? [];
  if (!types || !offset) throw new Error('This is no network log.');
  const { URL_REQUEST_START_JOB: start, HTTP_TRANSACTION_SEND_REQUEST_HEADERS: headers } = JSON.parse(
    types,
  ) as Record<string, number>;
  const sent = new Map<number, Sent>();
  for (const line of lines) {
    const begins = line.includes(`"type":${start}}`) && line.includes(`"initiator":"${home}"`);
    if (!begins && !line.includes(`"type":${headers}}`)) continue;
    const { source, params = {}, phase, time } = JSON.parse(line.replace(/[,\]}]*$/, '}')) as NetEvent;
    const known = sent.get(source.id);
    if (begins && phase === 1 && params.request_type !== 'main frame' && /^https?:/.test(params.url ?? ''))
      sent.set(source.id, { url: params.url ?? '', at: Number(time) + Number(offset) });
    if (known && params.headers) known.bytes = contentLength(params.headers);
  }
  return [...sent.values()];
}

interface NetEvent {
  source: { id: number };
  phase: number;
  /** Milliseconds since the browser's own zero. */
  time: string;
  params?: { url?: string; request_type?: string; headers?: string[] };
}

function contentLength(headers: readonly string[]): number {
  const [, length] = headers.map((each) => /^content-length: (\d+)$/i.exec(each)).find(Boolean) ?? [];
  return Number(length ?? 0);
}

/** What left and is not listed, and what is listed and did not leave. Listed without an outcome: it may not have left. */
function trafficDifferences(sent: readonly Sent[], { listed, readAt }: Ledger): string[] {
  const open = [...listed];
  const take = (fits: (entry: Listed) => boolean) => {
    const at = open.findIndex(fits);
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  };
  const differences: string[] = [];
  const known = sent.filter(({ bytes }) => bytes !== undefined);
  for (const { at, url, bytes } of [...known, ...sent.filter((each) => !known.includes(each))]) {
    const { host } = new URL(url);
    const fits = (entry: Listed) => entry.host === host && (bytes === undefined || entry.sent === bytes);
    const isListed = take((entry) => entry.outcome !== '' && fits(entry)) || take(fits);
    if (!isListed && at < readAt) differences.push(`not listed: ${url}, ${bytes ?? '?'} bytes`);
  }
  for (const { host, what, sent: bytes, outcome } of open)
    if (outcome !== '') differences.push(`did not leave: ${what} to ${host}, ${bytes} bytes, ${outcome}`);
  return differences;
}

/** What the extension lists since an instant; nothing where its store is not there or can not be read. */
export async function readLedger(context: BrowserContext, home: string, since: number): Promise<Ledger> {
  const readAt = Date.now();
  return { readAt, listed: await listedSince(context, home, since).catch(() => []) };
}

async function listedSince(context: BrowserContext, home: string, since: number): Promise<Listed[]> {
  const worker = context.serviceWorkers().find((each) => each.url().startsWith(home));
  const answer = worker && (await soon(listedIn(worker, since)));
  if (answer) return answer;
  const page = await context.newPage();
  // A page of the extension's origin that holds none of its code.
  await page.goto(`${home}/manifest.json`);
  return (await soon(listedIn(page, since))) ?? [];
}

/** A worker that is being stopped, or a store that is held back, does not hold a test up. */
function soon<T>(answer: Promise<T>): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => {
    AbortSignal.timeout(3_000).addEventListener('abort', () => resolve(undefined));
  });
  return Promise.race([answer.catch(() => undefined), late]);
}

function listedIn(where: Worker | Page, since: number): Promise<Listed[]> {
  return (where as Page).evaluate(async (from) => {
    const name = 'partnerlens';
    // Opening what is not there would make it.
    if (!(await indexedDB.databases()).some((each) => each.name === name)) return [];
    const answered = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await answered(indexedDB.open(name));
    try {
      if (!db.objectStoreNames.contains('ledger')) return [];
      const all = (await answered(db.transaction('ledger').objectStore('ledger').getAll())) as LedgerEntry[];
      return all
        .filter(({ at }) => at >= from)
        .map(({ host, what, sent, outcome }) => ({ host, what, sent, outcome }));
    } finally {
      db.close();
    }
  }, since);
}
