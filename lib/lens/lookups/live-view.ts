import { isAskable, lookupId } from '../../domain/lookup.ts';
import type { Mention } from '../../domain/mention.ts';
import { listConnections } from '../../store/connections.ts';
import { holds, listLookups } from '../../store/lookups.ts';
import type { Store } from '../../store/open.ts';
import type { LiveView } from './lookup-views.ts';

/** What was asked live of these mentions; answers that no longer hold are left out. `at` is the present instant. */
export async function liveView(store: Store, mentions: readonly Mention[], at: number): Promise<LiveView> {
  const [connections, lookups] = await Promise.all([listConnections(store), listLookups(store)]);
  const systems = connections.filter(isAskable).map(({ label }) => label);
  // A page may hold thousands of numbers, of which few were asked for.
  if (lookups.length === 0) return { systems, answers: [] };
  const rawOf = new Map<string, string>();
  for (const { kind, keys, raw } of mentions) {
    const as = kind === 'email' || kind === 'domain' ? kind : 'order';
    for (const key of keys) rawOf.set(lookupId(as, key), raw);
  }
  const answers = lookups
    .filter((lookup) => rawOf.has(lookup.id) && holds(lookup, at))
    .map(({ id, state, askedAt, wantedAt, asked, why }) => ({
      raw: rawOf.get(id) ?? '',
      state,
      at: askedAt ?? wantedAt,
      asked,
      ...(why === undefined ? {} : { why }),
    }));
  return { systems, answers: answers.sort((a, b) => b.at - a.at) };
}
