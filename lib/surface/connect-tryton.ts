import { browser } from 'wxt/browser';
import type { Capabilities, TrytonConnection } from '../domain/connection.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import type { ObjectSample } from '../sources/object-sample.ts';
import { askServer, type CheckStep } from '../sources/tryton/connect.ts';
import { openSession } from '../sources/tryton/session.ts';
import { tryton } from '../sources/tryton/source.ts';
import { changeConnection, putConnection, readConnection } from '../store/connections.ts';
import type { Store } from '../store/open.ts';
import { writeSecret } from '../store/secrets.ts';
import { readWorkspace } from '../store/workspace.ts';
import { openLedgeredApi, secretOf } from '../sync/open-connection.ts';
import { signedInAgain } from '../sync/refused-sign-in.ts';
import { askFromPanel } from './ask.ts';
import { connectionAddress, notAllowed } from './connections.ts';
import { runSync } from './new-job.ts';
import { failureOf, surfaceStore } from './reading.ts';
import { removeAllRecords } from './remove-records.ts';
import { sitePattern } from './sites.ts';

/** What a person enters to connect a system. */
export interface ConnectForm {
  label: string;
  address: string;
  database: string;
  user: string;
  password: string;
  everyMinutes: number;
}

/** Hears of each step of a connection check that holds, and of one record of each object. */
export interface CheckHears {
  step(step: CheckStep | 'permission', detail: string): void;
  sample(sample: ObjectSample): void;
}

/**
 * Checks a system and connects it: its password is stored encrypted, its first load begins. The browser must have been
 * asked for its address before. Answers why not, or null. The sample makes room for own records.
 */
export async function connect(form: ConnectForm, hears: CheckHears): Promise<Failure | null> {
  const at = connectionAddress(form.address);
  if (!at) throw new Error('The address was not checked.');
  const store = await surfaceStore();
  const id = `${at.host}/${form.database}`;
  const given = { id, address: at.address, database: form.database, user: form.user };
  await askFromPanel('callSystems', { address: at.address });
  try {
    const known = await readConnection(store, id);
    const connection = await checked(store, form.password, hears, {
      ...given,
      system: 'tryton',
      label: form.label.trim() || at.host,
      company: known?.system === 'tryton' ? known.company : 0,
      capabilities: {},
      everyMinutes: form.everyMinutes,
      ...(known?.syncedTo === undefined ? {} : { syncedTo: known.syncedTo }),
      ...(known?.system === 'tryton' && known.fields ? { fields: known.fields } : {}),
      createdAt: Date.now(),
    });
    const { sample } = await readWorkspace(store);
    if (sample) await removeAllRecords();
    await writeSecret(store, id, form.password);
    await putConnection(store, connection);
    await runSync(store, connection);
    return null;
  } catch (error) {
    return failureOf(error);
  }
}

/** Checks a connected system again, and takes over what it can do now. Answers what failed, or null. */
export async function checkConnection(
  connection: TrytonConnection,
  hears: CheckHears,
): Promise<Failure | null> {
  const store = await surfaceStore();
  try {
    const { company, companies, capabilities } = await checked(
      store,
      await secretOf(store, connection),
      hears,
      connection,
    );
    await changeConnection(store, connection.id, (stored) =>
      stored.system === 'tryton'
        ? {
            ...stored,
            company,
            companies,
            capabilities,
            syncedTo: stillSynced(stored, capabilities),
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

/** Asks a system step by step, and for one record of each object. Answers the connection with what was found; stores nothing. */
async function checked(
  store: Store,
  password: string,
  hears: CheckHears,
  connection: TrytonConnection,
): Promise<TrytonConnection> {
  const { address } = connection;
  const { host } = new URL(address);
  if (!(await browser.permissions.contains({ origins: [sitePattern(address) ?? ''] })))
    throw new FailureError(notAllowed(host));
  hears.step('permission', host);
  const opened = openLedgeredApi(store, connection, 'check', new AbortController().signal);
  try {
    const session = openSession(opened.api, { ...connection, password });
    const wanted = connection.company || undefined;
    const { company, companies, capabilities } = await askServer(session, Date.now, hears.step, wanted);
    const found = { ...connection, company, companies, capabilities };
    for await (const sample of tryton.open(opened.api, found, password).sampleObjects()) hears.sample(sample);
    return found;
  } finally {
    await opened.writeLedger();
  }
}

/** What could not be read before and can be now is read from the beginning, and the rest with it. */
function stillSynced({ syncedTo, unread, capabilities }: TrytonConnection, now: Capabilities) {
  const more = Object.keys(now).some((name) => now[name] && capabilities[name] === false);
  return unread?.length || more ? undefined : syncedTo;
}
