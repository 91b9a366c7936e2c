import type { OutboxEntry, OutboxTarget } from '../domain/outbox.ts';
import type { Partner } from '../domain/partner.ts';
import type { Push } from '../sources/source.ts';
import { type Store, transact } from '../store/open.ts';
import { storedPartners } from '../store/queries.ts';
import { UNION_SCOPE, unionsOf } from '../store/unions.ts';

/**
 * Writing into a system about a partner as that system calls it: people call it as they chose, where it stands for several,
 * and it may have been renamed there.
 */
export function aimedPush(store: Store, sourceId: string, push: Push): Push {
  const aim = async (entry: OutboxEntry) => ({
    ...entry,
    target: await aimed(store, sourceId, entry.target),
  });
  const both = push.writeBoth?.bind(push);
  return {
    look: async (entry) => push.look(await aim(entry)),
    write: async (entry, look) => push.write(await aim(entry), look),
    ...(both && {
      writeBoth: async ([first, second], looks) => both([await aim(first), await aim(second)], looks),
    }),
  };
}

async function aimed(store: Store, sourceId: string, target: OutboxTarget): Promise<OutboxTarget> {
  const unions = await transact(store, UNION_SCOPE, 'readonly', (tx) => unionsOf(store, tx));
  const partners = await storedPartners(store, unions.membersOf(target.partnerId));
  // The one that was meant comes first, then those that it stands for.
  const members = [...partners.values()].sort(
    (a, b) => Number(b.id === target.partnerId) - Number(a.id === target.partnerId),
  );
  const there =
    members.find(({ accounts }) => accounts?.some((each) => each.sourceId === sourceId)) ??
    members.find((each) => nameIn(each, sourceId) !== undefined);
  const partnerName = there && nameIn(there, sourceId);
  if (!there || partnerName === undefined) return target;
  const account = there.accounts?.find((each) => each.sourceId === sourceId);
  return { ...target, partnerId: account?.as ?? there.id, partnerName };
}

/** How a source calls a partner; undefined where it does not tell of it. */
function nameIn({ name, names, provenance }: Partner, sourceId: string): string | undefined {
  const said = names?.find((each) => each.sourceId === sourceId)?.name;
  return said ?? (provenance.sourceId === sourceId ? name : undefined);
}
