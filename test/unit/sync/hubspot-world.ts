import type { HubspotConnection } from '../../../lib/domain/connection.ts';
import { hubspot } from '../../../lib/sources/hubspot/source.ts';
import { putConnection } from '../../../lib/store/connections.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { writeSecret } from '../../../lib/store/secrets.ts';
import { openLedgeredApi } from '../../../lib/sync/open-connection.ts';
import type { HubspotSimulator } from '../../simulators/hubspot.ts';

let stores = 0;

/** A store that is connected to an account, as the options page does it. */
export async function connectedToHubspot(
  simulator: HubspotSimulator,
): Promise<{ store: Store; id: string; connection: HubspotConnection }> {
  stores += 1;
  const store = await openStore(`hubspot-${stores}-${Date.now()}`);
  const connection = await connectHubspot(simulator, store);
  return { store, id: connection.id, connection };
}

/** Connects a store; answers the connection as it is stored. `heard`: the steps of the check. */
export async function connectHubspot(
  { address, token: secret, account }: HubspotSimulator,
  store: Store,
  heard: (step: string, detail: string) => void = () => {},
): Promise<HubspotConnection> {
  const given: HubspotConnection = {
    id: `${new URL(address).host}/${account}`,
    system: 'hubspot',
    label: 'Our Own Works',
    address,
    signIn: { kind: 'bearer' },
    user: '',
    account,
    currency: '',
    capabilities: {},
    everyMinutes: 30,
    createdAt: Date.now(),
  };
  const { signal } = new AbortController();
  const { api, writeLedger } = openLedgeredApi(store, given, 'check', signal, { secret });
  const connection = { ...given, ...(await hubspot.check(api, given, secret, heard)) };
  await writeLedger();
  await writeSecret(store, given.id, secret);
  await putConnection(store, connection);
  return connection;
}
