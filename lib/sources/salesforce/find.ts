import type { Wanted } from '../../domain/lookup.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import { findOwn } from '../custom-objects/find-own.ts';
import { findOwnSuppliers } from '../custom-objects/find-own-suppliers.ts';
import { addressesIn, isSiteAt, ledTo, numbersIn, withDomain } from '../find-partners.ts';
import type { FoundRecords } from '../source.ts';
import { isRefusal } from './failures.ts';
import { ownScopeOf } from './own-access.ts';
import { readAccounts } from './read-accounts.ts';
import { readOrders } from './read-orders.ts';
import { allOf, type PullScope, provenanceOf } from './scope.ts';
import { id18, inPattern, listOf } from './soql.ts';

/** Contacts at one domain that are looked at: they name a few accounts, seldom more. */
const MOST_AT_DOMAIN = 200;
const MOST_SITES = 20;

type Asked = Pick<PullScope, 'org' | 'capabilities'>;

/**
 * Looks for order numbers, ours, the customer's and those of own objects, and for addresses, also among suppliers of own objects. An address leads to its account;
 * one that no account has, and a domain, to those who have another address or their website there, where that is one account
 * alone. Domains where anybody has mail are never asked for.
 */
export async function find(scope: PullScope, wanted: readonly Wanted[]): Promise<FoundRecords> {
  const numbers = numbersIn(wanted);
  const found = await findOrders(scope, numbers);
  const own = ownScopeOf(scope);
  const addresses = addressesIn(wanted);
  await findOwn(own, numbers, found);
  await findOwnSuppliers(own, addresses, found);
  const led = await ledTo(addresses, {
    peopleWith: (mails) => peopleWith(scope, mails),
    companiesAt: (domain) => accountsAt(scope, domain),
  });
  const accounts = new Map(led.map(({ id, domain }) => [id, domain]));
  if (accounts.size === 0) return found;
  const partners = await readAccounts(scope, accounts.keys(), provenanceOf(scope), found.rejects);
  for (const [id, partner] of partners) found.partners.push(withDomain(partner, accounts.get(id)));
  return found;
}

async function findOrders(scope: PullScope, numbers: readonly string[]): Promise<FoundRecords> {
  const { capabilities: can } = scope;
  if (numbers.length === 0 || can.Order === false || can.OrderItem === false)
    return { partners: [], orders: [], rejects: [] };
  const own = `OrderNumber IN ${listOf(numbers)}`;
  // The field need not be there, nor be one that can be searched by.
  const theirs = can['Order.PoNumber'] === true ? ` OR PoNumber IN ${listOf(numbers)}` : '';
  return readOrders(scope, await allOf(scope, 'Order', `WHERE ${own}${theirs}`));
}

/** How people are looked up here, for a check to try. */
export function lookUpsOf(scope: Asked) {
  return {
    told: () => addressesThere(scope),
    peopleWith: (mails: readonly string[]) => peopleWith(scope, mails),
    isRefusal,
  };
}

/** Addresses of people who could be found by them. */
async function addressesThere(scope: Asked): Promise<unknown[]> {
  const { capabilities: can } = scope;
  if (can.Contact === false || can['Contact.Email'] === false) return [];
  const rest = `WHERE Email != null AND AccountId != null LIMIT ${MOST_AT_DOMAIN}`;
  return (await allOf(scope, 'Contact', rest, ['Email'])).map(({ Email }) => Email);
}

/** The accounts of contacts with these addresses, and person accounts with them. */
async function peopleWith(scope: Asked, mails: readonly string[]): Promise<{ id: string; email: string }[]> {
  const found: { id: string; email: string }[] = [];
  const take = (id: unknown, email: unknown) => {
    if (typeof id === 'string' && typeof email === 'string')
      found.push({ id: id18(id), email: normaliseAddress(email) });
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
  return sites.flatMap(({ Id, Website }) => (isSiteAt(Website, domain) ? [id18(`${Id}`)] : []));
}
