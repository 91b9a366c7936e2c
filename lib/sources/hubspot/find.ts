import type { Wanted } from '../../domain/lookup.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import { findOwn } from '../custom-objects/find-own.ts';
import { findOwnSuppliers } from '../custom-objects/find-own-suppliers.ts';
import { addressesIn, ledTo, numbersIn } from '../find-partners.ts';
import type { FoundRecords } from '../source.ts';
import { isRefusal } from './failures.ts';
import { ownScopeOf } from './own-access.ts';
import { type Filter, inSearches, type Raw } from './portal.ts';
import { readCompanies } from './read-companies.ts';
import { readOrders } from './read-orders.ts';
import { type PullScope, pagesOf } from './scope.ts';

/** Records of one answer that are looked at: they name a few companies, seldom more. */
const MOST = 100;

type Asked = Pick<PullScope, 'portal' | 'capabilities'>;

/**
 * Looks for order numbers, ours, the shop's and those of own objects, and for addresses, also among suppliers of own objects. An address leads to the company of its
 * contact; one that nobody has, and a domain, to the company with that domain, where that is one alone. Domains where anybody
 * has mail are never asked for.
 */
export async function find(scope: PullScope, wanted: readonly Wanted[]): Promise<FoundRecords> {
  const numbers = numbersIn(wanted);
  const found = await readOrders(scope, await ordersWith(scope, numbers));
  const own = ownScopeOf(scope);
  const addresses = addressesIn(wanted);
  await findOwn(own, numbers, found);
  await findOwnSuppliers(own, addresses, found);
  const led = await ledTo(addresses, {
    peopleWith: (mails) => peopleWith(scope, mails),
    companiesAt: (domain) => companiesAt(scope, domain),
  });
  if (led.length === 0) return found;
  const companies = new Set(led.map(({ id }) => id));
  const partners = await readCompanies(scope, [...companies], found.rejects);
  return { ...found, partners: [...found.partners, ...new Set(partners.values())] };
}

/** The orders that have one of these numbers, as our own or the shop's. */
async function ordersWith({ capabilities, portal }: PullScope, numbers: readonly string[]): Promise<Raw[]> {
  const orders = new Map<string, Raw>();
  if (capabilities.orders === false || capabilities.line_items === false) return [];
  for (const values of inSearches(numbers)) {
    const groups = (['hs_order_name', 'hs_external_order_id'] as const)
      .filter((name) => capabilities[`orders.${name}`] !== false)
      .map((propertyName): Filter[] => [{ propertyName, operator: 'IN', values }]);
    const { records } = await portal.search('orders', { groups, limit: MOST });
    for (const record of records) orders.set(record.id, record);
  }
  return [...orders.values()];
}

/** The companies of contacts with these addresses, first or further ones. */
async function peopleWith(
  scope: PullScope,
  mails: readonly string[],
): Promise<{ id: string; email: string }[]> {
  if (scope.capabilities.contacts === false) return [];
  const emails = new Map<string, Set<string>>();
  for (const values of inSearches(mails))
    for (const [contact, email] of await contactsWith(scope, values))
      emails.set(contact, (emails.get(contact) ?? new Set()).add(email));
  if (emails.size === 0) return [];
  const links = await scope.portal.associated('contacts', 'companies', emails.keys());
  return [...links].flatMap(([contact, companies]) =>
    [...(emails.get(contact) ?? [])].flatMap((email) => companies.map((id) => ({ id, email }))),
  );
}

/** How people are looked up here, for a check to try. */
export function lookUpsOf(scope: Asked) {
  return {
    told: () => addressesThere(scope),
    peopleWith: async (mails: readonly string[]) =>
      (await contactsWith(scope, mails)).map(([, email]) => ({ email })),
    isRefusal,
  };
}

/** Addresses of people who could be found by them. */
async function addressesThere({ portal, capabilities }: Asked): Promise<unknown[]> {
  if (capabilities.contacts === false) return [];
  const groups: Filter[][] = [[{ propertyName: 'email', operator: 'HAS_PROPERTY' }]];
  const { records } = await portal.search('contacts', { groups, properties: ['email'], limit: MOST });
  return records.map(({ email }) => email);
}

/** The contacts with these addresses, and which of them. */
async function contactsWith(scope: Asked, mails: readonly string[]): Promise<[string, string][]> {
  const { portal } = scope;
  const properties = ['email', 'hs_additional_emails'];
  const groups: Filter[][] = [[{ propertyName: 'email', operator: 'IN', values: mails }]];
  const found = [...(await portal.search('contacts', { groups, properties, limit: MOST })).records];
  if (scope.capabilities['contacts.hs_additional_emails'] !== false)
    for (const value of mails) {
      const further: Filter = { propertyName: 'hs_additional_emails', operator: 'CONTAINS_TOKEN', value };
      const { records } = await portal.search('contacts', { groups: [[further]], properties, limit: MOST });
      found.push(...records);
    }
  return found.flatMap(({ id, email, hs_additional_emails: more }) => {
    const own = `${email ?? ''};${more ?? ''}`.split(';').map(normaliseAddress);
    return mails.filter((mail) => own.includes(mail)).map((mail): [string, string] => [id, mail]);
  });
}

/** The companies whose first domain, or one of the further ones, this is. */
async function companiesAt(scope: PullScope, domain: string): Promise<string[]> {
  const groups: Filter[][] = [[{ propertyName: 'domain', operator: 'EQ', value: domain }]];
  if (scope.capabilities['companies.hs_additional_domains'] !== false)
    groups.push([{ propertyName: 'hs_additional_domains', operator: 'CONTAINS_TOKEN', value: domain }]);
  const found = new Set<string>();
  const properties = ['domain', 'hs_additional_domains'];
  for (const group of groups)
    for await (const { records } of pagesOf(scope, 'companies', group, undefined, properties)) {
      for (const { id, domain: first, hs_additional_domains: more } of records)
        if (`${first ?? ''};${more ?? ''}`.toLowerCase().split(';').includes(domain)) found.add(id);
      if (found.size > 1) return [...found];
    }
  return [...found];
}
