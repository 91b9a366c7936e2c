import { tellsCompany } from '../../domain/mail-domain.ts';
import { normaliseAddress, normaliseNumber } from '../../domain/normalise.ts';
import type { Contact, Partner, PartnerRole } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { identityOf } from '../files/partner-identity.ts';
import { plainText } from '../plain-text.ts';
import { accountsOf } from '../system-accounts.ts';
import { websiteHost } from '../website-host.ts';
import { type AccountRecord, type ContactRecord, OWNER, TYPE } from './records.ts';

/**
 * The id of an account: its number where it has one, as files name their partners, else its name; its own id where it has
 * neither.
 */
export function accountKey({
  accountid,
  name,
  accountnumber,
}: Pick<AccountRecord, 'accountid' | 'name' | 'accountnumber'>): string {
  return normaliseNumber(accountnumber ?? '') || identityOf(plainText(name)) || normaliseNumber(accountid);
}

/** The id of a person who orders for nobody else: many people have one name, and are told apart by their addresses. */
function personKey({ contactid, fullname, emailaddress1 }: ContactRecord): string {
  return identityOf(`${plainText(fullname)} ${emailaddress1?.trim() || contactid}`);
}

/** What an account is to us, by its type: supplier is 10, vendor 11, and companies add their own. */
function roleOf({ customertypecode: code, [TYPE]: label }: AccountRecord): PartnerRole {
  const word = /supplier|vendor|lieferant|fournisseur|proveedor|fornitore/i;
  return code === 10 || code === 11 || word.test(label ?? '') ? 'supplier' : 'customer';
}

/** An account with those of its contacts that changed last. One that was merged into another has the other's domain no more. */
export function toPartner(
  account: AccountRecord,
  contacts: readonly ContactRecord[],
  provenance: Provenance,
): Partner {
  const number = normaliseNumber(account.accountnumber ?? '');
  const mailHost = account.emailaddress1?.split('@')[1];
  const hosts = account.merged
    ? []
    : [websiteHost(account.websiteurl), mailHost ? normaliseAddress(mailHost) : undefined];
  const city = plainText(account.address1_city).slice(0, 100);
  const country = plainText(account.address1_country).slice(0, 100);
  const owner = plainText(account[OWNER]).slice(0, 200);
  return {
    id: accountKey(account),
    name: plainText(account.name).slice(0, 300) || account.accountid,
    roles: [roleOf(account)],
    numbers: number === '' ? [] : [number],
    domains: [...new Set(hosts.flatMap((host) => (host && tellsCompany(host) ? [host] : [])))],
    contacts: contacts.flatMap((contact) => contactOf(contact, provenance.sourceId) ?? []),
    ...(city ? { city } : {}),
    ...(country ? { country } : {}),
    ...(owner ? { owner } : {}),
    ...accountsOf(provenance.sourceId, [account.accountid]),
    provenance,
  };
}

/** A person who orders without a company. */
export function toPerson(contact: ContactRecord, provenance: Provenance): Partner {
  const own = contactOf(contact, provenance.sourceId);
  return {
    id: personKey(contact),
    name: own?.name ?? contact.contactid,
    roles: ['customer'],
    numbers: [],
    domains: [],
    contacts: own ? [own] : [],
    ...accountsOf(provenance.sourceId, [contact.contactid]),
    provenance,
  };
}

function contactOf(person: ContactRecord, sourceId: string): Contact | undefined {
  const email = normaliseAddress(person.emailaddress1 || person.emailaddress2 || '').slice(0, 254);
  const phone = (person.telephone1 || person.mobilephone || '').trim().slice(0, 60);
  const name = plainText(person.fullname).slice(0, 200) || email || phone;
  const title = plainText(person.jobtitle).slice(0, 200);
  if (name === '') return undefined;
  return {
    name,
    ...(email.includes('@') ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(title ? { title } : {}),
    sourceId,
  };
}
