import type { Wanted } from '../../domain/lookup.ts';
import { tellsCompany } from '../../domain/mail-domain.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import type { FoundRecords } from '../source.ts';
import { websiteHost } from '../website-host.ts';
import type { Condition } from './coql.ts';
import type { Raw } from './crm.ts';
import { readPurchases, readSales } from './read-orders.ts';
import { type CompanyModule, readPartners } from './read-partners.ts';
import { among, type PullScope } from './scope.ts';

const MOST_SITES = 20;
const COMPANIES = ['Accounts', 'Vendors'] as const;
/** By which field a person names the account or the vendor that it is of. */
const OF = { Accounts: 'Account_Name', Vendors: 'Vendor_Name' } as const;

/** An account or a vendor. */
interface Place {
  module: CompanyModule;
  id: string;
  /** The domain that led there. */
  domain?: string;
}

/**
 * Looks for order numbers, ours, the customer's and those of our purchases, and for addresses. An address leads to its account
 * or vendor; one that nobody has, and a domain, to those who have another address or their website there, where that is one
 * alone. Domains where anybody has mail are never asked for.
 */
export async function find(scope: PullScope, wanted: readonly Wanted[]): Promise<FoundRecords> {
  const found: FoundRecords = { partners: [], orders: [], rejects: [] };
  const numbers = wanted.flatMap(({ kind, spellings }) => (kind === 'order' ? spellings : []));
  for (const { partners, orders, rejects } of await ordersOf(scope, [...new Set(numbers)])) {
    found.partners.push(...partners);
    found.orders.push(...orders);
    found.rejects.push(...rejects);
  }
  const addresses = wanted.flatMap(({ kind, spellings }) => (kind === 'order' ? [] : spellings));
  const places = await placesOf(scope, [...new Set(addresses.map(normaliseAddress))]);
  for (const module of COMPANIES) {
    const here = new Map(places.flatMap((each) => (each.module === module ? [[each.id, each]] : [])));
    const partners = await readPartners(scope, module, here.keys(), found.rejects);
    for (const [id, partner] of partners) {
      const domain = here.get(id)?.domain;
      const domains = domain ? [...new Set([...partner.domains, domain])] : partner.domains;
      found.partners.push({ ...partner, domains });
    }
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

async function placesOf(scope: PullScope, addresses: readonly string[]): Promise<Place[]> {
  const mails = addresses.filter((address) => address.includes('@'));
  const people = await peopleWith(scope, mails);
  const places = people.flatMap(({ place }) => place);
  const known = new Set(people.map(({ email }) => email));
  const rest = addresses
    .filter((address) => !known.has(address))
    .map((address) => address.slice(address.lastIndexOf('@') + 1));
  for (const domain of new Set(rest.filter(tellsCompany))) {
    const [only, ...others] = await placesAt(scope, domain);
    // Several companies at one domain: which is meant can not be told.
    if (only && others.length === 0) places.push({ ...only, domain });
  }
  return places;
}

/** The companies of contacts with these addresses, by either of their two, and vendors that have them themselves. */
async function peopleWith(
  scope: PullScope,
  mails: readonly string[],
): Promise<{ email: string; place: Place[] }[]> {
  const { capabilities: can } = scope;
  if (mails.length === 0) return [];
  const found: { email: string; place: Place[] }[] = [];
  for (const field of ['Email', 'Secondary_Email'] as const) {
    if (can.Contacts === false || can[`Contacts.${field}`] === false) continue;
    for (const raw of await among(scope, 'Contacts', field, mails))
      found.push({ email: normaliseAddress(`${raw[field]}`), place: placeOf(raw) });
  }
  if (can.Vendors !== false && can['Vendors.Email'] !== false)
    for (const { id, Email } of await among(scope, 'Vendors', 'Email', mails, ['Email']))
      found.push({ email: normaliseAddress(`${Email}`), place: [{ module: 'Vendors', id }] });
  return found.filter(({ place }) => place.length > 0);
}

/** Whose a person is; somebody may be of an account and of a vendor. */
function placeOf(person: Raw): Place[] {
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
    for (const each of records.flatMap(placeOf)) places.set(each.id, each);
    const [first] = records.flatMap(placeOf);
    if (places.size !== 1 || records.length < 200 || !first) continue;
    // The first so many are of one company; another one may stand behind them, below and above it.
    for (const is of ['<', '>'] as const) {
      const other: Condition = { field: `${OF[module]}.id`, is, value: first.id };
      const more = await crm.query('Contacts', { fields: [OF[module]], where: [...where, other], limit: 1 });
      for (const each of more.records.flatMap(placeOf)) places.set(each.id, each);
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
    for (const { id, Website } of records) {
      const host = typeof Website === 'string' ? websiteHost(Website) : undefined;
      if (host === domain || host?.endsWith(`.${domain}`)) places.push({ module, id });
    }
  }
  return places;
}
