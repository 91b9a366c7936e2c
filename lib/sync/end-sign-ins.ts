import { type Connection, signsInByCode } from '../domain/connection.ts';
import type { CodeSignIn, Tokens } from '../domain/sign-in.ts';
import { revokeTokens } from '../sources/http/oauth/revoke.ts';
import { listConnections } from '../store/connections.ts';
import type { Ledger } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { storedTokens } from './token-shelf.ts';

/** What a sign-in server issued for a connection. */
export interface SignedIn {
  id: string;
  signIn: CodeSignIn;
  tokens: Tokens;
}

/** A server that takes longer is not told: what is here is removed all the same. */
const PATIENCE_MS = 10_000;

/** What was issued for a connection; undefined where it has no tokens, or they can not be read. */
export async function issuedFor(
  store: Store,
  connection: Connection | undefined,
): Promise<SignedIn | undefined> {
  if (!connection || !signsInByCode(connection)) return undefined;
  const { id, signIn } = connection;
  const tokens = await storedTokens(store, id)
    .read()
    .catch(() => undefined);
  return tokens && { id, signIn, tokens };
}

/** What was issued for every connection; nothing where the store can not tell. */
export async function allIssued(store: Store): Promise<SignedIn[]> {
  const connections = await listConnections(store).catch((): Connection[] => []);
  const issued = await Promise.all(connections.map((each) => issuedFor(store, each)));
  return issued.flatMap((each) => each ?? []);
}

/**
 * Tells sign-in servers that what they issued is over, where they have an address for that. `note`: as requests leave and end.
 * Holds once all of them answered, or had their time (ten seconds, `patienceMs`). Never throws.
 */
export async function endSignIns(
  issued: readonly SignedIn[],
  { begin, end }: Pick<Ledger, 'begin' | 'end'>,
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const tell = async ({ id, signIn, tokens }: SignedIn) => {
    const signal = AbortSignal.timeout(patienceMs);
    const request = { connectionId: id, why: 'sign-out', announce: begin, note: end, signal };
    await revokeTokens(signIn, tokens, request).catch(() => false);
  };
  await Promise.all(issued.map(tell));
}
