import { type Connection, signsInByCode } from '../domain/connection.ts';
import { FailureError } from '../domain/result.ts';
import { readSwitch } from '../policy/switches.ts';
import { httpFailure } from '../sources/http/failures.ts';
import type { TokenShelf } from '../sources/http/oauth/token-auth.ts';
import { type Api, openApi } from '../sources/http/open-api.ts';
import { paceOf, sourceOf } from '../sources/index.ts';
import type { OpenSource, RecordConnection } from '../sources/source.ts';
import { openLedger } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { readSecret } from '../store/secrets.ts';
import { dailyBudget } from './daily-budget.ts';
import { authOf } from './sign-requests.ts';

interface Ledgered {
  /** Stores how the requests since the last call ended. Never throws: a full store does not stop the work. */
  writeLedger(): Promise<void>;
}

export interface OpenConnection extends Ledgered {
  source: OpenSource;
}

interface LedgeredApi extends Ledgered {
  api: Api;
}

/**
 * Opens a connected system with its stored password. Throws `secret-missing` when there is none that opens, and
 * `sign-in-again` where the system turned it down before.
 */
export async function openConnection(
  store: Store,
  connection: RecordConnection,
  why: string,
  signal: AbortSignal,
): Promise<OpenConnection> {
  if (connection.signInAgain) throw httpFailure('sign-in-again', new URL(connection.address).host);
  const secret = await connectionSecret(store, connection);
  const { api, writeLedger } = openLedgeredApi(store, connection, why, signal, { secret });
  return { source: sourceOf(connection).open(api, await asRuled(store, connection), secret), writeLedger };
}

/** The connection without what a policy does not let be read. */
export async function asRuled(store: Store, connection: RecordConnection): Promise<RecordConnection> {
  if (!('own' in connection) || (await readSwitch(store, 'sources.ownObjects'))) return connection;
  const { own: _, ...rest } = connection;
  return rest;
}

/** What is secret of a connection; empty where tokens alone sign it in. Throws `secret-missing` when there is none that opens. */
export async function connectionSecret(store: Store, connection: RecordConnection): Promise<string> {
  return signsInByCode(connection) && !connection.signIn.secret ? '' : secretOf(store, connection);
}

/** The password or key of a connection. Throws `secret-missing` when there is none that opens. */
export async function secretOf(
  store: Store,
  { id, label }: Pick<Connection, 'id' | 'label'>,
): Promise<string> {
  const secret = await readSecret(store, id);
  if (secret === undefined) throw new FailureError(secretMissing(label));
  return secret;
}

/**
 * The way to a system's address; what is asked goes into the ledger as it leaves. `signed`: with what it is signed in, where
 * the system has a sign-in of its own kind; tokens that are stored nowhere yet lie on a shelf of their own.
 */
export function openLedgeredApi(
  store: Store,
  connection: RecordConnection,
  why: string,
  signal: AbortSignal,
  { secret, shelf }: { secret: string; shelf?: TokenShelf } = { secret: '' },
): LedgeredApi {
  const { id, address } = connection;
  const { begin, end, flush } = openLedger(store);
  const { spend, dayFull, flush: count } = dailyBudget(store, { id, address }, why !== 'check');
  const request = { connectionId: id, why, announce: begin, note: end, signal };
  const auth = 'signIn' in connection ? { auth: authOf(store, connection, secret, request, shelf) } : {};
  const api = openApi({ ...request, address, spend, dayFull, ...auth, pace: paceOf(connection) });
  return { api, writeLedger: async () => void (await Promise.all([flush(), count()])) };
}

function secretMissing(label: string) {
  return {
    code: 'secret-missing',
    message: `The password of ${label} is not stored in this browser any more.`,
    next: 'Connect it again: records that are here are not doubled.',
  };
}
