import { normaliseAddress, normaliseNumber } from '../../domain/normalise.ts';
import type { Partner, PartnerRole } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { vatKey } from '../files/company-numbers.ts';
import { identityOf } from '../files/partner-identity.ts';
import type { AddressRecord, IdentifierRecord, MechanismRecord, PartyRecord } from './records.ts';

/** What Tryton says of a party beside its name. */
export interface PartyParts {
  mechanisms: readonly MechanismRecord[];
  identifiers: readonly IdentifierRecord[];
  addresses: readonly AddressRecord[];
}

/** The id of a party: its code where it has one, as files name their suppliers, else its name. */
export function partyId({ code, name }: PartyRecord): string {
  return normaliseNumber(code ?? '') || identityOf(name);
}

/** A party as partner. Addresses and numbers that make no sense are left out. */
export function toPartner(
  party: PartyRecord,
  role: PartnerRole,
  { mechanisms, identifiers, addresses }: PartyParts,
  provenance: Provenance,
): Partner {
  const partner: Partner = {
    id: partyId(party),
    name: party.name.slice(0, 300),
    roles: [role],
    numbers: [],
    domains: [],
    contacts: [],
    ...whereIs(addresses),
    ...(party['lang.']?.code ? { language: party['lang.'].code.slice(0, 60) } : {}),
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

/** City and country of the first address that names either; people put them in a sequence. */
function whereIs(addresses: readonly AddressRecord[]): Pick<Partner, 'city' | 'country'> {
  const last = Number.POSITIVE_INFINITY;
  const sorted = addresses.toSorted((a, b) => (a.sequence ?? last) - (b.sequence ?? last) || a.id - b.id);
  for (const { city, ...of } of sorted) {
    const country = of['country.']?.code?.slice(0, 100);
    const place = city?.trim().slice(0, 100);
    if (country || place) return { ...(place ? { city: place } : {}), ...(country ? { country } : {}) };
  }
  return {};
}

function hostOf(website: string): string | undefined {
  const address = /^https?:\/\//i.test(website) ? website : `https://${website}`;
  if (!URL.canParse(address)) return undefined;
  return normaliseAddress(new URL(address).hostname.replace(/^www\./, ''));
}
