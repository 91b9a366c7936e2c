import type { Connection } from '../../../lib/domain/connection.ts';
import type { ImportJob } from '../../../lib/domain/import-job.ts';
import { FailureError } from '../../../lib/domain/result.ts';
import { openApi } from '../../../lib/sources/http/open-api.ts';
import { askServer } from '../../../lib/sources/tryton/connect.ts';
import { openSession } from '../../../lib/sources/tryton/session.ts';
import { putConnection, readConnection } from '../../../lib/store/connections.ts';
import { changeJob, listJobs } from '../../../lib/store/jobs.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { writeSecret } from '../../../lib/store/secrets.ts';
import { runJob } from '../../../lib/sync/run-job.ts';
import { addSync } from '../../../lib/sync/sync-jobs.ts';
import type { TrytonSimulator } from '../../simulators/tryton.ts';

let stores = 0;

/** A store that is connected to a simulator, as the options page does it. */
export async function connectedStore(
  simulator: Pick<TrytonSimulator, 'address' | 'database' | 'password'>,
): Promise<{ store: Store; id: string }> {
  stores += 1;
  const store = await openStore(`sync-${stores}-${Date.now()}`);
  return { store, id: await connectTo(simulator, store) };
}

/** Connects a store, and answers the id of the connection. */
export async function connectTo(
  simulator: Pick<TrytonSimulator, 'address' | 'database' | 'password'>,
  store: Store,
): Promise<string> {
  const { address, database, password } = simulator;
  const id = `${new URL(address).host}/${database}`;
  const signal = new AbortController().signal;
  const api = openApi({ connectionId: id, address, why: 'check', note: () => {}, signal });
  const facts = await askServer(openSession(api, { database, user: 'admin', password }), Date.now, () => {});
  await writeSecret(store, id, password);
  const connection: Connection = {
    id,
    system: 'tryton',
    label: 'Sample Tryton',
    address,
    database,
    user: 'admin',
    company: facts.company,
    capabilities: facts.capabilities,
    everyMinutes: 30,
    createdAt: Date.now(),
  };
  await putConnection(store, connection);
  return id;
}

/** Runs one sync to its end, or goes on with the one that stopped; answers its job. */
export async function syncOnce(
  store: Store,
  id: string,
  signal = new AbortController().signal,
): Promise<ImportJob> {
  const connection = await readConnection(store, id);
  if (!connection) throw new FailureError({ code: 'x', message: 'not connected', next: '' });
  await addSync(store, connection, Date.now());
  const [job] = await listJobs(store);
  if (!job) throw new Error('no job');
  return runJob(store, job.id, signal);
}

/** A sync that failed begins anew at the next alarm; this lets the same one go on, as a killed worker does. */
export async function goOn(
  store: Store,
  job: ImportJob,
  signal = new AbortController().signal,
): Promise<ImportJob> {
  await changeJob(store, job.id, (each) => ({
    ...each,
    state: 'running',
    failure: undefined,
    finishedAt: undefined,
  }));
  return runJob(store, job.id, signal);
}
