import { type Connection, type FeedConnection, signsInByCode } from '../domain/connection.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import type { CodeSignIn } from '../domain/sign-in.ts';
import type { TokenShelf } from '../sources/http/oauth/token-auth.ts';
import type { TokenRequest } from '../sources/http/oauth/token-request.ts';
import { sourceOf } from '../sources/index.ts';
import { askAccount } from '../sources/same-account.ts';
import type { RecordConnection, Whereabouts } from '../sources/source.ts';
import { changeConnection } from '../store/connections.ts';
import { openLedger } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { removeSecret, tokensOf, writeSecret } from '../store/secrets.ts';
import { issuedFor } from '../sync/end-sign-ins.ts';
import { connectionSecret, openLedgeredApi } from '../sync/open-connection.ts';
import { type FeedSecret, readFeedSecret } from '../sync/open-feed.ts';
import { signedInAgain } from '../sync/refused-sign-in.ts';
import { heldTokens, storedTokens } from '../sync/token-shelf.ts';
import { anewAfter } from './anew-after.ts';
import { endUnused, tellOver } from './connections.ts';
import { runSync } from './new-job.ts';
import { failureOf, surfaceStore } from './reading.ts';
import { signInByCode } from './sign-in.ts';

/**
 * Signs in again at a system that turned the sign-in down: with a new token or password, or on the page of its sign-in
 * server. Then it is read. Answers what failed, or null.
 */
export async function signInAgain(connection: Connection, typed: string): Promise<Failure | null> {
  const store = await surfaceStore();
  const { begin, end, flush } = openLedger(store);
  const { signal } = new AbortController();
  const request = { connectionId: connection.id, why: 'sign-in', announce: begin, note: end, signal };
  try {
    if (await renewedByCode(store, connection, request)) return await goOn(store, connection);
    if (connection.system === 'feed') await renewFeed(store, connection, typed);
    else await renewSecret(store, connection, typed);
    return await goOn(store, connection);
  } catch (error) {
    return failureOf(error);
  } finally {
    await flush();
  }
}

async function goOn(store: Store, connection: Connection): Promise<null> {
  await signedInAgain(store, connection.id);
  await runSync(store, connection);
  return null;
}

/** Where a sign-in server has a page of its own, the person signs in there; answers whether it has. */
async function renewedByCode(store: Store, connection: Connection, request: TokenRequest): Promise<boolean> {
  if (!signsInByCode(connection)) return false;
  const { id, signIn } = connection;
  const before = await issuedFor(store, connection);
  const secret = connection.system === 'feed' ? '' : await connectionSecret(store, connection);
  const follow = async (answered: URL) => {
    const accounts = answered.searchParams.get('accounts-server') ?? undefined;
    return stays(connection, { accounts });
  };
  const { apiDomain: api, ...tokens } = await signInByCode(signIn, id, request, { secret, follow });
  const shelf = heldTokens(tokens);
  try {
    stays(connection, { api });
    if (connection.system !== 'feed') await keepAccount(store, connection, { secret, shelf });
    await storedTokens(store, id).write(shelf.held() ?? tokens);
  } catch (error) {
    endUnused(store, connection, shelf.held());
    throw error;
  }
  if (before) void tellOver(store, [before]);
  return true;
}

/** Whoever signs in again opens the account whose records are here; its user may be another one. Throws `other-account`. */
async function keepAccount(
  store: Store,
  connection: RecordConnection,
  signed: { secret: string; shelf?: TokenShelf },
): Promise<void> {
  const opened = openLedgeredApi(store, connection, 'sign-in', new AbortController().signal, signed);
  try {
    const source = sourceOf(connection);
    const facts = await askAccount(source, opened.api, connection);
    // Any question needs the sign-in; what changed since now is the shortest.
    if (!source.account) await source.open(opened.api, connection, signed.secret).measure(Date.now());
    const seen = await seenByNow(store, { ...connection, ...facts } as RecordConnection, connection, signed);
    await changeConnection(
      store,
      connection.id,
      (stored) => ({ ...stored, ...facts, ...seen }) as Connection,
    );
  } finally {
    await opened.writeLedger();
  }
}

/** What somebody else may see there, and what follows for the next reading; nothing new of the person who was there before. */
async function seenByNow(
  store: Store,
  connection: RecordConnection,
  before: RecordConnection,
  signed: { secret: string; shelf?: TokenShelf },
): Promise<Partial<RecordConnection>> {
  const source = sourceOf(connection);
  const isSame = connection.user !== '' && connection.user === before.user;
  if (!source.account || isSame) return {};
  const { signal } = new AbortController();
  const opened = openLedgeredApi(store, connection, 'check', signal, signed);
  try {
    const facts = await source.check(opened.api, connection, signed.secret, () => {});
    const { anew } = anewAfter(before, facts.capabilities ?? {});
    return { ...facts, ...(anew ? { anew, unread: undefined } : {}) } as Partial<RecordConnection>;
  } finally {
    await opened.writeLedger();
  }
}

/** Whoever signs in again does so where the connection is: its records are of that place. */
function stays(connection: Connection & { signIn: CodeSignIn }, said: Whereabouts): CodeSignIn {
  if (connection.system === 'feed') return connection.signIn;
  const at = sourceOf(connection).movesTo?.(connection, said) ?? connection;
  if (at.address === connection.address) return connection.signIn;
  throw new FailureError({
    code: 'sign-in-elsewhere',
    message: `You signed in to an organisation at ${new URL(at.address).host}; the one that is connected lives elsewhere.`,
    next: 'Sign in as a user of the organisation that is connected. Nothing was changed.',
  });
}

async function renewFeed(store: Store, { id, label }: FeedConnection, typed: string): Promise<void> {
  const { query } = await readFeedSecret(store, { id, label });
  await writeSecret(store, id, JSON.stringify({ query, secret: typed } satisfies FeedSecret));
  await removeSecret(store, tokensOf(id));
}

/**
 * Tries a password or token once before it is stored. Throws `sign-in-refused`, `other-account`, and the other failures of
 * requests.
 */
async function renewSecret(store: Store, connection: RecordConnection, typed: string): Promise<void> {
  await keepAccount(store, connection, { secret: typed });
  await writeSecret(store, connection.id, typed);
}
