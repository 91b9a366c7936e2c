import type { Store } from '../../store/open.ts';
import { partnersOf } from '../../store/summaries.ts';
import { headOf } from '../context.ts';
import { eachSummary } from '../partner/each-summary.ts';
import { searchTest } from '../partner/fold.ts';
import type { PartnerHead } from '../views.ts';

/** As many as a person looks through. */
const MOST = 8;

/**
 * Partners by name, number or address, to be made one with this one: itself first, then at most eight others; nothing for an
 * empty search. Own sites are no companies.
 */
export async function findOthers(store: Store, partnerId: string, search: string): Promise<PartnerHead[]> {
  if (search.trim() === '') return [];
  const matches = searchTest(search);
  const ids: string[] = [];
  await eachSummary(store, ({ partnerId: id, find, roles }) => {
    if (ids.length < MOST && id !== partnerId && roles !== 'own-site' && matches(find)) ids.push(id);
  });
  const [self, ...others] = await partnersOf(store, [partnerId, ...ids]);
  return self?.id === partnerId ? [self, ...others].map(headOf) : [];
}
