import { type Connection, signsInByCode } from '../domain/connection.ts';
import { FailureError } from '../domain/result.ts';
import type { CodeSignIn, SilentRefusal, Tokens } from '../domain/sign-in.ts';
import {
  beginCodeFlow,
  type CodeFlow,
  finishCodeFlow,
  refusedSilently,
} from '../sources/http/oauth/code-flow.ts';
import { tokensOf } from '../sources/http/oauth/token-auth.ts';
import { sourceOf } from '../sources/index.ts';
import { askAccount } from '../sources/same-account.ts';
import type { RecordConnection } from '../sources/source.ts';
import { changeConnection, listConnections, readConnection } from '../store/connections.ts';
import { openLedger } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { openLedgeredApi } from './open-connection.ts';
import { signedInAgain } from './refused-sign-in.ts';
import { heldTokens, storedTokens } from './token-shelf.ts';

/** A browser that lets a sign-in server be asked without showing a page. */
export interface QuietBrowser {
  /** Where the server sends the browser back to. */
  redirect: string;
  /** Answers with what address it came back; undefined where a page would have to be shown, or none came in time. */
  ask(url: string): Promise<string | undefined>;
  /** Whether it may call the hosts of a connection. */
  mayCall(connection: Connection): Promise<boolean>;
}

/** Somebody who opens a system in the browser in the morning is signed in there only then. */
const REST_MS = 30 * 60_000;
/** What only somebody else, or another sign-in, can change. */
const LONG_REST_MS = 6 * 3_600_000;
/** So long before its end a key for renewals is replaced. */
const AHEAD_MS = 3_600_000;

type Silent = RecordConnection & { signIn: CodeSignIn };

/**
 * Signs in anew, without showing a page, where the key for renewals ends within the hour or has ended, and the system's sign-in
 * server lets in who is signed in there in this browser. Nobody but the person who connected the system is taken. Each connection
 * is tried at most once in half an hour; why one is not signed in stands at it. Answers those that were asking for a person and
 * do so no more. Never throws for what a server answers.
 */
export async function renewSilently(
  store: Store,
  browser: QuietBrowser,
  now: () => number,
): Promise<Connection[]> {
  const again: Connection[] = [];
  for (const connection of await listConnections(store)) {
    if (!isSilent(connection) || rests(connection, now()) || !(await isDue(store, connection, now())))
      continue;
    if (!(await browser.mayCall(connection))) continue;
    // A window in which a person signs in, or another try, comes first.
    const name = `partnerlens-sign-in ${connection.id}`;
    await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock && (await signedIn(store, connection, browser, now))) again.push(connection);
    });
  }
  return again;
}

function isSilent(connection: Connection): connection is Silent {
  if (connection.system === 'feed' || !signsInByCode(connection)) return false;
  return sourceOf(connection).silent?.person(connection) !== undefined;
}

function rests({ silent }: Connection, now: number): boolean {
  if (!silent) return false;
  const isLong = silent.refused === 'consent' || silent.refused === 'other';
  return Math.abs(now - silent.at) < (isLong ? LONG_REST_MS : REST_MS);
}

async function isDue(store: Store, connection: Silent, now: number): Promise<boolean> {
  if (connection.signInAgain) return true;
  const { keyMs } = sourceOf(connection).silent ?? {};
  const tokens = await storedTokens(store, connection.id)
    .read()
    .catch(() => undefined);
  if (keyMs === undefined || tokens?.signedInAt === undefined) return false;
  return now >= tokens.signedInAt + keyMs - AHEAD_MS;
}

/** Tries once; answers whether it was asking for a person. What came of it is stored. */
async function signedIn(
  store: Store,
  { id }: Silent,
  browser: QuietBrowser,
  now: () => number,
): Promise<boolean> {
  const connection = await readConnection(store, id);
  if (!connection || !isSilent(connection)) return false;
  const wasAsking = connection.signInAgain === true;
  // Noted before it is asked: what kills this browser must not have it ask in a circle.
  await noteTry(store, id, { at: now() });
  const refused = await tryOnce(store, connection, browser, now);
  if (refused) await noteTry(store, id, { at: now(), refused });
  else if (wasAsking) await signedInAgain(store, id);
  return wasAsking && !refused;
}

function noteTry(store: Store, id: string, silent: NonNullable<Connection['silent']>): Promise<void> {
  return changeConnection(store, id, (stored) => ({ ...stored, silent }));
}

/** Why nobody was signed in; undefined once new tokens are stored. */
async function tryOnce(
  store: Store,
  connection: Silent,
  { redirect, ask }: QuietBrowser,
  now: () => number,
): Promise<SilentRefusal | undefined> {
  const { login } = sourceOf(connection).silent?.person(connection) ?? {};
  const hint: Record<string, string> = login ? { login_hint: login } : {};
  const flow = await beginCodeFlow(connection.signIn, redirect, { prompt: 'none', ...hint });
  const answered = await ask(flow.url).catch(() => undefined);
  if (!answered) return 'no-answer';
  const refused = refusedSilently(flow, answered);
  if (refused) return refused;
  try {
    const tokens = await exchanged(store, connection, flow, answered, now);
    if (!(await isSamePerson(store, connection, tokens))) return 'other';
    const shelf = storedTokens(store, connection.id);
    // A renewal that is under way would put what it was refused in the place of these.
    await shelf.alone(() => shelf.write(tokens));
    return undefined;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return MEANS[error.failure.code] ?? 'no-answer';
  }
}

const MEANS: Record<string, SilentRefusal> = {
  'other-account': 'other',
  'sign-in-again': 'person',
  'sign-in-consent': 'consent',
};

async function exchanged(
  store: Store,
  { id, signIn }: Silent,
  flow: CodeFlow,
  answered: string,
  now: () => number,
): Promise<Tokens> {
  const { begin, end, flush } = openLedger(store);
  const { signal } = new AbortController();
  const request = { connectionId: id, why: 'sign-in', announce: begin, note: end, signal };
  try {
    const grant = await finishCodeFlow(signIn, flow, answered, request);
    return tokensOf(grant, { rotation: 0, asked: [], signedInAt: now() }, now());
  } finally {
    await flush();
  }
}

/** Whether these tokens are of the person who is connected, asked before they are stored. Throws `other-account`. */
async function isSamePerson(store: Store, connection: Silent, tokens: Tokens): Promise<boolean> {
  const { signal } = new AbortController();
  const shelf = heldTokens(tokens);
  const { api, writeLedger } = openLedgeredApi(store, connection, 'sign-in', signal, { secret: '', shelf });
  try {
    const source = sourceOf(connection);
    const opened = { ...connection, ...(await askAccount(source, api, connection)) } as RecordConnection;
    return source.silent?.person(opened)?.id === source.silent?.person(connection)?.id;
  } finally {
    await writeLedger();
  }
}
