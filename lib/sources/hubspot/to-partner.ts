import { tellsCompany } from '../../domain/mail-domain.ts';
import { normaliseAddress, normaliseNumber } from '../../domain/normalise.ts';
import type { Contact, Partner, PartnerRole } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { identityOf } from '../files/partner-identity.ts';
import { plainText } from '../plain-text.ts';
import { accountsOf } from '../system-accounts.ts';
import type { CompanyRecord, ContactRecord } from './records.ts';

/** The id of a company: its name, else its domain, else its own id. */
export function companyKey({ id, name, domain }: Pick<CompanyRecord, 'id' | 'name' | 'domain'>): string {
  return identityOf(plainText(name)) || identityOf(domain ?? '') || normaliseNumber(id);
}

/** The ids that a company had before others were merged into it, as HubSpot lists them. */
export function mergedIds({ hs_merged_object_ids: merged }: CompanyRecord): string[] {
  return (merged ?? '').split(';').filter((id) => /^\d{1,30}$/.test(id));
}

/** What a company is to us, by its type: most are customers. */
function roleOf({ type }: Pick<CompanyRecord, 'type'>): PartnerRole {
  return /supplier|vendor|lieferant|fournisseur|proveedor|fornitore/i.test(type ?? '')
    ? 'supplier'
    : 'customer';
}

/** A company with its contacts. Domains where anybody has mail, and addresses that make no sense, are left out. */
export function toPartner(
  company: CompanyRecord,
  contacts: readonly ContactRecord[],
  owners: ReadonlyMap<string, string>,
  provenance: Provenance,
): Partner {
  const { sourceId } = provenance;
  const name = (plainText(company.name) || company.domain?.trim() || company.id).slice(0, 300);
  const city = plainText(company.city).slice(0, 100);
  const country = plainText(company.country).slice(0, 100);
  const owner = plainText(owners.get(company.hubspot_owner_id ?? '')).slice(0, 200);
  return {
    id: companyKey(company),
    name,
    ...accountsOf(sourceId, [company.id, ...mergedIds(company)]),
    roles: [roleOf(company)],
    numbers: [],
    domains: domainsOf(company),
    contacts: contacts.flatMap((contact) => contactsOf(contact, sourceId)),
    ...(city ? { city } : {}),
    ...(country ? { country } : {}),
    ...(owner ? { owner } : {}),
    provenance,
  };
}

/** The first domain and the further ones, which HubSpot parts by semicolons. */
function domainsOf({ domain, hs_additional_domains: more }: CompanyRecord): string[] {
  const all = [domain, ...(more ?? '').split(';')].map((each) =>
    normaliseAddress((each ?? '').trim().replace(/^www\./i, '')),
  );
  return [...new Set(all)].filter((each) => /^[^\s@/]+\.[^\s@/]+$/.test(each) && tellsCompany(each));
}

/** All addresses of a person; HubSpot parts the further ones by semicolons. */
export function mailsOf({
  email,
  hs_additional_emails: more,
}: Pick<ContactRecord, 'email' | 'hs_additional_emails'>): string[] {
  const all = [email, ...(more ?? '').split(';')].map((each) => normaliseAddress((each ?? '').trim()));
  return [...new Set(all.filter((each) => each.includes('@')))];
}

/** A person with each of the person's addresses. */
function contactsOf(person: ContactRecord, sourceId: string): Contact[] {
  const emails = mailsOf(person);
  const phone = (person.phone || person.mobilephone || '').trim().slice(0, 60);
  const full = plainText([person.firstname, person.lastname].filter(Boolean).join(' '));
  const name = full.slice(0, 200) || emails[0] || phone;
  const title = plainText(person.jobtitle).slice(0, 200);
  if (name === '') return [];
  const common = { name, ...(phone ? { phone } : {}), ...(title ? { title } : {}), sourceId };
  if (emails.length === 0) return [common];
  return emails.map((email) => ({ ...common, email }));
}
