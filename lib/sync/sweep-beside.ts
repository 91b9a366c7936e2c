import { isTouchpointOfReference } from '../domain/outbox.ts';
import type { Partner } from '../domain/partner.ts';
import type { FoundBatch } from '../store/commit-found.ts';
import type { Store } from '../store/open.ts';
import { eachStored } from '../store/stored-records.ts';

/** Records beside orders that a system has no more. */
interface GoneBeside {
  replaced: FoundBatch['replaced'][number][];
  /** Partners whose people left, with those who stay. */
  partners: Partner[];
  missing: number;
  known: number;
}

const BESIDE = /^(?:case|touchpoint|opportunity|quote|lead|campaign)\/|^(?:account|person) /;

/**
 * Cases, touchpoints, what may become an order, and people of partners that this source brought and does not have, of the kinds
 * that it listed; what other sources say of the same partners is not its business.
 */
export async function besideToGo(
  store: Store,
  isThere: (id: string) => boolean,
  listed: readonly string[],
  sourceId: string,
): Promise<GoneBeside> {
  const found: GoneBeside = { replaced: [], partners: [], missing: 0, known: 0 };
  const kinds = listed.filter((kind) => BESIDE.test(kind));
  if (kinds.length === 0) return found;
  const isGone = (id: string) => {
    if (!kinds.some((kind) => id.startsWith(kind))) return false;
    found.known += 1;
    if (isThere(id)) return false;
    found.missing += 1;
    return true;
  };
  // As they are stored: people may have made one partner of several.
  await eachStored(store, {
    partners(partner) {
      const contacts = peopleThere(partner, sourceId, isGone);
      if (contacts) found.partners.push(withPeople(partner, contacts, sourceId));
    },
    activities(activity) {
      // What a person logged here stays, whatever became of the note that was made of it.
      if (!('provenance' in activity) || isTouchpointOfReference(activity.id)) return;
      const { id, partnerId, provenance } = activity;
      if (provenance.sourceId === sourceId && isGone(id))
        found.replaced.push({ name: 'activities', id, partnerId });
    },
    pipeline({ id, partnerId, provenance }) {
      if (provenance.sourceId === sourceId && isGone(id))
        found.replaced.push({ name: 'pipeline', id, partnerId });
    },
  });
  return found;
}

/** The people that a source still has at a partner: nobody where all its accounts are gone; undefined where nobody left. */
function peopleThere(
  { accounts = [], contacts }: Partner,
  sourceId: string,
  isGone: (id: string) => boolean,
): Partner['contacts'] | undefined {
  const own = contacts.filter((each) => each.sourceId === sourceId && each.entered === undefined);
  if (own.length === 0) return undefined;
  const ids = accounts.flatMap((each) => (each.sourceId === sourceId ? [`account ${each.id}`] : []));
  if (ids.length > 0 && ids.filter((id) => !isGone(id)).length === 0) return [];
  const still = own.filter(({ email }) => email === undefined || !isGone(`person ${email}`));
  return still.length < own.length ? still : undefined;
}

function withPeople(partner: Partner, contacts: Partner['contacts'], sourceId: string): Partner {
  const name = partner.names?.find((each) => each.sourceId === sourceId)?.name ?? partner.name;
  // Said after all that was said of these people before, which must not hold.
  const fetchedAt = partner.provenance.fetchedAt + 1;
  return { ...partner, name, contacts, provenance: { ...partner.provenance, sourceId, fetchedAt } };
}
