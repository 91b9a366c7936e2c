import { browser } from 'wxt/browser';
import type { Capabilities, Connection, LedgerEntry, TrytonConnection } from '../domain/connection.ts';
import type { ImportJob } from '../domain/import-job.ts';
import type { Failure } from '../domain/result.ts';
import { nowOf } from '../domain/workspace.ts';
import { ledgerToCsv } from '../export/ledger-csv.ts';
import { t } from '../i18n/t.ts';
import { askServer, type CheckStep } from '../sources/tryton/connect.ts';
import { type Offer, offersOf } from '../sources/tryton/offers.ts';
import { openSession } from '../sources/tryton/session.ts';
import { requestsOn } from '../store/budgets.ts';
import {
  changeConnection,
  listConnections,
  putConnection,
  readConnection,
  removeConnection,
} from '../store/connections.ts';
import { listJobs } from '../store/jobs.ts';
import { lastRequests } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { writeSecret } from '../store/secrets.ts';
import { readWorkspace } from '../store/workspace.ts';
import { cancelJob } from '../sync/cancel-job.ts';
import { openLedgeredApi, secretOf } from '../sync/open-connection.ts';
import { isOpen } from '../sync/pause-job.ts';
import { addSync, syncsOf } from '../sync/sync-jobs.ts';
import { askFromPanel } from './ask.ts';
import { download } from './download.ts';
import { failureOf, surfaceStore } from './reading.ts';
import { removeAllRecords } from './remove-records.ts';
import { signInPatterns } from './sign-in.ts';
import { sitePattern } from './sites.ts';

/** What a person enters to connect a system. */
export interface ConnectForm {
  label: string;
  address: string;
  database: string;
  user: string;
  password: string;
  everyMinutes: number;
}

/** Hears of each step of a connection check that holds, and of the failure that ended it. */
export type OnStep = (step: CheckStep, detail: string) => void;

export interface ConnectionView {
  connection: Connection;
  /** The last sync; absent before the first. */
  sync?: ImportJob;
  /** What the system can tell; absent for a table. */
  offers?: Offer[];
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
      const offers = connection.system === 'tryton' ? { offers: offersOf(connection.capabilities) } : {};
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

/** The hosts that a connection calls: its own, and that of its sign-in server. */
export function patternsOf(connection: Connection): string[] {
  const pattern = sitePattern(connection.address) ?? '';
  return connection.system === 'feed' ? [pattern, ...signInPatterns(connection.signIn)] : [pattern];
}

/** Sets how many requests a system may be asked in a day; undefined takes the limit away. */
export async function setPerDay(id: string, perDay: number | undefined): Promise<void> {
  await changeConnection(await surfaceStore(), id, (stored) => ({ ...stored, perDay }));
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
 * Checks a system and connects it: its password is stored encrypted, its first load begins. The browser must have been
 * asked for its address before. Answers why not, or null. The sample makes room for own records.
 */
export async function connect(form: ConnectForm, onStep: OnStep): Promise<Failure | null> {
  const at = connectionAddress(form.address);
  if (!at) throw new Error('The address was not checked.');
  const store = await surfaceStore();
  const id = `${at.host}/${form.database}`;
  const given = { id, address: at.address, database: form.database, user: form.user };
  const abort = new AbortController();
  await askFromPanel('callSystems', { address: at.address });
  const opened = openLedgeredApi(store, given, 'check', abort.signal);
  try {
    const facts = await askServer(openSession(opened.api, form), Date.now, onStep);
    const { sample } = await readWorkspace(store);
    if (sample) await removeAllRecords();
    await writeSecret(store, id, form.password);
    const known = await readConnection(store, id);
    const connection: TrytonConnection = {
      ...given,
      system: 'tryton',
      label: form.label.trim() || at.host,
      company: facts.company,
      capabilities: facts.capabilities,
      everyMinutes: form.everyMinutes,
      ...(known?.syncedTo === undefined ? {} : { syncedTo: known.syncedTo }),
      ...(known?.system === 'tryton' && known.fields ? { fields: known.fields } : {}),
      createdAt: Date.now(),
    };
    await putConnection(store, connection);
    await addSync(store, connection, Date.now());
    await askFromPanel('runJobs', {});
    return null;
  } catch (error) {
    return failureOf(error);
  } finally {
    await opened.writeLedger();
  }
}

/** What could not be read before and can be now is read from the beginning, and the rest with it. */
function stillSynced({ syncedTo, unread, capabilities }: TrytonConnection, now: Capabilities) {
  const more = Object.keys(now).some((name) => now[name] && capabilities[name] === false);
  return unread?.length || more ? undefined : syncedTo;
}

/** Checks a connected system again, and takes over what it can do now. Answers what failed, or null. */
export async function checkConnection(connection: TrytonConnection, onStep: OnStep): Promise<Failure | null> {
  const store = await surfaceStore();
  try {
    const password = await secretOf(store, connection);
    const opened = openLedgeredApi(store, connection, 'check', new AbortController().signal);
    try {
      const session = openSession(opened.api, { ...connection, password });
      const { company, capabilities } = await askServer(session, Date.now, onStep);
      const { unread: _, ...known } = connection;
      await putConnection(store, {
        ...known,
        company,
        capabilities,
        syncedTo: stillSynced(connection, capabilities),
      });
      return null;
    } finally {
      await opened.writeLedger();
    }
  } catch (error) {
    return failureOf(error);
  }
}

/** Reads what changed now, without waiting for the next time. */
export async function syncNow(id: string): Promise<void> {
  const store = await surfaceStore();
  const connection = await readConnection(store, id);
  if (!connection) return;
  await addSync(store, connection, Date.now());
  await askFromPanel('runJobs', {});
}

/** Ends what runs of a connection, and forgets it with its password. Its records stay. */
export async function disconnect(id: string): Promise<void> {
  const store = await surfaceStore();
  for (const job of syncsOf(await listJobs(store), id))
    if (isOpen(job) || job.state === 'paused') await cancelJob(store, job.id);
  await removeConnection(store, id);
}
