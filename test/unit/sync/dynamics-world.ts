import type { DynamicsConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import { dynamics } from '../../../lib/sources/dynamics/source.ts';
import { putConnection } from '../../../lib/store/connections.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { eachOrder } from '../../../lib/store/queries.ts';
import { openLedgeredApi } from '../../../lib/sync/open-connection.ts';
import { storedTokens } from '../../../lib/sync/token-shelf.ts';
import type { DynamicsSimulator } from '../../simulators/dynamics.ts';

let stores = 0;

/** A store that is connected to an organisation, as the options page does it once a person has signed in. */
export async function connectedToDynamics(
  simulator: DynamicsSimulator,
): Promise<{ store: Store; id: string; connection: DynamicsConnection }> {
  stores += 1;
  const store = await openStore(`dynamics-${stores}-${Date.now()}`);
  const connection = await connectDynamics(simulator, store);
  return { store, id: connection.id, connection };
}

/** Connects a store; answers the connection as it is stored. */
export async function connectDynamics(
  { address, login, tokens }: DynamicsSimulator,
  store: Store,
): Promise<DynamicsConnection> {
  const id = new URL(address).host;
  const entra = `${login}${tokens.tenant}/oauth2/v2.0`;
  const given: DynamicsConnection = {
    id,
    system: 'dynamics',
    label: 'Sample Dynamics',
    address,
    signIn: {
      kind: 'code',
      authorizeAddress: `${entra}/authorize`,
      tokenAddress: `${entra}/token`,
      clientId: tokens.clientId,
      scope: `${new URL(address).origin}/user_impersonation offline_access`,
    },
    user: '',
    company: '',
    currency: '',
    capabilities: {},
    everyMinutes: 30,
    createdAt: Date.now(),
  };
  await storedTokens(store, id).write({ ...tokens.signIn(), rotation: 1, asked: [] });
  const { api, writeLedger } = openLedgeredApi(store, given, 'check', new AbortController().signal);
  const connection = { ...given, ...(await dynamics.check(api, given, '', () => {})) };
  await writeLedger();
  await putConnection(store, connection);
  return connection;
}

/** All orders of a store, by their numbers. */
export async function ordersIn(store: Store): Promise<Order[]> {
  const found: Order[] = [];
  await eachOrder(store, (order) => void found.push(order));
  return found.sort((a, b) => a.number.localeCompare(b.number));
}

/** Lets requests to the sign-in carry the origin of an extension, as its browser adds it. Answers how to end that. */
export function asInBrowser(): () => void {
  const real = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const isToken = `${input instanceof Request ? input.url : input}`.includes('/oauth2/v2.0/token');
    if (!isToken) return real(input, init);
    const headers = new Headers(init?.headers);
    headers.set('origin', 'chrome-extension://fbobnnpfaohfkklhmjbnnnenehijgcbm');
    return real(input, { ...init, headers });
  };
  return () => {
    globalThis.fetch = real;
  };
}
