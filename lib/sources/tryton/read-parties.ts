import type { Reject } from '../../domain/import-job.ts';
import type { Partner, PartnerRole } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import * as records from './records.ts';
import { groupBy, type PullScope, parseAll, search } from './search.ts';
import { toPartner } from './to-partner.ts';

/** The parties of one page as partners. */
export interface Parties {
  partner(party: number, role: PartnerRole): Partner | undefined;
}

export async function readParties(
  scope: PullScope,
  ids: readonly number[],
  provenance: Provenance,
  rejects: Reject[],
): Promise<Parties> {
  const wanted = [...new Set(ids)];
  const byParty = [['party', 'in', wanted]];
  const [rawParties, rawMechanisms, rawIdentifiers, rawAddresses] = await Promise.all([
    search(scope, 'party.party', [['id', 'in', wanted]]),
    search(scope, 'party.contact_mechanism', byParty),
    search(scope, 'party.identifier', byParty),
    search(scope, 'party.address', byParty),
  ]);
  const parties = parseAll('party.party', records.partySchema, rawParties, rejects);
  const mechanisms = groupBy(
    parseAll('party.contact_mechanism', records.mechanismSchema, rawMechanisms, rejects),
    ({ party }) => party,
  );
  const identifiers = groupBy(
    parseAll('party.identifier', records.identifierSchema, rawIdentifiers, rejects),
    ({ party }) => party,
  );
  const addresses = groupBy(
    parseAll('party.address', records.addressSchema, rawAddresses, rejects),
    ({ party }) => party,
  );
  const byId = new Map(parties.map((each) => [each.id, each]));
  return {
    partner(party, role) {
      const known = byId.get(party);
      const parts = {
        mechanisms: mechanisms.get(party) ?? [],
        identifiers: identifiers.get(party) ?? [],
        addresses: addresses.get(party) ?? [],
      };
      return known && toPartner(known, role, parts, provenance);
    },
  };
}
