import { z } from 'zod';
import type { FeedConnection } from '../domain/connection.ts';
import { FailureError } from '../domain/result.ts';
import { readSwitch } from '../policy/switches.ts';
import type { TokenShelf } from '../sources/http/oauth/token-auth.ts';
import { type Api, openApi } from '../sources/http/open-api.ts';
import { GENTLE } from '../sources/http/pace.ts';
import { openLedger } from '../store/ledger.ts';
import type { Store } from '../store/open.ts';
import { dailyBudget } from './daily-budget.ts';
import { secretOf } from './open-connection.ts';
import { authOf } from './sign-requests.ts';

/** What is secret of a table at an address, encrypted as one text. */
const feedSecretSchema = z.object({
  /** What stands behind the `?` of its address, with it; it may hold a key. */
  query: z.string(),
  /** Token, password or client secret. */
  secret: z.string(),
});
export type FeedSecret = z.infer<typeof feedSecretSchema>;

export interface OpenFeed {
  api: Api;
  /** Where the table lies, with what is secret of its address. */
  where: string;
  writeLedger(): Promise<void>;
}

type Given = Pick<FeedConnection, 'id' | 'label' | 'address' | 'path' | 'signIn'>;

/**
 * Opens a table at an address with what is stored. Throws `secret-missing`, and `company-secret-forbidden` where the company's
 * policy turned such sign-ins off since.
 */
export async function openFeed(
  store: Store,
  feed: Given,
  why: string,
  signal: AbortSignal,
): Promise<OpenFeed> {
  await refuseForbidden(store, feed);
  return openFeedWith(store, feed, await readFeedSecret(store, feed), why, signal);
}

/** Throws `company-secret-forbidden` for a sign-in with a secret of the company where its policy allows none in a browser. */
export async function refuseForbidden(
  store: Store,
  { signIn, address }: Pick<Given, 'signIn' | 'address'>,
): Promise<void> {
  if (signIn.kind === 'client' && !(await readSwitch(store, 'signIn.companySecret')))
    throw new FailureError(forbidden(new URL(address).host));
}

/** What is stored as secret of a table. Throws `secret-missing`. */
export async function readFeedSecret(store: Store, feed: Pick<Given, 'id' | 'label'>): Promise<FeedSecret> {
  return feedSecretSchema.parse(JSON.parse(await secretOf(store, feed)));
}

/** The same with what was just typed. */
export function openFeedWith(
  store: Store,
  feed: Given,
  { query, secret }: FeedSecret,
  why: string,
  signal: AbortSignal,
  shelf?: TokenShelf,
): OpenFeed {
  const ledger = openLedger(store);
  const request = { connectionId: feed.id, why, announce: ledger.begin, note: ledger.end, signal };
  const auth = authOf(store, feed, secret, request, shelf);
  const { spend, flush: count } = dailyBudget(store, feed);
  const api = openApi({ ...request, address: feed.address, auth, spend, pace: GENTLE });
  const writeLedger = async () => void (await Promise.all([ledger.flush(), count()]));
  return { api, where: `${feed.path}${query}`, writeLedger };
}

function forbidden(host: string) {
  return {
    code: 'company-secret-forbidden',
    message: `Your company's policy allows no secret of the company in a browser, so that ${host} is not asked.`,
    next: 'Records are kept. Disconnect it, and connect it again with your own sign-in or a token of your own.',
  };
}
