import type { Wanted } from '../../domain/lookup.ts';
import { normaliseAddress } from '../../domain/normalise.ts';
import type { Partner, PartnerRole } from '../../domain/partner.ts';
import { addFound, addressesIn, domainOf, numbersIn } from '../find-partners.ts';
import type { FoundRecords } from '../source.ts';
import { readPurchases, readSales } from './read-orders.ts';
import { readParties } from './read-parties.ts';
import { OPEN_STATES, type PullScope, search } from './search.ts';

/** Contacts at one domain that are looked at: they name a few parties, seldom more. */
const MOST_CONTACTS = 200;

/**
 * Looks for order numbers and addresses, all of one kind in one search. An address leads to its party; one that no party
 * has, and a domain, to those who have another address there, where that is one party alone.
 */
export async function find(scope: PullScope, wanted: readonly Wanted[]): Promise<FoundRecords> {
  const found: FoundRecords = { partners: [], orders: [], rejects: [] };
  const numbers = numbersIn(wanted);
  if (numbers.length > 0) {
    const domain = [
      ['company', '=', scope.company],
      ['number', 'in', numbers],
      ['state', 'in', OPEN_STATES],
    ];
    const purchases = await search(scope, 'purchase.purchase', domain);
    if (purchases.length > 0) addFound(found, await readPurchases(scope, purchases));
    const sales = await search(scope, 'sale.sale', domain);
    if (sales.length > 0) addFound(found, await readSales(scope, sales));
  }
  const addresses = addressesIn(wanted);
  if (addresses.length > 0) addFound(found, await findParties(scope, addresses));
  return found;
}

async function findParties(scope: PullScope, addresses: readonly string[]): Promise<FoundRecords> {
  const mails = addresses.filter((address) => address.includes('@'));
  const exact = mails.length === 0 ? [] : await partiesWith(scope, ['value', 'in', mails], mails.length * 5);
  const known = new Set(exact.map(({ value }) => normaliseAddress(value)));
  const domains = new Set(addresses.filter((each) => !known.has(each)).map(domainOf));
  const byDomain = new Map<string, number>();
  for (const domain of domains) {
    const people = await partiesWith(scope, ['value', 'ilike', `%@${escaped(domain)}`], MOST_CONTACTS);
    const [only, ...others] = new Set(people.map(({ party }) => party));
    // Several parties at one domain: which is meant can not be told.
    if (only !== undefined && others.length === 0) byDomain.set(domain, only);
  }
  const ids = [...exact.map(({ party }) => party), ...byDomain.values()];
  return withDomains(scope, [...new Set(ids)], byDomain);
}

/** Signs that stand for others in a pattern. */
function escaped(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

async function partiesWith(
  scope: PullScope,
  condition: unknown[],
  limit: number,
): Promise<{ party: number; value: string }[]> {
  const domain = [['type', '=', 'email'], condition];
  const raw = await search(scope, 'party.contact_mechanism', domain, { limit, fields: ['party', 'value'] });
  return raw.flatMap(({ party, value }) =>
    typeof party === 'number' && typeof value === 'string' ? [{ party, value }] : [],
  );
}

/** The parties with what they are to us, and with the domain by which they were found. */
async function withDomains(
  scope: PullScope,
  ids: readonly number[],
  byDomain: ReadonlyMap<string, number>,
): Promise<FoundRecords> {
  const found: FoundRecords = { partners: [], orders: [], rejects: [] };
  if (ids.length === 0) return found;
  const { sourceId, session, jobId } = scope;
  const provenance = { sourceId, fetchedAt: session.serverTime(), jobId };
  const parties = await readParties(scope, ids, provenance, found.rejects);
  for (const [role, model] of ROLES) {
    const orders = await search(scope, model, [['party', 'in', ids]], { fields: ['party'] });
    for (const id of new Set(orders.map(({ party }) => party))) {
      const partner = typeof id === 'number' ? parties.partner(id, role) : undefined;
      if (partner) found.partners.push(withDomain(partner, id as number, byDomain));
    }
  }
  return found;
}

const ROLES = [
  ['supplier', 'purchase.purchase'],
  ['customer', 'sale.sale'],
] as const satisfies readonly (readonly [PartnerRole, string])[];

function withDomain(partner: Partner, party: number, byDomain: ReadonlyMap<string, number>): Partner {
  const domains = [...byDomain].flatMap(([domain, id]) => (id === party ? [domain] : []));
  return { ...partner, domains: [...new Set([...partner.domains, ...domains])] };
}
