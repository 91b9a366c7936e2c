import { type Failure, FailureError } from '../../domain/result.ts';
import type { TableState } from '../../domain/sync-marks.ts';
import type { Answer } from '../http/api.ts';
import { httpFailure } from '../http/failures.ts';
import type { Api } from '../http/open-api.ts';
import { csvOf, type JsonPage, pageOf, parseExact } from './json-rows.ts';

/** A table as it is served now. */
export interface Download {
  /** False where it is what `known` describes. */
  changed: boolean;
  /** The bytes of a text table or a workbook, or the rows of a JSON answer as CSV; absent where there is no row, or nothing changed. */
  file?: Blob;
  state: TableState;
  /** The server's clock; this browser's where it does not tell. */
  serverTime: number;
  /** How many more requests the server says that it takes. */
  left: number | undefined;
}

/** Reports are made when they are asked for: they may take longer than records. */
const PATIENCE_MS = 120_000;
/** All pages of an answer together. */
const MOST_BYTES = 64 * 1024 ** 2;

/**
 * Asks for a table unless it is still the one that `known` describes. `where` is its path with what stands behind the `?`.
 * Throws `FailureError` of `Api`, and for answers that are no table.
 */
export async function downloadTable(
  api: Api,
  where: string,
  now: () => number,
  known?: TableState,
): Promise<Download> {
  const first = await ask(api, where, known);
  const { left, serverTime = now() } = first;
  if (first.unchanged && known) return { changed: false, state: known, serverTime, left };
  const json = isJson(first);
  const pages: Page[] = json ? await jsonPages(api, where, first) : [first];
  // That the first page is as it was says nothing of the others.
  const validators = pages.length === 1 ? first.validators : {};
  const digest = await digestOf(pages.map(({ bytes }) => bytes));
  if (digest === known?.digest)
    return { changed: false, state: { ...validators, digest, readAt: known.readAt }, serverTime, left };
  const state = { ...validators, digest, readAt: serverTime };
  const records = pages.flatMap((page) => page.records ?? []);
  if (first.status === 204 || (json && records.length === 0))
    return { changed: true, state, serverTime, left };
  const file = new Blob([json ? csvOf(records) : first.bytes]);
  return { changed: true, file, state, serverTime, left: pages.at(-1)?.left ?? left };
}

/** For the ledger: the path, and the names of what stands behind its `?` without their values. */
function askedOf(where: string): string {
  const { pathname, searchParams } = new URL(where, 'https://host.invalid/');
  const names = [...new Set(searchParams.keys())].join('&');
  return `GET ${pathname}${names ? `?${names}` : ''}`;
}

async function ask(api: Api, where: string, unless?: TableState): Promise<Answer> {
  const headers = { accept: '*/*' };
  const answer = await api.send({
    method: 'GET',
    path: where,
    what: askedOf(where),
    fields: [],
    headers,
    unless,
    patienceMs: PATIENCE_MS,
  });
  if (answer.partial) throw httpFailure('answer-partial', api.host);
  if (isPage(answer)) throw httpFailure('answer-not-json', api.host);
  if (answer.status === 200 && answer.bytes.length === 0) throw httpFailure('answer-cut-off', api.host);
  return answer;
}

interface Page extends Answer {
  records?: JsonPage['records'];
}

async function jsonPages(api: Api, where: string, first: Answer): Promise<Page[]> {
  const pages: Page[] = [];
  const asked = new Set([where]);
  let bytes = 0;
  for (let answer = first; ; ) {
    const page = readPage(answer, api.host);
    if (!isOfOneTable(pages[0]?.records, page.records)) throw new FailureError(otherTable(api.host));
    pages.push({ ...answer, records: page.records });
    bytes += answer.bytes.length;
    if (bytes > MOST_BYTES) throw httpFailure('answer-too-long', api.host);
    if (!page.next) return pages;
    const at = new URL(where, 'https://host.invalid/');
    const next = new URL(page.next, at);
    where = next.origin === at.origin ? `${next.pathname}${next.search}` : next.href;
    if (asked.has(where)) throw httpFailure('answer-unexpected', api.host);
    asked.add(where);
    answer = await ask(api, where);
  }
}

/** False where a later page has no field of the first: its rows would all be taken for empty ones. */
function isOfOneTable(first: JsonPage['records'] = [], page: JsonPage['records'] = []): boolean {
  if (first.length === 0 || page.length === 0) return true;
  const known = new Set(first.flatMap((record) => Object.keys(record)));
  return page.some((record) => Object.keys(record).some((name) => known.has(name)));
}

function otherTable(host: string): Failure {
  return {
    code: 'feed-columns-changed',
    message: `A later page of the answer of ${host} has none of the fields that its first page has.`,
    next: 'Nothing of it was stored: the next sync asks for all of it again. Whoever looks after the report finds the cause.',
  };
}

function readPage({ bytes }: Answer, host: string): JsonPage {
  const page = pageOf(parsed(new TextDecoder().decode(bytes), host));
  if (typeof page === 'string') throw httpFailure(page, host);
  return page;
}

function parsed(text: string, host: string): unknown {
  try {
    return parseExact(text);
  } catch {
    throw httpFailure('answer-cut-off', host);
  }
}

/** The first characters behind a byte order mark and blanks. */
function startOf({ bytes }: Answer): string {
  return new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().toLowerCase();
}

function isJson(answer: Answer): boolean {
  return /[/+]json$/.test(answer.contentType) || /^[[{]/.test(startOf(answer));
}

/** A page for people instead of data, whatever the server calls it. */
function isPage(answer: Answer): boolean {
  const start = startOf(answer);
  return start.startsWith('<!doctype html') || start.startsWith('<html');
}

async function digestOf(parts: Uint8Array<ArrayBuffer>[]): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
