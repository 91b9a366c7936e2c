import type { OfferName } from '../offers.ts';

/** What surfaces show that rests on modules or fields which an organisation, or its user, need not have. */
export const NEEDS = {
  // No module of Zoho CRM has them: `readNames` says so, and what rests on them is listed as missing.
  receipts: ['Receipts'],
  sales: ['Sales_Orders'],
  opportunities: ['Deals'],
  quotes: ['Quotes'],
  leads: ['Leads'],
  campaigns: ['Campaigns', 'Campaigns.Contacts'],
  cases: ['Cases'],
  notes: ['Tasks'],
  contacts: ['Contacts'],
  addresses: ['Accounts.Billing_City'],
} as const satisfies Partial<Record<OfferName, readonly string[]>>;
