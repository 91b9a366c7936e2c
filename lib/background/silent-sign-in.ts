import { browser } from 'wxt/browser';
import type { Connection } from '../domain/connection.ts';
import { renewSilently } from '../sync/silent-sign-in.ts';
import { addSync } from '../sync/sync-jobs.ts';
import { backgroundStore } from './store.ts';

/** The longest that a sign-in server may take, with all pages that it leads over. */
const MOST_MS = 20_000;

/**
 * Signs in anew where that goes without a page (see `renewSilently`), and has those systems read that waited for a person. Chromium
 * loads the server's pages unseen, also those that lead on by script, as Entra's do; Firefox follows redirects alone.
 */
export async function signInSilently(): Promise<void> {
  const store = await backgroundStore();
  const quiet = { redirect: browser.identity.getRedirectURL('signed-in'), ask, mayCall };
  for (const connection of await renewSilently(store, quiet, Date.now))
    await addSync(store, connection, Date.now());
}

function ask(url: string): Promise<string | undefined> {
  // Firefox takes no members that it does not know.
  const unseen = import.meta.env.FIREFOX
    ? {}
    : { abortOnLoadForNonInteractive: false, timeoutMsForNonInteractive: MOST_MS };
  return browser.identity.launchWebAuthFlow({ url, interactive: false, ...unseen });
}

/** Its own host, and the one that gives its tokens. */
function mayCall({ address, ...connection }: Connection): Promise<boolean> {
  const signIn =
    'signIn' in connection && connection.signIn.kind === 'code' ? [connection.signIn.tokenAddress] : [];
  const origins = [address, ...signIn].map(
    (each) => `${new URL(each).protocol}//${new URL(each).hostname}/*`,
  );
  return browser.permissions.contains({ origins });
}
