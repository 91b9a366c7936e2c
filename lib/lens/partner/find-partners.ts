import type { Store } from '../../store/open.ts';
import { partnersOf } from '../../store/summaries.ts';
import { headOf } from '../context.ts';
import type { PartnerHead } from '../views.ts';
import { eachSummary } from './each-summary.ts';
import { searchTest } from './fold.ts';

/** As many as a person looks through. */
const MOST = 8;

/** Partners by name, number or address, eight at most; nobody for an empty search. Own sites are no partners. */
export async function findPartnersBy(store: Store, search: string): Promise<PartnerHead[]> {
  return (await partnersOf(store, await idsBy(store, search))).map(headOf);
}

/**
 * Partners by name, number or address, to be made one with this one: itself first, then at most eight others; nothing for an
 * empty search.
 */
export async function findOthers(store: Store, partnerId: string, search: string): Promise<PartnerHead[]> {
  const ids = await idsBy(store, search, partnerId);
  if (search.trim() === '') return [];
  const [self, ...others] = await partnersOf(store, [partnerId, ...ids]);
  return self?.id === partnerId ? [self, ...others].map(headOf) : [];
}

async function idsBy(store: Store, search: string, but?: string): Promise<string[]> {
  if (search.trim() === '') return [];
  const matches = searchTest(search);
  const ids: string[] = [];
  await eachSummary(store, ({ partnerId, find, roles }) => {
    if (ids.length < MOST && partnerId !== but && roles !== 'own-site' && matches(find)) ids.push(partnerId);
  });
  return ids;
}
