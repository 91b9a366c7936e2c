import { type SwitchedOff, switchedOffSchema } from '../domain/switched-off.ts';
import type { Store } from '../store/open.ts';
import { managedList } from './managed-list.ts';

/** The adapters that the company's policy switches off. */
export const managedSwitchedOff = (store: Store): Promise<SwitchedOff[]> =>
  managedList(store, 'sites.switchedOff', switchedOffSchema);
