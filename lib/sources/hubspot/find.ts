import type { Wanted } from '../../domain/lookup.ts';
import { tellsCompany } from '../../domain/mail-domain.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import { findOwn } from '../custom-objects/find-own.ts';
import type { FoundRecords } from '../source.ts';
import { ownScopeOf } from './own-access.ts';
import { type Filter, inSearches, type Raw } from './portal.ts';
import { readCompanies } from './read-companies.ts';
import { readOrders } from './read-orders.ts';
import { type PullScope, pagesOf } from './scope.ts';

/** Records of one answer that are looked at: they name a few companies, seldom more. */
const MOST = 100;

/**
 * Looks for order numbers, ours, the shop's and those of own objects, and for addresses. An address leads to the company of its
 * contact; one that nobody has, and a domain, to the company with that domain, where that is one alone. Domains where anybody
 * has mail are never asked for.
 */
export async function find(scope: PullScope, wanted: readonly Wanted[]): Promise<FoundRecords> {
  const { capabilities, portal } = scope;
  const numbers = wanted.flatMap(({ kind, spellings }) => (kind === 'order' ? spellings : []));
  const orders = new Map<string, Raw>();
  if (capabilities.orders !== false && capabilities.line_items !== false)
    for (const values of inSearches(numbers)) {
      const groups = (['hs_order_name', 'hs_external_order_id'] as const)
        .filter((name) => capabilities[`orders.${name}`] !== false)
        .map((propertyName): Filter[] => [{ propertyName, operator: 'IN', values }]);
      const { records } = await portal.search('orders', { groups, limit: MOST });
      for (const record of records) orders.set(record.id, record);
    }
  const found = await readOrders(scope, [...orders.values()]);
  await findOwn(ownScopeOf(scope), numbers, found);
  const addresses = wanted.flatMap(({ kind, spellings }) => (kind === 'order' ? [] : spellings));
  const companies = await companiesOf(scope, [...new Set(addresses.map(normaliseAddress))]);
  if (companies.length === 0) return found;
  const partners = await readCompanies(scope, companies, found.rejects);
  return { ...found, partners: [...found.partners, ...new Set(partners.values())] };
}

/** The ids of the companies that addresses and domains lead to. */
async function companiesOf(scope: PullScope, addresses: readonly string[]): Promise<string[]> {
  const known = new Map<string, string>();
  if (scope.capabilities.contacts !== false)
    for (const values of inSearches(addresses.filter((address) => address.includes('@'))))
      for (const [contact, email] of await peopleWith(scope, values)) known.set(contact, email);
  const links = known.size > 0 ? await scope.portal.associated('contacts', 'companies', known.keys()) : [];
  const companies = new Set([...links].flatMap(([, ids]) => ids));
  const answered = new Set([...links].flatMap(([id, ids]) => (ids.length > 0 ? [known.get(id)] : [])));
  const rest = addresses.filter((address) => !answered.has(address));
  const domains = rest.map((address) => address.slice(address.lastIndexOf('@') + 1));
  for (const domain of new Set(domains.filter(tellsCompany))) {
    const [only, ...others] = await companiesAt(scope, domain);
    // Several companies at one domain: which is meant can not be told.
    if (only !== undefined && others.length === 0) companies.add(only);
  }
  return [...companies];
}

/** The contacts with these addresses, first or further ones, and which of them. */
async function peopleWith(scope: PullScope, mails: readonly string[]): Promise<[string, string][]> {
  const properties = ['email', 'hs_additional_emails'];
  const groups: Filter[][] = [[{ propertyName: 'email', operator: 'IN', values: mails }]];
  const found = [...(await scope.portal.search('contacts', { groups, properties, limit: MOST })).records];
  if (scope.capabilities['contacts.hs_additional_emails'] !== false)
    for (const value of mails) {
      const further: Filter = { propertyName: 'hs_additional_emails', operator: 'CONTAINS_TOKEN', value };
      found.push(
        ...(await scope.portal.search('contacts', { groups: [[further]], properties, limit: MOST })).records,
      );
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
