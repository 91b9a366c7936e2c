import type { Wanted } from '../../domain/lookup.ts';
import { tellsCompany } from '../../domain/mail-domain.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import { findOwn } from '../custom-objects/find-own.ts';
import type { FoundRecords } from '../source.ts';
import { websiteHost } from '../website-host.ts';
import { ownScopeOf } from './own-access.ts';
import { readAccounts } from './read-accounts.ts';
import { readOrders } from './read-orders.ts';
import { allOf, type PullScope, provenanceOf } from './scope.ts';
import { id18, inPattern, listOf } from './soql.ts';

/** Contacts at one domain that are looked at: they name a few accounts, seldom more. */
const MOST_AT_DOMAIN = 200;
const MOST_SITES = 20;

/**
 * Looks for order numbers, ours, the customer's and those of own objects, and for addresses. An address leads to its account;
 * one that no account has, and a domain, to those who have another address or their website there, where that is one account
 * alone. Domains where anybody has mail are never asked for.
 */
export async function find(scope: PullScope, wanted: readonly Wanted[]): Promise<FoundRecords> {
  const found: FoundRecords = { partners: [], orders: [], rejects: [] };
  const numbers = new Set(wanted.flatMap(({ kind, spellings }) => (kind === 'order' ? spellings : [])));
  if (numbers.size > 0 && scope.capabilities.Order !== false && scope.capabilities.OrderItem !== false) {
    const own = `OrderNumber IN ${listOf(numbers)}`;
    // The field need not be there, nor be one that can be searched by.
    const theirs = scope.capabilities['Order.PoNumber'] === true ? ` OR PoNumber IN ${listOf(numbers)}` : '';
    const { partners, orders, rejects } = await readOrders(
      scope,
      await allOf(scope, 'Order', `WHERE ${own}${theirs}`),
    );
    found.partners.push(...partners);
    found.orders.push(...orders);
    found.rejects.push(...rejects);
  }
  await findOwn(ownScopeOf(scope), [...numbers], found);
  const addresses = wanted.flatMap(({ kind, spellings }) => (kind === 'order' ? [] : spellings));
  const accounts = await accountsOf(scope, [...new Set(addresses.map(normaliseAddress))]);
  if (accounts.size === 0) return found;
  const partners = await readAccounts(scope, accounts.keys(), provenanceOf(scope), found.rejects);
  for (const [id, partner] of partners) {
    const domain = accounts.get(id);
    const domains = domain ? [...new Set([...partner.domains, domain])] : partner.domains;
    found.partners.push({ ...partner, domains });
  }
  return found;
}

/** The accounts that addresses and domains lead to, with the domain where that did. */
async function accountsOf(
  scope: PullScope,
  addresses: readonly string[],
): Promise<Map<string, string | undefined>> {
  const accounts = new Map<string, string | undefined>();
  const mails = addresses.filter((address) => address.includes('@'));
  const known = new Set<string>();
  for (const { account, email } of await peopleWith(scope, mails)) {
    accounts.set(account, undefined);
    known.add(email);
  }
  const rest = addresses.filter((address) => !known.has(address)).map(domainOf);
  for (const domain of new Set(rest.filter(tellsCompany))) {
    const [only, ...others] = await accountsAt(scope, domain);
    // Several accounts at one domain: which is meant can not be told.
    if (only !== undefined && others.length === 0) accounts.set(only, domain);
  }
  return accounts;
}

/** The accounts of contacts with these addresses, and person accounts with them. */
async function peopleWith(
  scope: PullScope,
  mails: readonly string[],
): Promise<{ account: string; email: string }[]> {
  if (mails.length === 0) return [];
  const found: { account: string; email: string }[] = [];
  const take = (id: unknown, email: unknown) => {
    if (typeof id === 'string' && typeof email === 'string')
      found.push({ account: id18(id), email: normaliseAddress(email) });
  };
  if (scope.capabilities.Contact !== false) {
    const rest = `WHERE Email IN ${listOf(mails)} AND AccountId != null`;
    const raw = await allOf(scope, 'Contact', rest, ['Id', 'AccountId', 'Email']);
    for (const { AccountId, Email } of raw) take(AccountId, Email);
  }
  if (scope.capabilities['Account.PersonEmail'] === true) {
    const raw = await allOf(scope, 'Account', `WHERE PersonEmail IN ${listOf(mails)}`, ['Id', 'PersonEmail']);
    for (const { Id, PersonEmail } of raw) take(Id, PersonEmail);
  }
  return found;
}

/** The accounts with people at a domain; where there are none, those whose website is there. */
async function accountsAt(scope: PullScope, domain: string): Promise<string[]> {
  if (scope.capabilities.Contact !== false) {
    const rest = `WHERE Email LIKE '%@${inPattern(domain)}' AND AccountId != null LIMIT ${MOST_AT_DOMAIN}`;
    const people = await allOf(scope, 'Contact', rest, ['Id', 'AccountId']);
    const ids = people.flatMap(({ AccountId }) => (typeof AccountId === 'string' ? [id18(AccountId)] : []));
    const accounts = [...new Set(ids)];
    if (accounts.length === 1 && people.length >= MOST_AT_DOMAIN) {
      // The first so many are of one account; another one may stand behind them.
      const other = `WHERE Email LIKE '%@${inPattern(domain)}' AND AccountId != null AND AccountId NOT IN ${listOf(accounts)}`;
      for (const { AccountId } of await allOf(scope, 'Contact', `${other} LIMIT 1`, ['Id', 'AccountId']))
        accounts.push(id18(`${AccountId}`));
    }
    if (accounts.length > 0) return accounts;
  }
  if (scope.capabilities['Account.Website'] === false) return [];
  const rest = `WHERE Website LIKE '%${inPattern(domain)}%' LIMIT ${MOST_SITES}`;
  const sites = await allOf(scope, 'Account', rest, ['Id', 'Website']);
  return sites.flatMap(({ Id, Website }) => {
    const host = typeof Website === 'string' ? websiteHost(Website) : undefined;
    return host === domain || host?.endsWith(`.${domain}`) ? [id18(`${Id}`)] : [];
  });
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
