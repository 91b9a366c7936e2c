import { normaliseAddress, normaliseNumber } from '../../domain/normalise.ts';
import type { Partner, PartnerRole } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { vatKey } from '../files/company-numbers.ts';
import { identityOf } from '../files/partner-identity.ts';
import type { IdentifierRecord, MechanismRecord, PartyRecord } from './records.ts';

/** What Tryton says of a party beside its name. */
export interface PartyParts {
  mechanisms: readonly MechanismRecord[];
  identifiers: readonly IdentifierRecord[];
}

/** The id of a party: its code where it has one, as files name their suppliers, else its name. */
export function partyId({ code, name }: PartyRecord): string {
  return normaliseNumber(code ?? '') || identityOf(name);
}

/** A party as partner. Addresses and numbers that make no sense are left out. */
export function toPartner(
  party: PartyRecord,
  role: PartnerRole,
  { mechanisms, identifiers }: PartyParts,
  provenance: Provenance,
): Partner {
  const partner: Partner = {
    id: partyId(party),
    name: party.name.slice(0, 300),
    roles: [role],
    numbers: [],
    domains: [],
    contacts: [],
    provenance,
  };
  const code = normaliseNumber(party.code ?? '');
  if (code !== '') partner.numbers.push(code);
  for (const each of identifiers) {
    const found = each.type === 'eu_vat' && each.code ? vatKey(each.code) : undefined;
    if (found && 'key' in found) partner.numbers.push(found.key);
  }
  for (const { type, value, name } of mechanisms) {
    if (!value) continue;
    const { sourceId } = provenance;
    const contact = { name: (name || value).slice(0, 200), sourceId };
    if (type === 'email' && value.includes('@'))
      partner.contacts.push({ ...contact, email: normaliseAddress(value) });
    if (type === 'phone' || type === 'mobile')
      partner.contacts.push({ ...contact, phone: value.slice(0, 60) });
    const host = type === 'website' ? hostOf(value) : undefined;
    if (host) partner.domains.push(host);
  }
  return partner;
}

function hostOf(website: string): string | undefined {
  const address = /^https?:\/\//i.test(website) ? website : `https://${website}`;
  if (!URL.canParse(address)) return undefined;
  return normaliseAddress(new URL(address).hostname.replace(/^www\./, ''));
}
