import type { Mention } from '../../domain/mention.ts';
import type { Partner } from '../../domain/partner.ts';
import { isGln, isVat } from '../../recognise/check-digits.ts';
import type { Store } from '../../store/open.ts';
import { findOrders, findPartners, itemDensity, type OrderHit, shapeDensity } from '../../store/queries.ts';
import type { LensContext } from '../context.ts';
import { type ItemMatch, itemsOf } from '../item/item-lines.ts';
import {
  bareItemCounts,
  bareNumberCounts,
  decideMatch,
  type Match,
  readingsOf,
  speaksForItself,
} from './match.ts';

/** Where mentions were seen; the address tells on which partner's site. */
export interface Place {
  url: string;
}

/**
 * What each mention stands for, in the same order; `null` for those that are not in the store, were not yet known today,
 * or are too plain to count. Never guesses: a number of several partners is ambiguous.
 */
export async function findMatches(
  store: Store,
  mentions: readonly Mention[],
  place: Place | undefined,
  context: Pick<LensContext, 'now'>,
): Promise<(Match | null)[]> {
  const known = await lookUp(store, mentions, context);
  const sitePartners = await partnersOfSite(store, place);
  return Promise.all(
    mentions.map(async (mention) => {
      for (const key of numberKeys(mention)) {
        const match = await numberMatch(store, mention, key, known, sitePartners, context);
        if (match) return match;
      }
      return partnerMatch(mention, known.partners);
    }),
  );
}

/** What the records hold under the keys of all mentions, looked up together. */
interface Known {
  orders: Map<string, OrderHit[]>;
  items: Map<string, ItemMatch[]>;
  partners: Map<string, Partner[]>;
}

async function lookUp(
  store: Store,
  mentions: readonly Mention[],
  context: Pick<LensContext, 'now'>,
): Promise<Known> {
  const orderNumbers = new Set(mentions.flatMap((mention) => (mayBeOrder(mention) ? mention.keys : [])));
  const itemNumbers = new Set(mentions.flatMap((mention) => (mayBeItem(mention) ? mention.keys : [])));
  const addresses = new Set(mentions.flatMap(partnerKeys));
  const [orders, items, partners] = await Promise.all([
    findOrders(store, [...orderNumbers]),
    itemsOf(store, [...itemNumbers], context.now.today),
    addresses.size > 0 ? findPartners(store, [...addresses]) : new Map<string, Partner[]>(),
  ]);
  return { orders, items, partners };
}

/** What one spelling of a mention stands for; null when it stands for nothing, or is too plain to count. */
async function numberMatch(
  store: Store,
  mention: Mention,
  key: string,
  known: Known,
  sitePartners: ReadonlySet<string>,
  context: Pick<LensContext, 'now'>,
): Promise<Match | null> {
  const hits = mayBeOrder(mention) ? (known.orders.get(key) ?? []) : [];
  const orders = hits.map((hit) => hit.order);
  let readings = readingsOf(key, mention.kind, orders, context.now.today);
  let items = mayBeItem(mention) ? (known.items.get(key) ?? []) : [];
  if (readings.length === 0 && items.length === 0) return null;
  const bare = !mention.labelled && mention.kind === 'number';
  if (!speaksForItself(mention, key)) {
    const onSite = readings.some((reading) => sitePartners.has(reading.partnerId));
    const density = onSite || readings.length === 0 ? 0 : await shapeDensity(store, key);
    if (!bareNumberCounts(key, density, onSite)) readings = [];
  }
  if (bare && items.length > 0 && !bareItemCounts(key, await itemDensity(store, key), items)) items = [];
  return decideMatch(key, readings, items, sitePartners);
}

function partnerMatch(mention: Mention, partners: Map<string, Partner[]>): Match | null {
  for (const key of partnerKeys(mention)) {
    const [only, ...others] = partners.get(key) ?? [];
    if (only === undefined) continue;
    if (others.length === 0) return { kind: 'partner', partnerId: only.id };
    const partnerIds = [only.id, ...others.map((other) => other.id)];
    return { kind: 'ambiguous', key, readings: [], partnerIds, items: [] };
  }
  return null;
}

const NOT_ORDERS: ReadonlySet<Mention['kind']> = new Set([
  'email',
  'domain',
  'partner-number',
  'item',
  'message',
  'draft',
]);

function mayBeOrder(mention: Mention): boolean {
  return !NOT_ORDERS.has(mention.kind);
}

/** Something says that it is an item, or nothing says what it is. A number labelled as an order, shipment or invoice is none. */
function mayBeItem(mention: Mention): boolean {
  return mention.kind === 'item' || mention.kind === 'number';
}

function numberKeys(mention: Mention): string[] {
  return mayBeOrder(mention) || mayBeItem(mention) ? mention.keys : [];
}

/**
 * Addresses name partners, an address also by its domain; numbers when something says that they do, or when they prove
 * themselves by form and check digit: VAT numbers and GLNs.
 */
function partnerKeys(mention: Mention): string[] {
  if (mention.kind === 'email')
    return mention.keys.flatMap((key) => [key, key.slice(key.lastIndexOf('@') + 1)]);
  if (mention.kind === 'domain' || mention.kind === 'partner-number') return mention.keys;
  if (mention.kind !== 'number') return [];
  return mention.labelled ? mention.keys : mention.keys.filter((key) => isVat(key) || isGln(key));
}

const NO_PARTNERS: ReadonlySet<string> = new Set();

/** The partners whose known domain the page's host is, or lies under. */
export async function partnersOfSite(store: Store, place: Place | undefined): Promise<ReadonlySet<string>> {
  const labels = hostOf(place?.url ?? '').split('.');
  const hosts = labels.map((_, index) => labels.slice(index).join('.')).filter((host) => host.includes('.'));
  if (hosts.length === 0) return NO_PARTNERS;
  const found = await findPartners(store, hosts);
  return new Set([...found.values()].flat().map((partner) => partner.id));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '';
}
