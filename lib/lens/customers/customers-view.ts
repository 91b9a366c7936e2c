import type { Now } from '../../domain/workspace.ts';
import type { Store } from '../../store/open.ts';
import { type LensContext, noOrigin, originOf, readContext } from '../context.ts';
import { workspaceView } from '../workspace.ts';
import type { CustomerBasis, CustomerPoint, CustomersView } from './customer-views.ts';
import type { PlacedCustomer } from './place-customers.ts';
import { readCustomerModel, readCustomers } from './refresh-customers.ts';

/** All customers as the job worker placed them last; nobody until it has. */
export async function customersView(store: Store, now: Now): Promise<CustomersView> {
  const [context, stored, basis, workspace] = await Promise.all([
    readContext(store, now),
    readCustomers(store),
    customerBasis(store, now),
    workspaceView(store, now),
  ]);
  const customers = stored && stored.day <= now.today ? stored.customers : [];
  return { ...(basis ?? {}), points: customers.map((each) => customerPoint(each, context)), workspace };
}

/** What the figures of customers rest on; null until they were placed, or only on a later day. */
export async function customerBasis(store: Store, now: Now): Promise<CustomerBasis | null> {
  const [stored, model] = await Promise.all([readCustomers(store), readCustomerModel(store)]);
  if (stored === null || stored.day > now.today) return null;
  return {
    day: stored.day,
    basis: stored.basis,
    customers: stored.customers.length,
    fitted: model?.parameters ? model.fitted : null,
    stayed: model?.stayed ?? { n: 0, hits: 0 },
  };
}

export function customerPoint({ newest, ...place }: PlacedCustomer, context: LensContext): CustomerPoint {
  const [sourceId, fetchedAt] = newest;
  return { ...place, origin: sourceId === '' ? noOrigin : originOf({ sourceId, fetchedAt }, context) };
}
