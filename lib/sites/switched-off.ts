import type { SwitchedOff } from '../domain/switched-off.ts';
import type { SiteAdapter } from './site-adapter.ts';

/** Adapters that this release does not use. A company's policy adds to them (`sites.switchedOff`). */
export const SWITCHED_OFF: readonly SwitchedOff[] = [];

/** The entry that switches an adapter off, if one does. */
export function switchedOffBy(
  { id, version }: Pick<SiteAdapter, 'id' | 'version'>,
  list: readonly SwitchedOff[],
): SwitchedOff | undefined {
  return list.find(
    ({ adapter, versions }) => adapter === id && (versions === undefined || versions.includes(version)),
  );
}
