import type { HubspotConnection, SalesforceConnection } from '../../../lib/domain/connection.ts';
import type { Order } from '../../../lib/domain/order.ts';
import type { OwnObjects } from '../../../lib/domain/own-objects.ts';
import { lookAtOwn, type OwnChoice, type OwnLook } from '../../../lib/sources/custom-objects/look-at-own.ts';
import { withOpen } from '../../../lib/sources/custom-objects/propose-states.ts';
import { changeConnection, readConnection } from '../../../lib/store/connections.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { eachOrder } from '../../../lib/store/queries.ts';
import { openConnection } from '../../../lib/sync/open-connection.ts';
import { addOwnPurchases } from '../../simulators/own-purchases.ts';
import { type SalesforceSimulator, startSalesforce } from '../../simulators/salesforce.ts';
import { connectedToSalesforce } from './salesforce-world.ts';
import { syncOnce } from './tryton-world.ts';

/** The objects of `addOwnPurchases`, as a person chooses them. */
export const SALESFORCE_CHOICE = {
  orders: { object: 'Purchase_Order__c', label: 'Purchase Order' },
  lines: { object: 'PO_Line__c', label: 'PO Line', by: 'Purchase_Order__c' },
  receipts: { object: 'Goods_Receipt__c', label: 'Goods Receipt', by: 'Line__c' },
} satisfies OwnChoice;

/** An org with purchase orders of its own objects, and a store that is connected to it once `connect` was called. */
export interface OwnOrg {
  org: SalesforceSimulator;
  store: Store;
  connection: SalesforceConnection;
  look: OwnLook;
  connect(choice?: OwnChoice, change?: (own: OwnObjects) => OwnObjects): Promise<OwnObjects>;
  sync(): ReturnType<typeof syncOnce>;
  now(): ReturnType<typeof readConnection>;
  orders(): Promise<Order[]>;
  purchases(): Promise<Order[]>;
  /** Hides a field from this user. */
  hide(object: string, name: string): void;
  close(): Promise<void>;
}

/** Starts it with one customer's order and so many purchase orders. */
export async function ownOrg(purchases: number): Promise<OwnOrg> {
  const org = await startSalesforce(1);
  addOwnPurchases(org, purchases);
  const at = {
    org,
    async connect(choice: OwnChoice = SALESFORCE_CHOICE, change?: (own: OwnObjects) => OwnObjects) {
      const { store, connection } = await connectedToSalesforce(org);
      Object.assign(at, { store, connection });
      const taken = await takeOver(store, connection, choice, change);
      at.look = taken.look;
      return taken.own;
    },
    sync: () => syncOnce(at.store, at.connection.id),
    now: () => readConnection(at.store, at.connection.id),
    orders: () => storedOrders(at.store),
    purchases: async () => (await storedOrders(at.store)).filter(({ kind }) => kind === 'purchase'),
    hide(object: string, name: string) {
      org.fields[object] = (org.fields[object] ?? []).filter((field) => field !== name);
    },
    async close() {
      if (at.store) closeStore(at.store);
      await org.close();
    },
  } as OwnOrg;
  return at;
}

/** What is stored, by number. */
export async function storedOrders(store: Store): Promise<Order[]> {
  const found: Order[] = [];
  await eachOrder(store, (order) => void found.push(order));
  return found.sort((a, b) => a.number.localeCompare(b.number));
}

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
  const { proposed, fields } = look.states;
  const columns = look.proposal.columns.filter(({ field }) => field);
  const own = change({ ...choice, columns, ...(proposed ? { states: withOpen(proposed, fields) } : {}) });
  await changeConnection(store, connection.id, (stored) => ({ ...stored, own }) as typeof stored);
  return { own, look };
}
