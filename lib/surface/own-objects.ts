import type { Connection, HubspotConnection, SalesforceConnection } from '../domain/connection.ts';
import { inPlaceOf, type OwnObjects } from '../domain/own-objects.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import { readSwitch, settingLocked } from '../policy/switches.ts';
import { lookAtOwn, type OwnChoice, type OwnLook } from '../sources/custom-objects/look-at-own.ts';
import { type OwnOffer, offerChoices } from '../sources/custom-objects/offer-choices.ts';
import type { OwnAccess } from '../sources/custom-objects/own-access.ts';
import { openConnection } from '../sync/open-connection.ts';
import { readAnew, readOnAs } from './connections.ts';
import { failureOf, surfaceStore } from './reading.ts';

/** Connections of systems in which companies build objects of their own. */
export type OwnConnection = SalesforceConnection | HubspotConnection;
type Answer<T> = { value: T } | { failure: Failure };

export function mayHaveOwn(connection: Connection): connection is OwnConnection {
  return connection.system === 'salesforce' || connection.system === 'hubspot';
}

/** The objects that may be chosen, asked for now; see `offerChoices`. */
export function readOwnOffer(
  connection: OwnConnection,
  wanted: Partial<OwnChoice>,
): Promise<Answer<OwnOffer>> {
  return asking(connection, (access) => offerChoices(access, wanted));
}

/** The newest records of the chosen objects, with what their fields may mean. */
export function readOwnLook(connection: OwnConnection, choice: OwnChoice): Promise<Answer<OwnLook>> {
  return asking(connection, (access) => lookAtOwn(access, choice));
}

/** Takes over what a person confirmed, and reads all anew with it. */
export async function saveOwn({ id }: OwnConnection, own: OwnObjects): Promise<void> {
  await readAnew(id, (stored) => {
    if (!mayHaveOwn(stored)) return stored;
    // What was refused of them before is asked for anew.
    const unread = stored.unread?.filter(({ apart }) => !apart);
    // What the mapping before brought is looked for in the same sync.
    const { unread: _, daily: __, ...rest } = stored;
    return { ...rest, own: inPlaceOf(stored.own, own), ...(unread && unread.length > 0 ? { unread } : {}) };
  });
}

/** Stops reading them, also where they are being read now, or reads all anew. What is here stays. */
export async function switchOwn({ id }: OwnConnection, on: boolean): Promise<void> {
  const switched = (stored: Connection): Connection =>
    mayHaveOwn(stored) && stored.own ? { ...stored, own: { ...stored.own, off: !on } } : stored;
  return on ? readAnew(id, switched) : readOnAs(id, switched);
}

async function asking<T>(
  connection: OwnConnection,
  work: (access: OwnAccess) => Promise<T>,
): Promise<Answer<T>> {
  try {
    const store = await surfaceStore();
    const opened = await openConnection(store, connection, 'fields', new AbortController().signal);
    try {
      const access = opened.source.own?.();
      if (!(await readSwitch(store, 'sources.ownObjects'))) throw new FailureError(settingLocked);
      if (!access) throw new FailureError(noObjects);
      return { value: await work(access) };
    } finally {
      await opened.writeLedger();
    }
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

const noObjects = {
  code: 'no-own-objects',
  message: 'This system has no objects of the company’s own.',
  next: 'Connect the system in which your purchase orders are kept.',
};
