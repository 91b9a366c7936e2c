import type { Connection, LedgerEntry } from '../domain/connection.ts';
import { FailureError } from '../domain/result.ts';
import { openApi } from '../sources/http/open-api.ts';
import { openSession, type TrytonSession } from '../sources/tryton/session.ts';
import { noteRequests } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { readSecret } from '../store/secrets.ts';

export interface OpenConnection {
  session: TrytonSession;
  /** Stores what was asked since the last call. Never throws: a full store does not stop the work. */
  writeLedger(): Promise<void>;
}

/** The source id under which records of a connection are stored. */
export function sourceIdOf({ system, id }: Pick<Connection, 'system' | 'id'>): string {
  return `${system}:${id}`;
}

/** Opens a connected system with its stored password. Throws `secret-missing` when there is none that opens. */
export async function openConnection(
  store: Store,
  connection: Connection,
  why: string,
  signal: AbortSignal,
): Promise<OpenConnection> {
  const password = await readSecret(store, connection.id);
  if (password === undefined) throw new FailureError(secretMissing(connection.label));
  return openWith(store, connection, password, why, signal);
}

/** The same with a password that was just typed. */
export function openWith(
  store: Store,
  { id, address, database, user }: Pick<Connection, 'id' | 'address' | 'database' | 'user'>,
  password: string,
  why: string,
  signal: AbortSignal,
): OpenConnection {
  const entries: LedgerEntry[] = [];
  const api = openApi({ connectionId: id, address, why, note: (entry) => entries.push(entry), signal });
  return {
    session: openSession(api, { database, user, password }),
    writeLedger: () => noteRequests(store, entries.splice(0)).catch(() => undefined),
  };
}

function secretMissing(label: string) {
  return {
    code: 'secret-missing',
    message: `The password of ${label} is not stored in this browser any more.`,
    next: 'Connect it again: records that are here are not doubled.',
  };
}
