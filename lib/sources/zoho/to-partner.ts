import { tellsCompany } from '../../domain/mail-domain.ts';
import { normaliseAddress, normaliseNumber } from '../../domain/normalise.ts';
import type { Contact, Partner, PartnerRole } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { identityOf } from '../files/partner-identity.ts';
import { plainText } from '../plain-text.ts';
import { accountsOf } from '../system-accounts.ts';
import { websiteHost } from '../website-host.ts';
import type { AccountRecord, ContactRecord, VendorRecord } from './records.ts';

/** An account or a vendor, by what both have. */
export interface Company {
  id: string;
  name: string;
  /** The name as it lies there, by which others of it are found. */
  written: string;
  role: PartnerRole;
  website: string | null | undefined;
  email: string | null | undefined;
  city: string | null | undefined;
  country: string | null | undefined;
  owner: string | undefined;
}

/** What an account is to us, by its type: most are customers. */
export function companyOfAccount(account: AccountRecord): Company {
  const isSupplier = /supplier|vendor|lieferant|fournisseur|proveedor|fornitore/i.test(
    account.Account_Type ?? '',
  );
  return {
    id: account.id,
    name: plainText(account.Account_Name),
    written: account.Account_Name ?? '',
    role: isSupplier ? 'supplier' : 'customer',
    website: account.Website,
    email: undefined,
    city: account.Billing_City,
    country: account.Billing_Country,
    owner: account.Owner?.id,
  };
}

export function companyOfVendor(vendor: VendorRecord): Company {
  const { id, Website: website, Email: email, City: city, Country: country, Owner } = vendor;
  const written = vendor.Vendor_Name ?? '';
  return {
    id,
    name: plainText(written),
    written,
    role: 'supplier',
    website,
    email,
    city,
    country,
    owner: Owner?.id,
  };
}

/** The id of a company: its name, as other systems know it; its own id where it has none. */
export function companyKey({ id, name }: Pick<Company, 'id' | 'name'>): string {
  return identityOf(name) || normaliseNumber(id);
}

/** A company with its people. Domains where anybody has mail, and addresses that make no sense, are left out. */
export function toPartner(
  company: Company,
  people: readonly ContactRecord[],
  owners: ReadonlyMap<string, string>,
  provenance: Provenance,
): Partner {
  const { sourceId } = provenance;
  const host = websiteHost(company.website);
  const city = plainText(company.city).slice(0, 100);
  const country = plainText(company.country).slice(0, 100);
  const owner = plainText(owners.get(company.owner ?? '')).slice(0, 200);
  const own = normaliseAddress(company.email ?? '');
  const name = (company.name || company.id).slice(0, 300);
  // The mail of a vendor is an address of its own, beside its people.
  const general: Contact[] = own.includes('@') ? [{ name, email: own, sourceId }] : [];
  return {
    id: companyKey(company),
    name,
    ...accountsOf(sourceId, [company.id]),
    roles: [company.role],
    numbers: [],
    domains: host && tellsCompany(host) ? [host] : [],
    contacts: [...people.flatMap((person) => contactsOf(person, sourceId)), ...general],
    ...(city ? { city } : {}),
    ...(country ? { country } : {}),
    ...(owner ? { owner } : {}),
    provenance,
  };
}

/** A person with each of the person's addresses. */
function contactsOf(person: ContactRecord, sourceId: string): Contact[] {
  const emails = [person.Email, person.Secondary_Email]
    .map((each) => normaliseAddress((each ?? '').trim()))
    .filter((each) => each.includes('@'));
  const phone = (person.Phone || person.Mobile || '').trim().slice(0, 60);
  const name = plainText(person.Full_Name).slice(0, 200) || emails[0] || phone;
  const title = plainText(person.Title).slice(0, 200);
  if (name === '') return [];
  const common = { name, ...(phone ? { phone } : {}), ...(title ? { title } : {}), sourceId };
  if (emails.length === 0) return [common];
  return [...new Set(emails)].map((email) => ({ ...common, email }));
}
