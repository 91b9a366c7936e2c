import type { Reject } from '../../domain/import-job.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { asOne, inLetters, MOST_CONTACTS } from '../same-key.ts';
import { isText } from './odata.ts';
import type { Raw } from './organisation.ts';
import {
  type AccountRecord,
  accountSchema,
  type ContactRecord,
  contactSchema,
  PARENT_TYPE,
} from './records.ts';
import { allOf, type PullScope, parseAll, provenanceOf, rowsOf } from './scope.ts';
import { isThere } from './tables.ts';
import { accountKey, toPartner, toPerson } from './to-partner.ts';

/** A lookup of a customer leads to an account or to a contact. */
export interface CustomerRef {
  id: string;
  /** `contact`, else an account. */
  type: string | null | undefined;
}

/**
 * The customers of these, as partners, by the ids that were asked for. A contact is its company where it has one, and a
 * partner of its own otherwise.
 */
export async function readCustomers(
  scope: PullScope,
  refs: readonly CustomerRef[],
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  const provenance = provenanceOf(scope);
  const people = refs.flatMap(({ id, type }) => (type === 'contact' ? [id] : []));
  const contacts = isThere(scope.capabilities, 'contact')
    ? parseAll('contact', contactSchema, await rowsOf(scope, 'contact', 'contactid', people), rejects)
    : [];
  const companyOf = (contact: ContactRecord) =>
    contact[PARENT_TYPE] === 'contact' ? undefined : (contact._parentcustomerid_value ?? undefined);
  const ids = [
    ...refs.flatMap(({ id, type }) => (type === 'contact' ? [] : [id])),
    ...contacts.flatMap((contact) => companyOf(contact) ?? []),
  ];
  const partners = await readAccounts(scope, ids, provenance, rejects);
  for (const contact of contacts) {
    const company = partners.get(companyOf(contact) ?? '');
    partners.set(contact.contactid, company ?? toPerson(contact, provenance));
  }
  return partners;
}

/**
 * The accounts of these ids as partners, with their contacts, by id. Several of one {@link accountKey} are one partner, which
 * has the contacts of all of them, whichever of them was asked for. Without contacts where the user may not see them.
 */
export async function readAccounts(
  scope: PullScope,
  ids: Iterable<string>,
  provenance: Provenance,
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  const raw = await rowsOf(scope, 'account', 'accountid', ids);
  const accounts = parseAll('account', accountSchema, raw, rejects);
  const byKey = await readNamed(scope, accounts, provenance, rejects);
  return new Map(
    accounts.flatMap((each) => {
      const partner = byKey.get(accountKey(each));
      return partner ? [[each.accountid, partner] as const] : [];
    }),
  );
}

/** The partners that accounts of these keys are, those among them that share a key with others. */
async function readNamed(
  scope: PullScope,
  read: readonly AccountRecord[],
  provenance: Provenance,
  rejects: Reject[],
): Promise<Map<string, Partner>> {
  const wanted = new Set(read.map(accountKey));
  const all = new Map<string, AccountRecord>();
  for (const [property, texts] of questionsOf(read))
    for (const part of inLetters(texts)) {
      const raw = await siblings(scope, property, part);
      for (const each of parseAll('account', accountSchema, raw, rejects))
        if (wanted.has(accountKey(each))) all.set(each.accountid, each);
    }
  for (const each of read) all.set(each.accountid, each);
  const contacts = await contactsOf(scope, [...all.keys()], rejects);
  const partners = new Map<string, Partner>();
  for (const account of all.values()) {
    const partner = toPartner(account, contacts.get(account.accountid) ?? [], provenance);
    const other = partners.get(partner.id);
    partners.set(partner.id, other ? asOne(other, partner) : partner);
  }
  return partners;
}

/** So many accounts of one name are looked at, beside those that were asked for. */
const MOST_SIBLINGS = 2_000;

function siblings(scope: PullScope, property: string, texts: readonly string[]): Promise<Raw[]> {
  return allOf(scope, 'account', { filter: [isText(property, texts)], top: MOST_SIBLINGS });
}

/** By what accounts share a key: their numbers, else their names. */
function questionsOf(read: readonly AccountRecord[]): [property: string, texts: string[]][] {
  const numbers = new Set<string>();
  const names = new Set<string>();
  for (const { accountnumber, name } of read) {
    if (accountnumber?.trim()) numbers.add(accountnumber);
    else if (name?.trim()) names.add(name);
  }
  return [
    ['accountnumber', [...numbers]],
    ['name', [...names]],
  ];
}

/** The people of accounts who are there still, those first who changed last. */
async function contactsOf(
  scope: PullScope,
  accounts: readonly string[],
  rejects: Reject[],
): Promise<Map<string, ContactRecord[]>> {
  const byAccount = new Map<string, ContactRecord[]>();
  if (!isThere(scope.capabilities, 'contact')) return byAccount;
  const raw = await rowsOf(scope, 'contact', '_parentcustomerid_value', accounts, {
    filter: ['statecode eq 0'],
    orderBy: 'modifiedon desc,contactid desc',
  });
  for (const contact of parseAll('contact', contactSchema, raw, rejects)) {
    const account = contact._parentcustomerid_value;
    if (!account) continue;
    const those = byAccount.get(account) ?? [];
    if (those.length < MOST_CONTACTS) those.push(contact);
    byAccount.set(account, those);
  }
  return byAccount;
}
