import type { FeedConnection } from '../../../lib/domain/connection.ts';
import type { ImportJob } from '../../../lib/domain/import-job.ts';
import type { Order } from '../../../lib/domain/order.ts';
import type { SignIn } from '../../../lib/domain/sign-in.ts';
import { fileLooker } from '../../../lib/sources/look/look-at-file.ts';
import { putConnection, readConnection } from '../../../lib/store/connections.ts';
import { listJobs } from '../../../lib/store/jobs.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { eachOrder } from '../../../lib/store/queries.ts';
import { writeSecret } from '../../../lib/store/secrets.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { addSync } from '../../../lib/sync/sync-jobs.ts';

export const TOKEN = 'canary-token-7d1c';
export const PATH = '/reports/orders.csv';

let worlds = 0;

export function openFeedStore(): Promise<Store> {
  worlds += 1;
  return openStore(`feed-${worlds}-${Date.now()}`);
}

/** Connects a report as the options page does: its columns as they are proposed for `body`. */
export async function connectReport(
  store: Store,
  origin: string,
  body: string | Blob,
  signIn: SignIn = { kind: 'none' },
  query = '',
): Promise<FeedConnection> {
  const { proposal } = await fileLooker()({ file: new Blob([body]), known: [] });
  const connection: FeedConnection = {
    id: `${new URL(origin).host}${PATH}`,
    system: 'feed',
    label: 'Sample report',
    address: `${origin}/`,
    path: PATH,
    signIn,
    mapping: proposal.mapping,
    everyMinutes: 60,
    createdAt: 1,
  };
  await putConnection(store, connection);
  await writeSecret(store, connection.id, JSON.stringify({ query, secret: TOKEN }));
  return connection;
}

/** Runs one sync to its end, or goes on with the one that stopped; answers its job. */
export async function readReport(
  store: Store,
  id: string,
  signal = new AbortController().signal,
): Promise<ImportJob> {
  const connection = await readConnection(store, id);
  if (!connection) throw new Error('not connected');
  await addSync(store, connection, Date.now());
  const [job] = await listJobs(store);
  return runJob(store, job?.id ?? '', signal);
}

/** The ordered quantities of all lines, smallest first. */
export async function quantitiesIn(store: Store): Promise<number[]> {
  const found: Order[] = [];
  await eachOrder(store, (order: Order) => found.push(order));
  return found.flatMap(({ lines }) => lines.map(({ ordered }) => ordered ?? 0)).sort((a, b) => a - b);
}
