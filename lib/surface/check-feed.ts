import { browser } from 'wxt/browser';
import type { FeedConnection } from '../domain/connection.ts';
import type { FileMapping } from '../domain/file-mapping.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import type { SignIn, Tokens } from '../domain/sign-in.ts';
import type { FeedStep } from '../sources/feed/check-steps.ts';
import { type Download, downloadTable } from '../sources/feed/download.ts';
import { sampleRow } from '../sources/feed/sample-row.ts';
import { httpFailure } from '../sources/http/failures.ts';
import type { ObjectSample } from '../sources/object-sample.ts';
import { openLedger } from '../store/ledger.ts';
import { storedPartners } from '../store/queries.ts';
import {
  type FeedSecret,
  type OpenFeed,
  openFeed,
  openFeedWith,
  readFeedSecret,
  refuseForbidden,
} from '../sync/open-feed.ts';
import { signedInAgain } from '../sync/refused-sign-in.ts';
import { heldTokens } from '../sync/token-shelf.ts';
import { askFromPanel } from './ask.ts';
import { notAllowed, tellOver } from './connections.ts';
import { type FeedAddress, feedId } from './feed-address.ts';
import { type FileLook, lookAtFile } from './look-at-file.ts';
import { failureOf, surfaceStore } from './reading.ts';
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

/** Hears of each step of the check of a table that holds, and of one of its rows. */
export interface FeedHears {
  step(step: FeedStep, detail: string): void;
  sample(sample: ObjectSample): void;
}

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
  hears: FeedHears,
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
    await refuseForbidden(store, given);
    await checkAllowed(given, hears);
    const signIn = await withAddresses(form.signIn, request);
    const tokens = signIn.kind === 'code' ? await signInByCode(signIn, given.id, request) : undefined;
    const shelf = heldTokens(tokens);
    const opened = openFeedWith(store, { ...given, signIn }, secret, 'check', signal, shelf);
    try {
      const look = await ask(opened, given, hears);
      return { given: { ...given, signIn }, secret, tokens: shelf.held(), look };
    } catch (error) {
      const unused = shelf.held();
      if (unused && signIn.kind === 'code') void tellOver(store, [{ id: given.id, signIn, tokens: unused }]);
      throw error;
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
export async function recheckFeed(feed: FeedConnection, hears: FeedHears): Promise<Failure | null> {
  const end = await lookAtFeed(feed, hears);
  if ('code' in end) return end;
  end.look.looker.close();
  if (feed.signInAgain) await signedInAgain(await surfaceStore(), feed.id);
  return null;
}

/** Looks at a connected table as it is now, so that a person can say anew what its columns mean; or why it can not be seen. */
export async function lookAtFeed(feed: FeedConnection, hears: FeedHears): Promise<FeedDraft | Failure> {
  try {
    const store = await surfaceStore();
    const secret = await readFeedSecret(store, feed);
    const opened = await openFeed(store, feed, 'check', new AbortController().signal);
    try {
      await checkAllowed(feed, hears);
      const look = await ask(opened, feed, hears, feed.mapping);
      // What was read of it was read under other columns.
      return { given: { ...feed, state: undefined }, secret, tokens: undefined, look };
    } finally {
      await opened.writeLedger();
    }
  } catch (error) {
    return failureOf(error);
  }
}

/** Whether the browser lets us call the table and its sign-in server. */
async function checkAllowed({ address, signIn }: FeedDraft['given'], hears: FeedHears): Promise<void> {
  const { host } = new URL(address);
  const origins = [sitePattern(address) ?? '', ...signInPatterns(signIn)];
  if (!(await browser.permissions.contains({ origins }))) throw new FailureError(notAllowed(host));
  hears.step('permission', host);
}

/** `agreed`: what a person said that the columns of a connected table mean. */
async function ask(
  opened: OpenFeed,
  feed: FeedDraft['given'],
  hears: FeedHears,
  agreed?: FileMapping,
): Promise<FileLook> {
  const { path, signIn } = feed;
  const answer = await downloadTable(opened.api, opened.where, Date.now);
  hears.step('sign-in', signIn.kind);
  if (!answer.file) throw new FailureError(noRow(feed.label));
  hears.step('answer', `${answer.file.size}`);
  const name = path.split('/').at(-1) || feed.label;
  const look = await lookAtFile(new File([answer.file], name, { lastModified: answer.serverTime }));
  hears.step('columns', `${look.sniff.headers.length}`);
  hears.sample(await sampleOf(look, agreed));
  tellClock(answer, opened, hears);
  return look;
}

/** The first row that can be read, by what was agreed on where that still fits, else by what is proposed. */
async function sampleOf(look: FileLook, agreed: FileMapping | undefined): Promise<ObjectSample> {
  const { chosen, looker, workbook, proposal } = look;
  const known = agreed ? [{ mapping: agreed, by: 'person' as const }] : [];
  const asAgreed = agreed && (await looker.look({ file: chosen, known, sheet: workbook?.sheet }));
  const { mapping } = asAgreed?.recalled ?? look.recalled ?? proposal;
  const partners = await storedPartners(await surfaceStore());
  return sampleRow(look.file, mapping, partners.values());
}

function tellClock({ serverTime, left }: Download, { api }: OpenFeed, hears: FeedHears): void {
  if (Math.abs(serverTime - Date.now()) > MOST_SKEW_MS) throw httpFailure('clock-wrong', api.host);
  hears.step('clock', '');
  if (left !== undefined) hears.step('budget', `${left}`);
}

function noRow(label: string) {
  return {
    code: 'feed-empty',
    message: `${label} answers, but there is no row in it.`,
    next: 'Connect it once it has rows: what its columns mean can only be seen then.',
  };
}
