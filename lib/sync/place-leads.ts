import { domainsAbove } from '../domain/mail-domain.ts';
import type { Lead } from '../domain/pipeline.ts';
import type { FoundLead, GoneRecord } from '../sources/source.ts';
import type { Store } from '../store/open.ts';
import { findPartners, storedPartners } from '../store/queries.ts';

/**
 * The leads of partners who are here: by a contact's address, by the company's name as its source would file it, by the domain that
 * one partner alone has. The others are left out, and gone where they were somebody's before.
 */
export async function placeLeads(
  store: Store,
  found: readonly FoundLead[],
): Promise<{ leads: Lead[]; left: GoneRecord[] }> {
  const placed = { leads: [] as Lead[], left: [] as GoneRecord[] };
  if (found.length === 0) return placed;
  const spellings = found.map(({ addresses }) =>
    addresses.flatMap((each) => (each.includes('@') ? [each] : domainsAbove(each))),
  );
  const [byAddress, byId] = await Promise.all([
    findPartners(store, [...new Set(spellings.flat())]),
    storedPartners(
      store,
      found.flatMap(({ partnerIds }) => partnerIds),
    ),
  ]);
  const only = (keys: readonly string[]) => {
    for (const key of keys) {
      const [first, ...others] = byAddress.get(key) ?? [];
      if (first) return others.length === 0 ? first.id : undefined;
    }
    return undefined;
  };
  found.forEach(({ lead, partnerIds }, at) => {
    const keys = spellings[at] ?? [];
    const partnerId =
      only(keys.filter((key) => key.includes('@'))) ??
      partnerIds.find((id) => byId.has(id)) ??
      only(keys.filter((key) => !key.includes('@')));
    if (partnerId !== undefined) placed.leads.push({ ...lead, partnerId });
    else placed.left.push({ id: lead.id, sourceId: lead.provenance.sourceId });
  });
  return placed;
}
