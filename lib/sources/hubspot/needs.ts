import type { OfferName } from '../offers.ts';

/** What surfaces show that rests on objects or properties which an account, or its token, need not have. */
export const NEEDS = {
  sales: ['orders', 'line_items'],
  opportunities: ['deals'],
  quotes: ['quotes'],
  leads: ['leads'],
  campaigns: ['campaigns', 'contacts'],
  cases: ['tickets'],
  notes: ['notes'],
  contacts: ['contacts'],
  addresses: ['companies.city'],
} as const satisfies Partial<Record<OfferName, readonly string[]>>;
