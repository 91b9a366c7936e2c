import { isAskable, lookupId } from '../../domain/lookup.ts';
import type { Mention } from '../../domain/mention.ts';
import { listConnections } from '../../store/connections.ts';
import { holds, lookupsOf } from '../../store/lookups.ts';
import type { Store } from '../../store/open.ts';
import type { LiveView } from './lookup-views.ts';

/** What was asked live of these mentions; answers that no longer hold are left out. `at` is the present instant. */
export async function liveView(store: Store, mentions: readonly Mention[], at: number): Promise<LiveView> {
  const rawOf = new Map<string, string>();
  for (const { kind, keys, raw } of mentions) {
    const as = kind === 'email' || kind === 'domain' ? kind : 'order';
    for (const key of keys) rawOf.set(lookupId(as, key), raw);
  }
  const [connections, lookups] = await Promise.all([listConnections(store), lookupsOf(store, rawOf.keys())]);
  const answers = lookups
    .filter((lookup) => holds(lookup, at))
    .map(({ id, state, askedAt, wantedAt, asked, why }) => ({
      raw: rawOf.get(id) ?? '',
      state,
      at: askedAt ?? wantedAt,
      asked,
      ...(why === undefined ? {} : { why }),
    }));
  return {
    systems: connections.filter(isAskable).map(({ label }) => label),
    answers: answers.sort((a, b) => b.at - a.at),
  };
}
