import { tellsCompany } from '../../domain/mail-domain.ts';
import { normaliseAddress, normaliseNumber } from '../../domain/normalise.ts';
import type { Contact, Partner, PartnerRole } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { identityOf } from '../files/partner-identity.ts';
import { plainText } from '../plain-text.ts';
import { accountsOf } from '../system-accounts.ts';
import { websiteHost } from '../website-host.ts';
import type { AccountRecord, ContactRecord } from './records.ts';

/** What names an account. */
type Named = Pick<AccountRecord, 'Id'> &
  Partial<Pick<AccountRecord, 'Name' | 'AccountNumber' | 'IsPersonAccount' | 'PersonEmail'>>;

/**
 * The id of an account: its number where it has one, as files name their partners, else its name; its own id where it has
 * neither. A person account without a number goes by its name and address, and without one by its name and id, since many
 * people have one name.
 */
export function accountKey({ Id, Name, AccountNumber, IsPersonAccount, PersonEmail }: Named): string {
  const name = plainText(Name);
  const whole = IsPersonAccount ? `${name} ${PersonEmail?.trim() || Id}` : name;
  return normaliseNumber(AccountNumber ?? '') || identityOf(whole) || normaliseNumber(Id);
}

/** What an account is to us, by its type: picklists differ, and most name customers. */
function roleOf({ Type }: Pick<AccountRecord, 'Type'>): PartnerRole {
  return /supplier|vendor|lieferant|fournisseur|proveedor|fornitore/i.test(Type ?? '')
    ? 'supplier'
    : 'customer';
}

/** An account with those of its contacts that changed last. Addresses that make no sense are left out. */
export function toPartner(
  account: AccountRecord,
  contacts: readonly ContactRecord[],
  provenance: Provenance,
): Partner {
  const { sourceId } = provenance;
  const { AccountNumber, DunsNumber, Website, Phone, BillingCity, BillingCountry, PersonEmail, Owner } =
    account;
  const name = plainText(account.Name).slice(0, 300) || account.Id;
  const numbers = [AccountNumber, DunsNumber].map((said) => normaliseNumber(said ?? ''));
  const host = websiteHost(Website);
  const people = contacts.flatMap((contact) => contactOf(contact, sourceId) ?? []);
  // A person account folds its one contact into itself.
  const own = account.IsPersonAccount
    ? contactOf({ Name: name, Email: PersonEmail, Phone }, sourceId)
    : undefined;
  const city = plainText(BillingCity).slice(0, 100);
  const country = plainText(BillingCountry).slice(0, 100);
  const owner = plainText(Owner?.Name).slice(0, 200);
  return {
    id: accountKey(account),
    name,
    ...accountsOf(sourceId, [account.Id]),
    roles: [roleOf(account)],
    numbers: [...new Set(numbers)].filter(Boolean),
    domains: host && tellsCompany(host) ? [host] : [],
    contacts: own ? [own, ...people] : people,
    ...(city ? { city } : {}),
    ...(country ? { country } : {}),
    ...(owner ? { owner } : {}),
    provenance,
  };
}

function contactOf(
  person: Partial<Pick<ContactRecord, 'Name' | 'Email' | 'Phone' | 'MobilePhone' | 'Title'>>,
  sourceId: string,
): Contact | undefined {
  const email = normaliseAddress(person.Email ?? '');
  const phone = (person.Phone || person.MobilePhone || '').trim().slice(0, 60);
  const name = plainText(person.Name).slice(0, 200) || email || phone;
  const title = plainText(person.Title).slice(0, 200);
  if (name === '') return undefined;
  return {
    name,
    ...(email.includes('@') ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(title ? { title } : {}),
    sourceId,
  };
}
