import type { HubspotConnection, SalesforceConnection } from '../../../lib/domain/connection.ts';
import type { OwnObjects } from '../../../lib/domain/own-objects.ts';
import { lookAtOwn, type OwnChoice, type OwnLook } from '../../../lib/sources/custom-objects/look-at-own.ts';
import { changeConnection } from '../../../lib/store/connections.ts';
import type { Store } from '../../../lib/store/open.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';

/** Takes over what is proposed for the chosen objects, or what a person made of it; answers it, with the look that it rests on. */
export async function takeOver(
  store: Store,
  connection: SalesforceConnection | HubspotConnection,
  choice: OwnChoice,
  change: (own: OwnObjects) => OwnObjects = (own) => own,
): Promise<{ own: OwnObjects; look: OwnLook }> {
  const { source } = await openConnection(store, connection, 'fields', new AbortController().signal);
  const access = source.own?.();
  if (!access) throw new Error('This source knows no own objects.');
  const look = await lookAtOwn(access, choice);
  const own = change({ ...choice, columns: look.proposal.columns.filter(({ field }) => field) });
  await changeConnection(store, connection.id, (stored) => ({ ...stored, own }) as typeof stored);
  return { own, look };
}
