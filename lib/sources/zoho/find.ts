import type { Wanted } from '../../domain/lookup.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import { addFound, addressesIn, isSiteAt, ledTo, numbersIn, withDomain } from '../find-partners.ts';
import type { FoundRecords } from '../source.ts';
import type { Condition } from './coql.ts';
import type { Raw } from './crm.ts';
import { isRefusal } from './failures.ts';
import { readPurchases, readSales } from './read-orders.ts';
import { type CompanyModule, readPartners } from './read-partners.ts';
import { among, type PullScope } from './scope.ts';

const MOST_SITES = 20;
const COMPANIES = ['Accounts', 'Vendors'] as const;
/** By which field a person names the account or the vendor that it is of. */
const OF = { Accounts: 'Account_Name', Vendors: 'Vendor_Name' } as const;

type Asked = Pick<PullScope, 'crm' | 'capabilities'>;

/** An account or a vendor. */
interface Place {
  module: CompanyModule;
  id: string;
}

/**
 * Looks for order numbers, ours, the customer's and those of our purchases, and for addresses. An address leads to its account
 * or vendor; one that nobody has, and a domain, to those who have another address or their website there, where that is one
 * alone. Domains where anybody has mail are never asked for.
 */
export async function find(scope: PullScope, wanted: readonly Wanted[]): Promise<FoundRecords> {
  const found: FoundRecords = { partners: [], orders: [], rejects: [] };
  for (const each of await ordersOf(scope, numbersIn(wanted))) addFound(found, each);
  const led = await ledTo(addressesIn(wanted), {
    peopleWith: (mails) => peopleWith(scope, mails),
    companiesAt: (domain) => placesAt(scope, domain),
  });
  for (const module of COMPANIES) {
    const here = led.filter(({ id }) => id.module === module);
    const domains = new Map(here.map(({ id, domain }) => [id.id, domain]));
    const partners = await readPartners(scope, module, domains.keys(), found.rejects);
    for (const [id, partner] of partners) found.partners.push(withDomain(partner, domains.get(id)));
  }
  return found;
}

async function ordersOf(scope: PullScope, numbers: readonly string[]): Promise<FoundRecords[]> {
  const { capabilities: can } = scope;
  if (numbers.length === 0) return [];
  const found: FoundRecords[] = [];
  if (can.Sales_Orders !== false) {
    const theirs = can['Sales_Orders.Purchase_Order'] !== false;
    const fields = theirs ? ['SO_Number', 'Purchase_Order'] : ['SO_Number'];
    const raw = new Map<string, Raw>();
    for (const field of fields)
      for (const each of await among(scope, 'Sales_Orders', field, numbers)) raw.set(each.id, each);
    found.push(await readSales(scope, [...raw.values()]));
  }
  if (can.Purchase_Orders !== false)
    found.push(await readPurchases(scope, await among(scope, 'Purchase_Orders', 'PO_Number', numbers)));
  return found;
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
async function addressesThere({ crm, capabilities: can }: Asked): Promise<unknown[]> {
  if (can.Contacts === false || can['Contacts.Email'] === false || can['Contacts.Account_Name'] === false)
    return [];
  const where: Condition[] = [
    { field: 'Email', is: 'not null' },
    { field: 'Account_Name', is: 'not null' },
  ];
  const { records } = await crm.query('Contacts', { fields: ['Email'], where });
  return records.map(({ Email }) => Email);
}

/** The companies of contacts with these addresses, by either of their two, and vendors that have them themselves. */
async function peopleWith(scope: Asked, mails: readonly string[]): Promise<{ email: string; id: Place }[]> {
  const { capabilities: can } = scope;
  const found: { email: string; id: Place }[] = [];
  for (const field of ['Email', 'Secondary_Email'] as const) {
    if (can.Contacts === false || can[`Contacts.${field}`] === false) continue;
    for (const raw of await among(scope, 'Contacts', field, mails))
      for (const id of placesOf(raw)) found.push({ email: normaliseAddress(`${raw[field]}`), id });
  }
  if (can.Vendors !== false && can['Vendors.Email'] !== false)
    for (const { id, Email } of await among(scope, 'Vendors', 'Email', mails, ['Email']))
      found.push({ email: normaliseAddress(`${Email}`), id: { module: 'Vendors', id } });
  return found;
}

/** Whose a person is; somebody may be of an account and of a vendor. */
function placesOf(person: Raw): Place[] {
  return COMPANIES.flatMap((module) => {
    const id = (person[OF[module]] as { id?: unknown } | null | undefined)?.id;
    return typeof id === 'string' ? [{ module, id }] : [];
  });
}

/** The companies with people at a domain; where there are none, those whose website is there. */
async function placesAt(scope: PullScope, domain: string): Promise<Place[]> {
  const { crm, capabilities: can } = scope;
  const places = new Map<string, Place>();
  for (const module of COMPANIES) {
    if (can.Contacts === false || can[`Contacts.${OF[module]}`] === false) continue;
    const at: Condition = { field: 'Email', is: 'like', value: `%@${domain}` };
    const where: Condition[] = [at, { field: OF[module], is: 'not null' }];
    const { records } = await crm.query('Contacts', { fields: [OF[module]], where });
    for (const each of records.flatMap(placesOf)) places.set(each.id, each);
    const [first] = records.flatMap(placesOf);
    if (places.size !== 1 || records.length < 200 || !first) continue;
    // The first so many are of one company; another one may stand behind them, below and above it.
    for (const is of ['<', '>'] as const) {
      const other: Condition = { field: `${OF[module]}.id`, is, value: first.id };
      const more = await crm.query('Contacts', { fields: [OF[module]], where: [...where, other], limit: 1 });
      for (const each of more.records.flatMap(placesOf)) places.set(each.id, each);
    }
  }
  return places.size > 0 ? [...places.values()] : sitesAt(scope, domain);
}

async function sitesAt(scope: PullScope, domain: string): Promise<Place[]> {
  const { crm, capabilities: can } = scope;
  const places: Place[] = [];
  for (const module of COMPANIES) {
    if (can[module] === false || can[`${module}.Website`] === false) continue;
    const where: Condition[] = [{ field: 'Website', is: 'like', value: `%${domain}%` }];
    const { records } = await crm.query(module, { fields: ['Website'], where, limit: MOST_SITES });
    for (const { id, Website } of records) if (isSiteAt(Website, domain)) places.push({ module, id });
  }
  return places;
}
