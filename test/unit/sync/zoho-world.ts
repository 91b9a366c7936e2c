import type { ZohoConnection } from '../../../lib/domain/connection.ts';
import { zoho } from '../../../lib/sources/zoho/source.ts';
import { putConnection } from '../../../lib/store/connections.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { openLedgeredApi } from '../../../lib/sync/open-connection.ts';
import { storedTokens } from '../../../lib/sync/token-shelf.ts';
import type { ZohoSimulator } from '../../simulators/zoho.ts';

let stores = 0;

/** A store that is connected to an organisation, as the options page does it once a person has signed in. */
export async function connectedToZoho(
  simulator: ZohoSimulator,
): Promise<{ store: Store; id: string; connection: ZohoConnection }> {
  stores += 1;
  const store = await openStore(`zoho-${stores}-${Date.now()}`);
  const connection = await connectZoho(simulator, store);
  return { store, id: connection.id, connection };
}

/** Connects a store; answers the connection as it is stored. `heard`: the steps of the check. */
export async function connectZoho(
  { address, tokens }: ZohoSimulator,
  store: Store,
  heard: (step: string, detail: string) => void = () => {},
): Promise<ZohoConnection> {
  const id = new URL(address).host;
  const given: ZohoConnection = {
    id,
    system: 'zoho',
    label: 'Sample Zoho',
    address,
    signIn: {
      kind: 'code',
      authorizeAddress: `${address}oauth/v2/auth`,
      tokenAddress: `${address}oauth/v2/token`,
      clientId: tokens.clientId,
      scope: 'ZohoCRM.modules.ALL,ZohoCRM.settings.ALL,ZohoCRM.org.READ,ZohoCRM.users.READ,ZohoCRM.coql.READ',
      scheme: 'Zoho-oauthtoken',
      secret: false,
    },
    user: '',
    org: '',
    company: '',
    currency: '',
    names: {},
    capabilities: {},
    everyMinutes: 30,
    createdAt: Date.now(),
  };
  await storedTokens(store, id).write({ ...tokens.signIn(), rotation: 1, asked: [] });
  const { api, writeLedger } = openLedgeredApi(store, given, 'check', new AbortController().signal);
  const connection = { ...given, ...(await zoho.check(api, given, '', heard)) };
  await writeLedger();
  await putConnection(store, connection);
  return connection;
}
