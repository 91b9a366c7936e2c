import type { FieldChoice, TrytonConnection } from '../domain/connection.ts';
import type { Failure } from '../domain/result.ts';
import {
  type FieldPreview,
  type OfferedField,
  offeredFields,
  previewFields,
} from '../sources/tryton/field-choices.ts';
import { openSession, type TrytonSession } from '../sources/tryton/session.ts';
import { openLedgeredApi, secretOf } from '../sync/open-connection.ts';
import { readAnew } from './connections.ts';
import { failureOf, surfaceStore } from './reading.ts';

type Answer<T> = { value: T } | { failure: Failure };

/** The fields of a connected system that may stand for ours, asked for now. */
export function readOfferedFields(connection: TrytonConnection): Promise<Answer<OfferedField[]>> {
  return asking(connection, (session) => offeredFields(session, connection.company));
}

/** The latest purchases as a choice would have them read; nothing is stored. */
export function readFieldPreview(
  connection: TrytonConnection,
  fields: FieldChoice,
): Promise<Answer<FieldPreview>> {
  return asking(connection, (session) => previewFields(session, connection, fields));
}

/** Takes a choice over, and reads all orders anew with it. */
export async function saveFields({ id }: TrytonConnection, fields: FieldChoice): Promise<void> {
  await readAnew(id, (stored) => ({ ...stored, fields }));
}

async function asking<T>(
  connection: TrytonConnection,
  work: (session: TrytonSession) => Promise<T>,
): Promise<Answer<T>> {
  try {
    const store = await surfaceStore();
    const password = await secretOf(store, connection);
    const opened = openLedgeredApi(store, connection, 'fields', new AbortController().signal);
    try {
      return { value: await work(openSession(opened.api, { ...connection, password })) };
    } finally {
      await opened.writeLedger();
    }
  } catch (error) {
    return { failure: failureOf(error) };
  }
}
