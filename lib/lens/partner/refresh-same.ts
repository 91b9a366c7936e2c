import type { UnionReason } from '../../domain/union.ts';
import { writeGathered } from '../../store/gathered.ts';
import type { Store } from '../../store/open.ts';
import { allPartners, partnersByIds, storeGeneration } from '../../store/queries.ts';
import { announceSummaries, readGathered } from '../../store/summaries.ts';
import { headOf } from '../context.ts';
import type { PartnerHead } from '../views.ts';
import { type SamePair, type SameReason, sameCompanies } from './same-company.ts';

const SAME_DEFINITION = 3;
const SAME_KEY = 'same companies';

interface StoredSame {
  definition: number;
  generation: number;
  pairs: SamePair[];
}

/** Two records that may be one company, and why. */
export interface SamePairView {
  partners: readonly [PartnerHead, PartnerHead];
  reasons: readonly SameReason[];
  shared: readonly UnionReason[];
}

/** Looks for partners that stand twice, once after each change of the records. Runs in the job worker. */
export async function refreshSame(store: Store): Promise<void> {
  const generation = await storeGeneration(store);
  if ((await readSame(store))?.generation === generation) return;
  const pairs = sameCompanies(await allPartners(store));
  const found: StoredSame = { definition: SAME_DEFINITION, generation, pairs };
  // A commit in between leaves it to the next time.
  if (await writeGathered(store, generation, SAME_KEY, found, [])) announceSummaries();
}

async function readSame(store: Store): Promise<StoredSame | null> {
  const [stored] = await readGathered(store, [SAME_KEY]);
  const same = stored as Partial<StoredSame> | undefined;
  return same?.definition === SAME_DEFINITION && Array.isArray(same.pairs) ? (same as StoredSame) : null;
}

/** Pairs that may be one company, of one partner or of all; those with most reasons first. */
export async function samePairs(store: Store, partnerId?: string): Promise<SamePairView[]> {
  const stored = (await readSame(store))?.pairs ?? [];
  const wanted = partnerId === undefined ? stored : stored.filter(({ ids }) => ids.includes(partnerId));
  const known = await partnersByIds(store, new Set(wanted.flatMap(({ ids }) => ids)));
  const views = wanted.flatMap(({ ids: [a, b], reasons, shared }): SamePairView[] => {
    const [first, second] = [known.get(a), known.get(b)];
    // Those that were made one since are one.
    return first && second && first.id !== second.id
      ? [{ partners: [headOf(first), headOf(second)], reasons, shared }]
      : [];
  });
  return views.sort((a, b) => b.reasons.length - a.reasons.length);
}
