import { browser } from 'wxt/browser';
import type { FeedConnection } from '../domain/connection.ts';
import type { FileMapping } from '../domain/file-mapping.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import type { SignIn, Tokens } from '../domain/sign-in.ts';
import type { FeedStep } from '../sources/feed/check-steps.ts';
import { type Download, downloadTable } from '../sources/feed/download.ts';
import { httpFailure } from '../sources/http/failures.ts';
import { changeConnection, putConnection, readConnection } from '../store/connections.ts';
import { openLedger } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { removeSecret, tokensOf, writeSecret } from '../store/secrets.ts';
import { readWorkspace } from '../store/workspace.ts';
import { type FeedSecret, type OpenFeed, openFeed, openFeedWith, readFeedSecret } from '../sync/open-feed.ts';
import { addSync } from '../sync/sync-jobs.ts';
import { heldTokens, storedTokens } from '../sync/token-shelf.ts';
import { askFromPanel } from './ask.ts';
import { type FeedAddress, feedId } from './feed-address.ts';
import { type FileLook, lookAtFile } from './look-at-file.ts';
import { failureOf, surfaceStore } from './reading.ts';
import { removeAllRecords } from './remove-records.ts';
import { signInByCode, signInPatterns, withAddresses } from './sign-in.ts';
import { sitePattern } from './sites.ts';

/** What a person enters to connect a table at an address. */
export interface FeedForm {
  label: string;
  address: string;
  signIn: SignIn;
  /** Token, password or client secret. */
  secret: string;
  everyMinutes: number;
}

export type OnFeedStep = (step: FeedStep, detail: string) => void;

/** A table that answered and waits for a person to say what its columns mean. */
export interface FeedDraft {
  given: Omit<FeedConnection, 'mapping' | 'createdAt'>;
  secret: FeedSecret;
  /** What a sign-in server issued. */
  tokens: Tokens | undefined;
  look: FileLook;
}

const MOST_SKEW_MS = 10 * 60_000;

/**
 * Asks for a table step by step, and looks at it. The browser must have been asked for its address before. Answers what a
 * person has to agree on, or why it stopped. Nothing is stored.
 */
export async function checkFeed(
  form: FeedForm,
  at: FeedAddress,
  onStep: OnFeedStep,
): Promise<FeedDraft | Failure> {
  const store = await surfaceStore();
  const given: FeedDraft['given'] = {
    id: feedId(at, form.label),
    system: 'feed',
    label: form.label.trim() || at.host,
    address: at.address,
    path: at.path,
    signIn: form.signIn,
    everyMinutes: form.everyMinutes,
  };
  const secret = { query: at.query, secret: form.secret };
  await askFromPanel('callSystems', { address: at.address });
  const ledger = openLedger(store);
  const { signal } = new AbortController();
  const request = { connectionId: given.id, why: 'check', announce: ledger.begin, note: ledger.end, signal };
  try {
    await checkAllowed(given, onStep);
    const signIn = await withAddresses(form.signIn, request);
    const tokens = signIn.kind === 'code' ? await signInByCode(signIn, given.id, request) : undefined;
    const shelf = heldTokens(tokens);
    const opened = openFeedWith(store, { ...given, signIn }, secret, 'check', signal, shelf);
    try {
      const look = await ask(opened, given, onStep);
      return { given: { ...given, signIn }, secret, tokens: shelf.held(), look };
    } finally {
      await opened.writeLedger();
    }
  } catch (error) {
    return failureOf(error);
  } finally {
    await ledger.flush();
  }
}

/** Checks a connected table again; one that takes the sign-in is read again on its schedule. Answers what failed, or null. */
export async function recheckFeed(feed: FeedConnection, onStep: OnFeedStep): Promise<Failure | null> {
  const end = await lookAtFeed(feed, onStep);
  if ('code' in end) return end;
  end.look.looker.close();
  if (feed.signInAgain)
    await changeConnection(await surfaceStore(), feed.id, (stored) => ({
      ...stored,
      signInAgain: undefined,
    }));
  return null;
}

/** Looks at a connected table as it is now, so that a person can say anew what its columns mean; or why it can not be seen. */
export async function lookAtFeed(feed: FeedConnection, onStep: OnFeedStep): Promise<FeedDraft | Failure> {
  try {
    const store = await surfaceStore();
    const secret = await readFeedSecret(store, feed);
    const opened = await openFeed(store, feed, 'check', new AbortController().signal);
    try {
      await checkAllowed(feed, onStep);
      const look = await ask(opened, feed, onStep);
      // What was read of it was read under other columns.
      return { given: { ...feed, state: undefined }, secret, tokens: undefined, look };
    } finally {
      await opened.writeLedger();
    }
  } catch (error) {
    return failureOf(error);
  }
}

/** Connects a table whose columns a person agreed on: what is secret of it is stored encrypted, its first load begins. */
export async function connectFeed(draft: FeedDraft, mapping: FileMapping): Promise<Failure | null> {
  try {
    const store = await surfaceStore();
    const { sample } = await readWorkspace(store);
    if (sample) await removeAllRecords();
    await writeSecret(store, draft.given.id, JSON.stringify(draft.secret));
    if (draft.tokens) await storedTokens(store, draft.given.id).write(draft.tokens);
    await putFeed(store, draft, mapping);
    await askFromPanel('runJobs', {});
    return null;
  } catch (error) {
    return failureOf(error);
  } finally {
    draft.look.looker.close();
  }
}

/**
 * Signs in again at a table that turned the sign-in down: with a new token or password, or on the page of its sign-in
 * server. Then it is read. Answers what failed, or null.
 */
export async function signInAgain(feed: FeedConnection, typed: string): Promise<Failure | null> {
  const store = await surfaceStore();
  const { begin, end, flush } = openLedger(store);
  const { signal } = new AbortController();
  const request = { connectionId: feed.id, why: 'sign-in', announce: begin, note: end, signal };
  try {
    const { signIn, id } = feed;
    if (signIn.kind === 'code') await storedTokens(store, id).write(await signInByCode(signIn, id, request));
    else {
      const { query } = await readFeedSecret(store, feed);
      await writeSecret(store, id, JSON.stringify({ query, secret: typed } satisfies FeedSecret));
      await removeSecret(store, tokensOf(id));
    }
    await changeConnection(store, id, (stored) => ({ ...stored, signInAgain: undefined }));
    await addSync(store, feed, Date.now());
    await askFromPanel('runJobs', {});
    return null;
  } catch (error) {
    return failureOf(error);
  } finally {
    await flush();
  }
}

async function putFeed(store: Store, draft: FeedDraft, mapping: FileMapping): Promise<void> {
  const { given, look } = draft;
  const question = {
    file: look.chosen,
    known: [{ mapping, by: 'person' as const }],
    sheet: look.workbook?.sheet,
  };
  const { recalled } = await look.looker.look(question);
  const known = await readConnection(store, given.id);
  const connection: FeedConnection = {
    ...given,
    mapping,
    odd: recalled?.strange,
    createdAt: known?.createdAt ?? Date.now(),
  };
  await putConnection(store, connection);
  await addSync(store, connection, Date.now());
}

/** Whether the browser lets us call the table and its sign-in server. */
async function checkAllowed({ address, signIn }: FeedDraft['given'], onStep: OnFeedStep): Promise<void> {
  const { host } = new URL(address);
  const origins = [sitePattern(address) ?? '', ...signInPatterns(signIn)];
  if (!(await browser.permissions.contains({ origins }))) throw new FailureError(notAllowed(host));
  onStep('permission', host);
}

async function ask(opened: OpenFeed, feed: FeedDraft['given'], onStep: OnFeedStep): Promise<FileLook> {
  const { path, signIn } = feed;
  const answer = await downloadTable(opened.api, opened.where, Date.now);
  onStep('sign-in', signIn.kind);
  if (!answer.file) throw new FailureError(noRow(feed.label));
  onStep('answer', `${answer.file.size}`);
  const name = path.split('/').at(-1) || feed.label;
  const look = await lookAtFile(new File([answer.file], name, { lastModified: answer.serverTime }));
  onStep('columns', `${look.sniff.headers.length}`);
  tellClock(answer, opened, onStep);
  return look;
}

function tellClock({ serverTime, left }: Download, { api }: OpenFeed, onStep: OnFeedStep): void {
  if (Math.abs(serverTime - Date.now()) > MOST_SKEW_MS) throw httpFailure('clock-wrong', api.host);
  onStep('clock', '');
  if (left !== undefined) onStep('budget', `${left}`);
}

function notAllowed(host: string) {
  return {
    code: 'host-not-allowed',
    message: `Your browser does not allow PartnerLens to ask ${host}.`,
    next: 'Press “Allow again” at this connection, or connect it once more and allow the address.',
  };
}

function noRow(label: string) {
  return {
    code: 'feed-empty',
    message: `${label} answers, but there is no row in it.`,
    next: 'Connect it once it has rows: what its columns mean can only be seen then.',
  };
}
