import { z } from 'zod';
import type { FeedConnection } from '../domain/connection.ts';
import type { SignIn } from '../domain/sign-in.ts';
import { type Auth, basicAuth, bearerAuth, headerAuth, noAuth } from '../sources/http/auth.ts';
import type { Api } from '../sources/http/open-api.ts';
import { GENTLE } from '../sources/http/pace.ts';
import type { Store } from '../store/open.ts';
import { openLedgeredApi, secretOf } from './open-connection.ts';

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

/** Opens a table at an address with what is stored. Throws `secret-missing`. */
export async function openFeed(
  store: Store,
  feed: Given,
  why: string,
  signal: AbortSignal,
): Promise<OpenFeed> {
  return openFeedWith(store, feed, await readFeedSecret(store, feed), why, signal);
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
): OpenFeed {
  const auth = authOf(feed.signIn, secret);
  const opened = openLedgeredApi(store, feed, why, signal, { auth, pace: GENTLE });
  return { ...opened, where: `${feed.path}${query}` };
}

function authOf(signIn: SignIn, secret: string): Auth {
  switch (signIn.kind) {
    case 'header':
      return headerAuth(signIn.name, secret);
    case 'bearer':
      return bearerAuth(secret);
    case 'basic':
      return basicAuth(signIn.user, secret);
    default:
      return noAuth;
  }
}
