import { MINE_KINDS, type MineKind, type OwnName } from '../../domain/mine.ts';
import type { SummaryRecord } from '../../store/summaries.ts';
import type { OwnerCounts, ServedCounts } from './make-summary.ts';
import { addCounts, type Counts, emptyCounts } from './summary.ts';

/** Names of each kind that are offered; a column with more different values is not a column of names. */
const MOST_NAMES = 2_000;

/** What is gathered over all summaries: what customers are served, and who has open lines with whom. */
export function gatherer() {
  const served = new Map<string, Counts>();
  const owned = new Map<string, OwnName & { partners: Set<string> }>();

  function own(kind: MineKind, name: string, partnerId: string, open: number, all: number): void {
    if (name === '') return;
    const key = gatheredKey(kind, name);
    const entry = owned.get(key) ?? { kind, name, open: 0, all: 0, partners: new Set<string>() };
    owned.set(key, entry);
    entry.open += open;
    entry.all += all;
    if (open > 0) entry.partners.add(partnerId);
  }

  return {
    add({ partnerId, owner, served: servedText, owners }: SummaryRecord): void {
      for (const [id, orders, lines, openLines, lateLines, state, at] of JSON.parse(
        servedText,
      ) as ServedCounts[]) {
        const counts = served.get(id) ?? emptyCounts();
        const newest = at && { sourceId: at[0], fetchedAt: at[1] };
        addCounts(counts, { orders, lines, openLines, lateLines, state, newest });
        served.set(id, counts);
      }
      for (const [buyer, group, plant, company, open, all] of JSON.parse(owners) as OwnerCounts[]) {
        own('buyer', buyer, partnerId, open, all);
        own('group', group, partnerId, open, all);
        own('plant', plant, partnerId, open, all);
        own('company', company, partnerId, open, all);
        if (owner) own('owner', owner, partnerId, open, all);
      }
    },
    servedOf: (customerId: string): Counts => served.get(customerId) ?? emptyCounts(),
    /** What to store by name: the names with their counts, and per name the partners with open lines. */
    entries(): [name: string, value: unknown][] {
      const names = MINE_KINDS.flatMap((kind) =>
        [...owned.values()]
          .filter((entry) => entry.kind === kind)
          .sort((a, b) => b.open - a.open || b.all - a.all)
          .slice(0, MOST_NAMES),
      );
      return [
        [NAMES_KEY, names.map(({ kind, name, open, all }) => ({ kind, name, open, all }))],
        ...[...owned].map(([key, { partners }]): [string, unknown] => [key, [...partners]]),
      ];
    },
  };
}

export const NAMES_KEY = 'names';
export const HEAD_KEY = 'head';

/** Under which name the partners of a buyer, group, plant, company or owner are gathered. */
export function gatheredKey(kind: MineKind, name: string): string {
  return `${kind} ${name}`;
}
