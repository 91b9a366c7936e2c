import type { OfferName } from '../offers.ts';

/** What surfaces show that rests on objects or fields which an org, or its user, need not have. */
export const NEEDS = {
  sales: ['Order', 'OrderItem'],
  opportunities: ['Opportunity'],
  quotes: ['Quote'],
  leads: ['Lead'],
  campaigns: ['CampaignMember', 'Contact'],
  cases: ['Case'],
  notes: ['Task'],
  contacts: ['Contact'],
  addresses: ['Account.BillingCity'],
} as const satisfies Partial<Record<OfferName, readonly string[]>>;
