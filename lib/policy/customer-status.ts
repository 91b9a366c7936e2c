import { z } from 'zod';
import { MANAGED } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { readSetting } from '../store/settings.ts';
import { storedManagedSchema } from './managed.ts';
import { MANAGED_SCHEMAS } from './settings.ts';

const KEY = 'status.customer';
const ruleSchema = z.enum(['off', 'states', 'dates', 'full']);
/** How much a status for a customer says: nothing, states alone, dates that were given, or forecasts as well. */
export type StatusRule = z.infer<typeof ruleSchema>;

/** What the company's policy allows a status for a customer to say; all of it where it says nothing. */
export async function customerStatusRule(store: Store): Promise<StatusRule> {
  const managed = storedManagedSchema.safeParse(await readSetting(store, MANAGED));
  const said = MANAGED_SCHEMAS[KEY].safeParse(managed.data?.settings[KEY]);
  return ruleSchema.safeParse(said.data).data ?? 'full';
}
