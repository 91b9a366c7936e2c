import { z } from 'zod';
import { type SwitchedOff, switchedOffSchema } from '../domain/switched-off.ts';
import { MANAGED } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { readSetting } from '../store/settings.ts';
import { storedManagedSchema } from './managed.ts';

/** The adapters that the company's policy switches off. */
export async function managedSwitchedOff(store: Store): Promise<SwitchedOff[]> {
  const managed = storedManagedSchema.safeParse(await readSetting(store, MANAGED));
  const list = z.array(switchedOffSchema).safeParse(managed.data?.settings['sites.switchedOff']);
  return list.data ?? [];
}
