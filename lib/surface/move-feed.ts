import type { FeedConnection } from '../domain/connection.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import { downloadTable } from '../sources/feed/download.ts';
import { fitTable } from '../sources/feed/fit-table.ts';
import { changeConnection } from '../store/connections.ts';
import { writeSecret } from '../store/secrets.ts';
import { type FeedSecret, openFeedWith, readFeedSecret } from '../sync/open-feed.ts';
import { feedAddress } from './feed-address.ts';
import { runSync } from './new-job.ts';
import { failureOf, surfaceStore } from './reading.ts';

/**
 * Reads a report from another address of the same host from now on: with the same sign-in, and only where its columns are
 * those that were agreed on. Records and their source stay. Answers why not, or null; then nothing was changed.
 */
export async function moveFeed(feed: FeedConnection, typed: string): Promise<Failure | null> {
  const store = await surfaceStore();
  try {
    const at = feedAddress(typed);
    if (!at || at.address !== feed.address) throw new FailureError(elsewhere(new URL(feed.address).host));
    const { secret } = await readFeedSecret(store, feed);
    const moved: FeedSecret = { query: at.query, secret };
    const { signal } = new AbortController();
    const opened = openFeedWith(store, { ...feed, path: at.path }, moved, 'check', signal);
    try {
      const { file } = await downloadTable(opened.api, opened.where, Date.now);
      // A report may be empty today.
      if (file) await fitTable(file, feed);
    } finally {
      await opened.writeLedger();
    }
    await writeSecret(store, feed.id, JSON.stringify(moved));
    await changeConnection(store, feed.id, (stored) =>
      // What was read of it was read elsewhere: it is read whole once.
      stored.system === 'feed' ? { ...stored, path: at.path, state: undefined } : stored,
    );
    await runSync(store, feed);
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

function elsewhere(host: string): Failure {
  return {
    code: 'feed-elsewhere',
    message: `That is no address on ${host}.`,
    next: 'Enter one that begins as the old one does. A report of another host is connected anew; its records then come from there.',
  };
}
