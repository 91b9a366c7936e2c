import { browser } from 'wxt/browser';
import { type Connection, type LedgerEntry, signsInByCode } from '../domain/connection.ts';
import type { ImportJob } from '../domain/import-job.ts';
import type { Failure } from '../domain/result.ts';
import type { Tokens } from '../domain/sign-in.ts';
import { EVERYTHING } from '../domain/sync-marks.ts';
import { nowOf } from '../domain/workspace.ts';
import { ledgerToCsv } from '../export/ledger-csv.ts';
import { t } from '../i18n/t.ts';
import { sourceOf } from '../sources/index.ts';
import { notReadFrom, type Offer, type OfferName, offersOf } from '../sources/offers.ts';
import { requestsOn } from '../store/budgets.ts';
import { changeConnection, listConnections, readConnection, removeConnection } from '../store/connections.ts';
import { listJobs } from '../store/jobs.ts';
import { lastRequests, openLedger } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { cancelJob } from '../sync/cancel-job.ts';
import { endSignIns, issuedFor, type SignedIn } from '../sync/end-sign-ins.ts';
import { isOpen } from '../sync/pause-job.ts';
import { syncsOf } from '../sync/sync-jobs.ts';
import { download } from './download.ts';
import { runSync } from './new-job.ts';
import { surfaceStore } from './reading.ts';
import { signInPatterns } from './sign-in.ts';
import { leaveCalled, sitePattern } from './sites.ts';

export interface ConnectionView {
  connection: Connection;
  /** The last sync; absent before the first. */
  sync?: ImportJob;
  /** What the system can tell; absent for a table. */
  offers?: Offer[];
  /** What no sync of such a system reads. */
  notRead?: OfferName[];
  /** False where the browser does not let us call its address any more. */
  allowed: boolean;
  /** Requests of today. */
  used: number;
}

const LEDGER_ROWS = 60;

/** `https://erp.example.com/` of what was typed; null when that is no address that may be called. */
export function connectionAddress(typed: string): { address: string; host: string; pattern: string } | null {
  const text = typed.trim();
  const written = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(written)) return null;
  const url = new URL(written);
  const pattern = sitePattern(url.href);
  return pattern === null ? null : { address: `${url.origin}/`, host: url.host, pattern };
}

/** Every connected system with its last sync. */
export async function connectionViews(store: Store): Promise<ConnectionView[]> {
  // A replay shows a day of the past; requests are those of the real one.
  const { today } = nowOf({ sample: false });
  const [connections, jobs, used] = await Promise.all([
    listConnections(store),
    listJobs(store),
    requestsOn(store, today),
  ]);
  return Promise.all(
    connections.map(async (connection) => {
      const [sync] = syncsOf(jobs, connection.id);
      const allowed = await browser.permissions.contains({ origins: patternsOf(connection) });
      const offers =
        connection.system === 'feed'
          ? {}
          : {
              offers: offersOf(sourceOf(connection).needs, connection.capabilities),
              notRead: notReadFrom(sourceOf(connection)),
            };
      return {
        connection,
        allowed,
        used: used.get(connection.id) ?? 0,
        ...offers,
        ...(sync ? { sync } : {}),
      };
    }),
  );
}

/** Systems whose interface answers at a host of its own: people work at another one. */
const APART: readonly Connection['system'][] = ['hubspot', 'zoho'];

/** The hosts that a connection calls: those with pages of the system, and those of its sign-in server or an interface. */
export function hostsOf(connection: Connection): { pages: string[]; called: string[] } {
  const [own = '', ...others] = patternsOf(connection);
  if (APART.includes(connection.system)) return { pages: [], called: [own, ...others] };
  return { pages: [own], called: others.filter((each) => each !== own) };
}

/** The hosts that a connection calls: its own, and that of its sign-in server. */
export function patternsOf(connection: Connection): string[] {
  const pattern = sitePattern(connection.address) ?? '';
  return 'signIn' in connection ? [pattern, ...signInPatterns(connection.signIn)] : [pattern];
}

/** Sets how many requests a system may be asked in a day; undefined takes the limit away. */
export async function setPerDay(id: string, perDay: number | undefined): Promise<void> {
  await changeConnection(await surfaceStore(), id, (stored) => ({ ...stored, perDay }));
}

/** Sets how often a system is read, in minutes. */
export async function setEvery(id: string, everyMinutes: number): Promise<void> {
  await changeConnection(await surfaceStore(), id, (stored) => ({ ...stored, everyMinutes }));
}

/** Saves the whole list of requests as CSV. */
export async function saveRequests(): Promise<void> {
  const all = await lastRequests(await surfaceStore(), Number.POSITIVE_INFINITY);
  const header = [
    t('sources.ledger.when'),
    t('ledger.system'),
    t('sources.ledger.where'),
    t('sources.ledger.what'),
    t('ledger.reason'),
    t('sources.ledger.fields'),
    t('ledger.sent'),
    t('ledger.received'),
    t('ledger.took'),
    t('sources.ledger.outcome'),
  ];
  const day = new Date().toISOString().slice(0, 10);
  download(
    `partnerlens-${t('ledger.saved-as')}-${day}.csv`,
    ledgerToCsv(all, { header, open: t('ledger.open') }),
  );
}

/** The last requests to connected systems, newest first. */
export function requests(store: Store): Promise<LedgerEntry[]> {
  return lastRequests(store, LEDGER_ROWS);
}

/**
 * Changes how a system is read, and reads all of it anew behind what changed: what still runs or stood somewhere read it as it
 * was before.
 */
export async function readAnew(id: string, change: (stored: Connection) => Connection): Promise<void> {
  const store = await surfaceStore();
  await cancelSyncs(store, id);
  await changeConnection(store, id, (stored) => ({
    ...change(stored),
    anew: [EVERYTHING],
    createdAt: Date.now(),
  }));
  await syncNow(id);
}

/** Changes how a connection is read. What reads it as it was until now ends, and is read once more as it is then. */
export async function readOnAs(id: string, change: (stored: Connection) => Connection): Promise<void> {
  const store = await surfaceStore();
  const ran = await cancelSyncs(store, id);
  await changeConnection(store, id, change);
  if (ran) await syncNow(id);
}

/** Reads what changed now, without waiting for the next time. */
export async function syncNow(id: string): Promise<void> {
  const store = await surfaceStore();
  const connection = await readConnection(store, id);
  if (connection) await runSync(store, connection);
}

/**
 * Ends what runs of a connection, and forgets it with its password or tokens. Its records stay. Where its sign-in server can
 * be told, that ends the sign-in, too; nobody waits for what it answers. Then hosts that were called for it alone are given back.
 */
export async function disconnect(id: string): Promise<void> {
  const store = await surfaceStore();
  await cancelSyncs(store, id);
  const connection = await readConnection(store, id);
  const issued = await issuedFor(store, connection);
  await removeConnection(store, id);
  const told = tellOver(store, issued ? [issued] : []);
  if (connection) void told.then(() => giveBack(store, connection));
}

/** Gives back the hosts that a connection only called, once its sign-in server was told, but for those that another one calls. */
async function giveBack(store: Store, removed: Connection): Promise<void> {
  const needed = new Set((await listConnections(store)).flatMap(patternsOf));
  await leaveCalled(hostsOf(removed).called.filter((each) => !needed.has(each)));
}

/** Ends sign-ins at their servers, each noted in the list of requests. Never throws; nobody need wait for it. */
export async function tellOver(store: Store, issued: readonly SignedIn[]): Promise<void> {
  if (issued.length === 0) return;
  const ledger = openLedger(store);
  await endSignIns(issued, ledger);
  await ledger.flush();
}

/** What a sign-in issued that nothing came of holds at its server for months: it is told. */
export function endUnused(store: Store, connection: Connection, tokens: Tokens | undefined): void {
  if (!tokens || !signsInByCode(connection)) return;
  void tellOver(store, [{ id: connection.id, signIn: connection.signIn, tokens }]);
}

/** Answers whether there was one. */
async function cancelSyncs(store: Store, id: string): Promise<boolean> {
  const jobs = syncsOf(await listJobs(store), id).filter((job) => isOpen(job) || job.state === 'paused');
  for (const job of jobs) await cancelJob(store, job.id);
  return jobs.length > 0;
}

/** The browser does not let us call the host of a system. */
export function notAllowed(host: string): Failure {
  return {
    code: 'host-not-allowed',
    message: `Your browser does not allow PartnerLens to ask ${host}.`,
    next: 'Press “Allow again” at this connection, or connect it once more and allow the address.',
  };
}
