import { readPolicy } from '../policy/policy.ts';
import { RETENTION_RAN_AT, writeNotice } from '../store/notices.ts';
import type { Store } from '../store/open.ts';
import { rebuildIndexIfNeeded } from '../store/rebuild-index.ts';
import { removeOlderThan } from '../store/retention.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

const DAY_MS = 86_400_000;
/** An alarm that comes once a day may come a little early. */
const REST_MS = DAY_MS - 3_600_000;

/** True when records that are too old have to be looked for: a limit is set, and that was not done for a day. */
export async function isRetentionDue(store: Store, instant: number): Promise<boolean> {
  const { 'retention.days': days } = await readPolicy(store);
  if (days === null) return false;
  const ranAt = await readSetting(store, RETENTION_RAN_AT);
  return typeof ranAt !== 'number' || instant - ranAt >= REST_MS || ranAt > instant;
}

/**
 * Removes what is older than the person keeps it, once a day, and says what was removed. Runs in the job worker when no
 * import waits; `goOn` is asked between its transactions, and what was interrupted goes on with the next call.
 */
export async function retainIfDue(
  store: Store,
  instant: number,
  goOn: () => Promise<boolean>,
): Promise<void> {
  if (!(await isRetentionDue(store, instant))) return;
  const { 'retention.days': days } = await readPolicy(store);
  if (days === null) return;
  const { orders, partners, records } = await removeOlderThan(store, instant - days * DAY_MS, goOn);
  if (orders + partners + records > 0)
    await writeNotice(store, { what: 'retained', at: instant, days, orders, partners, records });
  if (!(await goOn())) return;
  await rebuildIndexIfNeeded(store);
  await writeSetting(store, RETENTION_RAN_AT, instant);
}
