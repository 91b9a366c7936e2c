import { MANAGED } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { readSetting } from '../store/settings.ts';
import { storedManagedSchema } from './managed.ts';
import { type CustomerStatusRule, customerStatusRuleSchema } from './settings.ts';

/** What the company's policy allows a status for a customer to say; all of it where it says nothing. */
export async function customerStatusRule(store: Store): Promise<CustomerStatusRule> {
  const managed = storedManagedSchema.safeParse(await readSetting(store, MANAGED));
  return customerStatusRuleSchema.safeParse(managed.data?.settings['status.customer']).data ?? 'full';
}
