import { expect } from 'vitest';
import type { Bundle } from '../../../lib/domain/share-bundle.ts';
import type { Now } from '../../../lib/domain/workspace.ts';
import { recordsView } from '../../../lib/lens/partner/records.ts';
import { hasMonths, monthsWithin, recordsWithin } from '../../../lib/lens/partner/records-within.ts';
import type { ScorecardView } from '../../../lib/lens/scorecard/scorecard-views.ts';
import type { Store } from '../../../lib/store/open.ts';
import type { Stage } from '../components/stage.ts';
import { linesInPlugin, recordsInPanel } from './both-sides.tsx';

interface Compared {
  store: Store;
  view: ScorecardView;
  bundle: Bundle;
  now: Now;
}

/** Both sides of the table draw the same verdict and reason of every shared line; answers how many there were. */
export async function comparedLines(stage: Stage, { store, view, bundle, now }: Compared): Promise<number> {
  const within = view.period.join('..');
  const drawn = linesInPlugin(stage, bundle);
  let counts = 0;
  for (const [at, { kpi, basis }] of bundle.theirs.rows.entries()) {
    const all = await recordsView(store, view.partner.id, kpi, basis, now, monthsWithin(within));
    const rows = (all ? recordsWithin(all, within).rows : []).filter(
      ({ line }) => line.orderKind === 'purchase' && line.partnerId === view.partner.id,
    );
    const panel = recordsInPanel(stage, rows).sort();
    const plugin = (drawn.get(at) ?? []).sort();
    // Where records belong to no month, those of lines from before the agreed months stay here.
    if (hasMonths(kpi)) expect(plugin, kpi).toEqual(panel);
    else expect(panel, kpi).toEqual(expect.arrayContaining(plugin));
    counts += plugin.length;
  }
  return counts;
}
