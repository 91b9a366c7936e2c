import type { Store } from '../../../store/open.ts';
import { partnersOf } from '../../../store/summaries.ts';
import { headOf } from '../../context.ts';
import { eachSummary } from '../../partner/each-summary.ts';
import { searchTest } from '../../partner/fold.ts';
import type { PartnerHead } from '../../views.ts';

/** As many as a person looks through. */
const MOST = 8;

/** Partners by name, number or address, eight at most; nobody for an empty search. Own sites are no partners. */
export async function findPartnersBy(store: Store, search: string): Promise<PartnerHead[]> {
  if (search.trim() === '') return [];
  const matches = searchTest(search);
  const ids: string[] = [];
  await eachSummary(store, ({ partnerId, find, roles }) => {
    if (ids.length < MOST && roles !== 'own-site' && matches(find)) ids.push(partnerId);
  });
  return (await partnersOf(store, ids)).map(headOf);
}
