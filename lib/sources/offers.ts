import type { Capabilities } from '../domain/connection.ts';

/** What a system can tell or take beside its orders, in the order in which surfaces list it. */
const OFFERS = [
  'receipts',
  'despatch',
  'returns',
  'invoices',
  'payments',
  'sales',
  'sale-returns',
  'pegs',
  'stock',
  'limits',
  'forecasts',
  'opportunities',
  'quotes',
  'leads',
  'campaigns',
  'cases',
  'notes',
  'contacts',
  'addresses',
] as const;
export type OfferName = (typeof OFFERS)[number];
type Needs = Partial<Record<OfferName, readonly string[]>>;
type Names = readonly OfferName[];

/** One thing that the system can tell or take, or why not. */
export interface Offer {
  name: OfferName;
  state: 'there' | 'missing' | 'not-permitted';
  /** The object or field that it fails by, as the system calls it. */
  lacks?: string;
}

/** What a system was found to offer at its last check. What was not asked then counts as there. */
export function offersOf(needs: Needs, capabilities: Capabilities): Offer[] {
  return OFFERS.flatMap((name): Offer[] => {
    const needed = needs[name];
    if (!needed) return [];
    const lacks = needed.find((each) => capabilities[each] === false || lacksObject(capabilities, each));
    if (lacks === undefined) return [{ name, state: 'there' }];
    return [{ name, state: capabilities[`read:${lacks}`] === false ? 'not-permitted' : 'missing', lacks }];
  });
}

/** What other systems tell and a sync of this one never asks for; `ownTells` is what a company's own objects may bring. */
export function notReadFrom({ needs, ownTells = [] }: { needs: Needs; ownTells?: Names }): OfferName[] {
  return OFFERS.filter((name) => !needs[name] && !ownTells.includes(name));
}

/** A field of an object that is not there is not there either: `Order.PoNumber` → `Order`. */
function lacksObject(capabilities: Capabilities, name: string): boolean {
  const parts = name.split('.');
  return parts.some((_, at) => at > 0 && capabilities[parts.slice(0, at).join('.')] === false);
}
