import { nowOf } from '../domain/workspace.ts';
import { refreshAlerts } from '../lens/alerts/refresh-alerts.ts';
import { refreshCustomers } from '../lens/customers/refresh-customers.ts';
import { checkFollows } from '../lens/mine/check-follows.ts';
import { refreshSummaries, summariesCurrent } from '../lens/partner/refresh.ts';
import { refreshSame } from '../lens/partner/refresh-same.ts';
import { refreshGrades } from '../lens/portfolio/refresh-grades.ts';
import { refreshRisk } from '../lens/risk/refresh-risk.ts';
import { refreshSegments } from '../lens/segments/refresh-segments.ts';
import { refreshUnions } from '../lens/unions/refresh-unions.ts';
import type { Store } from '../store/open.ts';
import { announceSummaries } from '../store/summaries.ts';
import { readWorkspace } from '../store/workspace.ts';

/** Surfaces are told of new summaries this often at most. */
const TELL_MS = 600;

/**
 * Brings what is derived from the records up to date: partners that a company number makes one, the summary of each partner, then who may stand twice, segments, customers, alerts, the
 * model of late deliveries and what is followed. Runs in the
 * job worker when no import waits; `goOn` is asked between its steps. False when it was interrupted. Records that cannot
 * be read now keep their old summaries, which say of which day they are.
 */
export async function refreshDerived(store: Store, goOn: () => Promise<boolean>): Promise<boolean> {
  const now = nowOf(await readWorkspace(store));
  await refreshUnions(store, Date.now());
  if (!(await summariesCurrent(store, now))) {
    let told = Date.now();
    const done = await refreshSummaries(store, now, () => {
      if (Date.now() - told > TELL_MS) {
        told = Date.now();
        announceSummaries();
      }
      return goOn();
    });
    announceSummaries();
    if (!done) return false;
  }
  await refreshSame(store);
  if (!(await refreshSegments(store, now, goOn))) return false;
  if (!(await refreshGrades(store, now, goOn))) return false;
  if (!(await refreshCustomers(store, now, goOn))) return false;
  if (!(await refreshAlerts(store, now, goOn))) return false;
  if (!(await refreshRisk(store, now, goOn))) return false;
  // Also when nothing was left to make: a worker may have been killed right before this.
  await checkFollows(store, now);
  return true;
}
