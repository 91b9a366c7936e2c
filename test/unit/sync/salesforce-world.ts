import type { SalesforceConnection } from '../../../lib/domain/connection.ts';
import { salesforce } from '../../../lib/sources/salesforce/source.ts';
import { putConnection } from '../../../lib/store/connections.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { openLedgeredApi } from '../../../lib/sync/open-connection.ts';
import { storedTokens } from '../../../lib/sync/token-shelf.ts';
import type { SalesforceSimulator } from '../../simulators/salesforce.ts';

let stores = 0;

/** A store that is connected to an org, as the options page does it once a person has signed in. */
export async function connectedToSalesforce(
  simulator: SalesforceSimulator,
): Promise<{ store: Store; id: string; connection: SalesforceConnection }> {
  stores += 1;
  const store = await openStore(`salesforce-${stores}-${Date.now()}`);
  const connection = await connectSalesforce(simulator, store);
  return { store, id: connection.id, connection };
}

/** Connects a store; answers the connection as it is stored. */
export async function connectSalesforce(
  { address, tokens }: SalesforceSimulator,
  store: Store,
): Promise<SalesforceConnection> {
  const id = new URL(address).host;
  const given: SalesforceConnection = {
    id,
    system: 'salesforce',
    label: 'Sample Salesforce',
    address,
    signIn: {
      kind: 'code',
      authorizeAddress: `${address}services/oauth2/authorize`,
      tokenAddress: `${address}services/oauth2/token`,
      clientId: tokens.clientId,
      scope: 'api refresh_token',
    },
    user: '',
    version: 'v0.0',
    company: '',
    currency: '',
    capabilities: {},
    everyMinutes: 30,
    createdAt: Date.now(),
  };
  await storedTokens(store, id).write({ ...tokens.signIn(), rotation: 1, asked: [] });
  const { api, writeLedger } = openLedgeredApi(store, given, 'check', new AbortController().signal);
  const connection = { ...given, ...(await salesforce.check(api, given, '', () => {})) };
  await writeLedger();
  await putConnection(store, connection);
  return connection;
}
