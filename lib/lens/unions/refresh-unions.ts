import { readSwitch } from '../../policy/switches.ts';
import { writeGathered } from '../../store/gathered.ts';
import type { Store } from '../../store/open.ts';
import { storedPartners, storeGeneration } from '../../store/queries.ts';
import { readGathered } from '../../store/summaries.ts';
import { listUnions, putUnions } from '../../store/unions.ts';
import { decideUnions } from './decide.ts';

const DECIDED_KEY = 'unions decided';

/**
 * Makes partners one that an exact company number says are, once after each change of the records, unless that is switched
 * off. All of them in one transaction: what is interrupted is done by the next call. Runs in the job worker.
 */
export async function refreshUnions(store: Store, at: number): Promise<void> {
  if (!(await readSwitch(store, 'unions.automatic'))) return;
  const generation = await storeGeneration(store);
  const [decided] = await readGathered(store, [DECIDED_KEY]);
  if (decided === generation) return;
  const [partners, stored] = await Promise.all([storedPartners(store), listUnions(store)]);
  const made = decideUnions([...partners.values()], stored, at);
  if (made.length > 0) await putUnions(store, made);
  else await writeGathered(store, generation, DECIDED_KEY, generation, []);
}
