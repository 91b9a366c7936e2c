import { browser } from 'wxt/browser';
import { signsInByCode } from '../domain/connection.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import type { CodeSignIn, Tokens } from '../domain/sign-in.ts';
import type { CheckStep } from '../sources/check-step.ts';
import { tokensOf } from '../sources/http/oauth/token-auth.ts';
import { refreshGrant, type TokenRequest } from '../sources/http/oauth/token-request.ts';
import { sourceOf } from '../sources/index.ts';
import type { ObjectSample } from '../sources/object-sample.ts';
import type { RecordConnection, Whereabouts } from '../sources/source.ts';
import { changeConnection, putConnection, readConnection } from '../store/connections.ts';
import { openLedger } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { writeSecret } from '../store/secrets.ts';
import { readWorkspace } from '../store/workspace.ts';
import { issuedFor } from '../sync/end-sign-ins.ts';
import { asRuled, connectionSecret, openLedgeredApi } from '../sync/open-connection.ts';
import { needsPerson, signedInAgain } from '../sync/refused-sign-in.ts';
import { heldTokens, storedTokens } from '../sync/token-shelf.ts';
import { anewAfter } from './anew-after.ts';
import { askFromPanel } from './ask.ts';
import { endUnused, notAllowed, patternsOf, tellOver } from './connections.ts';
import { runSync } from './new-job.ts';
import { notRenewed } from './not-renewed.ts';
import { failureOf, surfaceStore } from './reading.ts';
import { removeAllRecords } from './remove-records.ts';
import { signInByCode } from './sign-in.ts';

/** A system as a person entered it: what it has is found out by asking it. */
export interface SystemDraft {
  connection: RecordConnection;
  /** Its password or token; empty where the person signs in on the page of a sign-in server. */
  secret: string;
}

/** Hears of each step of a connection check that holds, and of one record of each object. */
export interface CheckHears {
  step(step: CheckStep | 'permission', detail: string): void;
  sample(sample: ObjectSample): void;
}

type Shelf = ReturnType<typeof heldTokens>;

/**
 * Checks a system and connects it: its password or tokens are stored encrypted, its first load begins. The browser must have
 * been asked for its addresses before. Answers why not, or null. The sample makes room for own records.
 */
export async function connectSystem(
  { connection: given, secret }: SystemDraft,
  hears: CheckHears,
): Promise<Failure | null> {
  const store = await surfaceStore();
  const { address } = given;
  await askFromPanel('callSystems', { address });
  let shelf: Shelf | undefined;
  let at = given;
  try {
    await checkAllowed(given, hears);
    const signed = await newTokens(store, given, secret, hears);
    shelf = signed.shelf;
    at = signed.at;
    const { id } = at;
    const known = await readConnection(store, id);
    const draft = asBefore(at, known);
    const facts = await checked(store, draft, secret, hears, shelf);
    const more = known?.system === at.system ? anewAfter(known, facts.capabilities ?? {}) : {};
    const connection = { ...withFacts(draft, facts), ...more };
    const { sample } = await readWorkspace(store);
    if (sample) await removeAllRecords();
    const tokens = shelf?.held();
    const before = tokens && (await issuedFor(store, known));
    if (tokens) await storedTokens(store, id).write(tokens);
    if (secret !== '') await writeSecret(store, id, secret);
    await putConnection(store, connection);
    shelf = undefined;
    if (before) void tellOver(store, [before]);
    await runSync(store, connection);
    return null;
  } catch (error) {
    endUnused(store, at, shelf?.held());
    return failureOf(error);
  }
}

/** Connected anew, it stays what it was: what was read of it, and what a person chose, holds. */
function asBefore(given: RecordConnection, known: { system: string } | undefined): RecordConnection {
  if (!known || known.system !== given.system) return given;
  const before: Record<string, unknown> = { ...known };
  const stays = ['syncedTo', ...STAYS[given.system]].filter((name) => before[name] !== undefined);
  return { ...given, ...Object.fromEntries(stays.map((name) => [name, before[name]])) } as RecordConnection;
}

/** Whose records are here, and by which names. */
const STAYS: Record<RecordConnection['system'], readonly string[]> = {
  tryton: ['company', 'fields'],
  salesforce: ['company', 'org', 'own'],
  hubspot: ['own'],
  dynamics: ['company', 'org'],
  zoho: ['company', 'org'],
};

/** Checks a connected system again, and takes over what it can do now. Answers what failed, or null. */
export async function checkConnection(
  connection: RecordConnection,
  hears: CheckHears,
): Promise<Failure | null> {
  const store = await surfaceStore();
  try {
    await checkAllowed(connection, hears);
    const secret = await connectionSecret(store, connection);
    const facts = await checked(store, connection, secret, hears);
    await changeConnection(store, connection.id, (stored) =>
      stored.system === connection.system
        ? {
            ...withFacts(stored, facts),
            ...anewAfter(stored, facts.capabilities ?? {}),
            unread: undefined,
          }
        : stored,
    );
    await signedInAgain(store, connection.id);
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/** A connection with what a check of its own system found. */
function withFacts(connection: RecordConnection, facts: Partial<RecordConnection>): RecordConnection {
  return { ...connection, ...facts } as RecordConnection;
}

/** Lets the person sign in where the system has a sign-in page; the tokens lie on a shelf of their own until all is checked. */
async function newTokens(
  store: Store,
  connection: RecordConnection,
  secret: string,
  hears: CheckHears,
): Promise<{ at: RecordConnection; shelf?: Shelf }> {
  if (!signsInByCode(connection)) return { at: connection };
  const { id, signIn } = connection;
  const { begin, end, flush } = openLedger(store);
  const { signal } = new AbortController();
  const request = { connectionId: id, why: 'sign-in', announce: begin, note: end, signal };
  try {
    let at: typeof connection = connection;
    const follow = async (answered: URL) => {
      at = await moved(at, { accounts: answered.searchParams.get('accounts-server') ?? undefined });
      return at.signIn;
    };
    const { apiDomain, ...tokens } = await signInByCode(signIn, id, request, { secret, follow });
    at = await moved(at, { accounts: at.signIn.tokenAddress, api: apiDomain });
    // A sign-in that can not be renewed would end within hours: better to learn that now, while somebody can mend it.
    const renewed = await renewedOnce(at, tokens, request, secret).catch((error: unknown) => {
      endUnused(store, at, tokens);
      throw error;
    });
    const how = renewed.refresh === tokens.refresh ? '' : 'rotated';
    hears.step('renewal', at.signIn.secret ? 'secret' : how);
    return { at, shelf: heldTokens(renewed) };
  } finally {
    await flush();
  }
}

type ByCode = RecordConnection & { signIn: CodeSignIn };

/** The connection where its sign-in leads to. Throws `sign-in-elsewhere` where the browser was not asked for that place. */
async function moved(connection: ByCode, said: Whereabouts): Promise<ByCode> {
  const at = (sourceOf(connection).movesTo?.(connection, said) ?? connection) as ByCode;
  const places = [at.address, at.signIn.tokenAddress].map((each) => new URL(each).host);
  if (await browser.permissions.contains({ origins: patternsOf(at) })) return at;
  throw new FailureError({
    code: 'sign-in-elsewhere',
    message: `You signed in at ${new URL(connection.signIn.authorizeAddress).host}, but your organisation lives at ${places.join(' and ')}.`,
    next: 'Choose that data centre and connect again: your browser then asks for its hosts. Nothing was stored.',
  });
}

/** The tokens after one renewal. Throws `sign-in-not-renewed` where the server gives none without a person or a secret. */
async function renewedOnce(
  { signIn, system }: ByCode,
  tokens: Tokens,
  request: TokenRequest,
  secret: string,
): Promise<Tokens> {
  const { host } = new URL(signIn.tokenAddress);
  if (!tokens.refresh) throw new FailureError(notRenewed(host, 'it gave no refresh token', system));
  try {
    return tokensOf(await refreshGrant(signIn, tokens.refresh, request, secret), tokens, Date.now());
  } catch (error) {
    if (error instanceof FailureError && needsPerson(error.failure))
      throw new FailureError(notRenewed(host, error.failure.message, system));
    throw error;
  }
}

/** Whether the browser lets us call the system and its sign-in server. */
async function checkAllowed(connection: RecordConnection, hears: CheckHears): Promise<void> {
  const { host } = new URL(connection.address);
  if (!(await browser.permissions.contains({ origins: patternsOf(connection) })))
    throw new FailureError(notAllowed(host));
  hears.step('permission', host);
}

/** Asks a system step by step, and for one record of each object. Answers what was found; stores nothing. */
async function checked(
  store: Store,
  connection: RecordConnection,
  secret: string,
  hears: CheckHears,
  shelf?: Shelf,
): Promise<Partial<RecordConnection>> {
  const signed = { secret, ...(shelf ? { shelf } : {}) };
  const { signal } = new AbortController();
  const opened = openLedgeredApi(store, connection, 'check', signal, signed);
  try {
    const source = sourceOf(connection);
    const facts = await source.check(opened.api, connection, secret, hears.step);
    const ruled = await asRuled(store, withFacts(connection, facts));
    const open = source.open(opened.api, ruled, secret);
    for await (const sample of open.sampleObjects()) hears.sample(sample);
    return facts;
  } finally {
    await opened.writeLedger();
  }
}
