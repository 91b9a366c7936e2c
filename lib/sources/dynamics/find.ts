import type { Wanted } from '../../domain/lookup.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import { addFound, addressesIn, domainOf, isSiteAt, ledTo, numbersIn, withDomain } from '../find-partners.ts';
import { inLetters } from '../same-key.ts';
import type { FoundRecords } from '../source.ts';
import { isRefusal } from './failures.ts';
import { isText, literal } from './odata.ts';
import { readCustomers } from './read-accounts.ts';
import { readOrders, WITH_LINES } from './read-orders.ts';
import { readPurchases } from './read-purchases.ts';
import { PARENT_TYPE } from './records.ts';
import { allOf, type PullScope } from './scope.ts';
import { isThere } from './tables.ts';

/** Contacts at one domain that are looked at: they name a few accounts, seldom more. */
const MOST_AT_DOMAIN = 200;
const MOST_SITES = 20;

type Asked = Pick<PullScope, 'org' | 'capabilities'>;

/**
 * Looks for order numbers, of customers and of purchases, and for addresses. An address leads to its account; one that no
 * account has, and a domain, to those who have another address or their website there, where that is one account alone.
 * Domains where anybody has mail are never asked for.
 */
export async function find(scope: PullScope, wanted: readonly Wanted[]): Promise<FoundRecords> {
  const found: FoundRecords = { partners: [], orders: [], rejects: [] };
  const numbers = numbersIn(wanted);
  if (numbers.length > 0) await findOrders(scope, numbers, found);
  const led = await ledTo(addressesIn(wanted), {
    peopleWith: (mails) => peopleWith(scope, mails),
    companiesAt: (domain) => accountsAt(scope, domain),
  });
  const accounts = new Map(led.map(({ id, domain }) => [id, domain]));
  if (accounts.size === 0) return found;
  const refs = [...accounts.keys()].map((id) => ({ id, type: 'account' }));
  for (const [id, partner] of await readCustomers(scope, refs, found.rejects))
    found.partners.push(withDomain(partner, accounts.get(id)));
  return found;
}

async function findOrders(scope: PullScope, numbers: readonly string[], found: FoundRecords): Promise<void> {
  if (isThere(scope.capabilities, 'salesorder', 'salesorderdetail')) {
    const query = { filter: [isText('ordernumber', numbers)], expand: WITH_LINES };
    addFound(found, await readOrders(scope, await allOf(scope, 'salesorder', query)));
  }
  if (isThere(scope.capabilities, 'msdyn_purchaseorder', 'msdyn_purchaseorderproduct')) {
    const query = { filter: [isText('msdyn_name', numbers)] };
    addFound(found, await readPurchases(scope, await allOf(scope, 'msdyn_purchaseorder', query)));
  }
}

const OF_PEOPLE = ['contactid', 'emailaddress1', 'emailaddress2', '_parentcustomerid_value'];
const WITH_COMPANY = ['_parentcustomerid_value ne null', 'statecode eq 0'];

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
  if (!isThere(can, 'contact') || can['contact.emailaddress1'] === false) return [];
  const filter = ['emailaddress1 ne null', ...WITH_COMPANY];
  const people = await allOf(scope, 'contact', { filter, columns: OF_PEOPLE, top: MOST_AT_DOMAIN });
  return people.flatMap((each) => (companyIn(each) ? [each.emailaddress1] : []));
}

/** The companies of contacts with these addresses, and accounts that have one of them as their own. */
async function peopleWith(scope: Asked, mails: readonly string[]): Promise<{ id: string; email: string }[]> {
  const found: { id: string; email: string }[] = [];
  for (const part of inLetters(mails)) {
    const either = `(${isText('emailaddress1', part)} or ${isText('emailaddress2', part)})`;
    const query = { filter: [either, ...WITH_COMPANY], columns: OF_PEOPLE };
    if (isThere(scope.capabilities, 'contact'))
      for (const each of await allOf(scope, 'contact', query)) {
        const account = companyIn(each);
        for (const said of [each.emailaddress1, each.emailaddress2])
          if (account && typeof said === 'string')
            found.push({ id: account.id, email: normaliseAddress(said) });
      }
    const own = { filter: [isText('emailaddress1', part)], columns: ['accountid', 'emailaddress1'] };
    if (scope.capabilities['account.emailaddress1'] !== false)
      for (const { accountid, emailaddress1 } of await allOf(scope, 'account', own))
        found.push({ id: `${accountid}`, email: normaliseAddress(`${emailaddress1}`) });
  }
  return found.filter(({ email }) => mails.includes(email));
}

/** The accounts with people at a domain; where there are none, those whose website or own address is there. */
async function accountsAt(scope: PullScope, domain: string): Promise<string[]> {
  if (isThere(scope.capabilities, 'contact')) {
    const there = `endswith(emailaddress1,${literal(`@${domain}`)})`;
    const query = { filter: [there, ...WITH_COMPANY], columns: OF_PEOPLE };
    const people = await allOf(scope, 'contact', { ...query, top: MOST_AT_DOMAIN });
    const accounts = [...new Set(people.flatMap((each) => companyIn(each)?.id ?? []))];
    const [only] = accounts;
    if (only !== undefined && accounts.length === 1 && people.length >= MOST_AT_DOMAIN) {
      // The first so many are of one account; another one may stand behind them.
      const others = { ...query, filter: [...query.filter, `_parentcustomerid_value ne ${only}`], top: 1 };
      for (const each of await allOf(scope, 'contact', others)) accounts.push(companyIn(each)?.id ?? '');
    }
    if (accounts.length > 0) return accounts;
  }
  const known = ['websiteurl', 'emailaddress1'].filter(
    (column) => scope.capabilities[`account.${column}`] !== false,
  );
  if (known.length === 0) return [];
  const said = known.map((column) => `contains(${column},${literal(domain)})`).join(' or ');
  const columns = ['accountid', ...known];
  const sites = await allOf(scope, 'account', { filter: [`(${said})`], columns, top: MOST_SITES });
  return sites.flatMap(({ accountid, websiteurl, emailaddress1 }) => {
    const isMail = typeof emailaddress1 === 'string' && domainOf(normaliseAddress(emailaddress1)) === domain;
    return isMail || isSiteAt(websiteurl, domain) ? [`${accountid}`] : [];
  });
}

function companyIn({ _parentcustomerid_value: id, [PARENT_TYPE]: type }: Record<string, unknown>) {
  return typeof id === 'string' && type !== 'contact' ? { id, type: 'account' } : undefined;
}
