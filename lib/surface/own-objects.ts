import type { Connection, HubspotConnection, SalesforceConnection } from '../domain/connection.ts';
import { inPlaceOf, type OwnObjects, ownObjectsSchema } from '../domain/own-objects.ts';
import { type Failure, FailureError } from '../domain/result.ts';
import { readSwitch, settingLocked } from '../policy/switches.ts';
import { lookAtOwn, type OwnChoice, type OwnLook } from '../sources/custom-objects/look-at-own.ts';
import { type OwnOffer, offerChoices } from '../sources/custom-objects/offer-choices.ts';
import type { OwnAccess } from '../sources/custom-objects/own-access.ts';
import { readConnection } from '../store/connections.ts';
import { openConnection } from '../sync/open-connection.ts';
import { readAnew, readOnAs } from './connections.ts';
import { failureOf, surfaceStore } from './reading.ts';

/** Connections of systems in which companies build objects of their own. */
export type OwnConnection = SalesforceConnection | HubspotConnection;
export type Answer<T> = { value: T } | { failure: Failure };

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

/**
 * Takes over what a person confirmed, and reads all anew with it. `before`: the mapping that the person had before them; where it is
 * another one by now, nothing is changed.
 */
export async function saveOwn(
  { id, label }: OwnConnection,
  own: OwnObjects,
  before: OwnObjects | undefined,
): Promise<Answer<true>> {
  try {
    // What does not fit would take the whole connection with it.
    if (!ownObjectsSchema.safeParse(own).success) throw new FailureError(tooMuch);
    const stored = await readConnection(await surfaceStore(), id);
    if (!stored || !mayHaveOwn(stored)) throw new FailureError(notConnected(label));
    if (JSON.stringify(stored.own) !== JSON.stringify(before)) throw new FailureError(changedElsewhere);
    await readAnew(id, (connection) => withOwn(connection, own));
    return { value: true };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}

function withOwn(stored: Connection, own: OwnObjects): Connection {
  if (!mayHaveOwn(stored)) return stored;
  // What was refused of them before is asked for anew.
  const unread = stored.unread?.filter(({ apart }) => !apart);
  // What the mapping before brought is looked for in the same sync.
  const { unread: _, daily: __, ...rest } = stored;
  return { ...rest, own: inPlaceOf(stored.own, own), ...(unread && unread.length > 0 ? { unread } : {}) };
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
const tooMuch = {
  code: 'own-too-much',
  message: 'This is more than can be kept of one system: up to 200 fields, 50 account types and 100 states.',
  next: 'Take off what you do not need, and save it again.',
};
const changedElsewhere = {
  code: 'own-changed',
  message:
    'Your own objects were changed in another window meanwhile. Nothing of what you see here was saved.',
  next: 'Load this page again, and begin from what is saved now.',
};

function notConnected(label: string) {
  return {
    code: 'own-not-connected',
    message: `${label} is not connected any more. Nothing was saved.`,
    next: 'Connect it again: records that are here are not doubled.',
  };
}
