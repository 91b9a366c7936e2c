import type { Mention } from '../domain/mention.ts';
import type { Partner } from '../domain/partner.ts';
import type { Store } from '../store/open.ts';
import { findOrders, findPartners, shapeDensity } from '../store/queries.ts';
import type { LensContext } from './context.ts';
import { bareNumberCounts, decideMatch, type Match, readingsOf, speaksForItself } from './match.ts';

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
  context: LensContext,
): Promise<(Match | null)[]> {
  const numbers = new Set<string>();
  const addresses = new Set<string>();
  for (const mention of mentions) {
    for (const key of orderKeys(mention)) numbers.add(key);
    for (const key of partnerKeys(mention)) addresses.add(key);
  }
  const [orders, partners, sitePartners] = await Promise.all([
    findOrders(store, [...numbers]),
    addresses.size > 0 ? findPartners(store, [...addresses]) : new Map<string, Partner[]>(),
    partnersOfSite(store, place),
  ]);
  const today = context.now.today;
  return Promise.all(
    mentions.map(async (mention) => {
      for (const key of orderKeys(mention)) {
        const hits = orders.get(key);
        if (!hits) continue;
        const readings = readingsOf(
          key,
          mention.kind,
          hits.map((hit) => hit.order),
          today,
        );
        if (readings.length === 0) continue;
        if (!speaksForItself(mention, key)) {
          const onSite = readings.some((reading) => sitePartners.has(reading.partnerId));
          if (!bareNumberCounts(key, onSite ? 0 : await shapeDensity(store, key), onSite)) continue;
        }
        return decideMatch(key, readings, sitePartners);
      }
      return partnerMatch(mention, partners);
    }),
  );
}

function partnerMatch(mention: Mention, partners: Map<string, Partner[]>): Match | null {
  for (const key of partnerKeys(mention)) {
    const [only, ...others] = partners.get(key) ?? [];
    if (only === undefined) continue;
    if (others.length === 0) return { kind: 'partner', partnerId: only.id };
    return {
      kind: 'ambiguous',
      key,
      readings: [],
      partnerIds: [only.id, ...others.map((other) => other.id)],
    };
  }
  return null;
}

function orderKeys(mention: Mention): string[] {
  return mention.kind === 'email' || mention.kind === 'domain' || mention.kind === 'partner-number'
    ? []
    : mention.keys;
}

/** Addresses name partners, an address also by its domain; plain numbers only when something says that they do. */
function partnerKeys(mention: Mention): string[] {
  if (mention.kind === 'email')
    return mention.keys.flatMap((key) => [key, key.slice(key.lastIndexOf('@') + 1)]);
  if (mention.kind === 'domain' || mention.kind === 'partner-number') return mention.keys;
  return mention.kind === 'number' && mention.labelled ? mention.keys : [];
}

const NO_PARTNERS: ReadonlySet<string> = new Set();

/** The partners whose known domain the page's host is, or lies under. */
async function partnersOfSite(store: Store, place: Place | undefined): Promise<ReadonlySet<string>> {
  const labels = hostOf(place?.url ?? '').split('.');
  const hosts = labels.map((_, index) => labels.slice(index).join('.')).filter((host) => host.includes('.'));
  if (hosts.length === 0) return NO_PARTNERS;
  const found = await findPartners(store, hosts);
  return new Set([...found.values()].flat().map((partner) => partner.id));
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '';
}
