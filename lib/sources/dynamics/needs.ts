import type { OfferName } from '../offers.ts';

/** What surfaces show that rests on tables or columns which an organisation, or its user, need not have. */
export const NEEDS = {
  sales: ['salesorder', 'salesorderdetail'],
  receipts: ['msdyn_purchaseorder', 'msdyn_purchaseorderproduct'],
  opportunities: ['opportunity'],
  quotes: ['quote'],
  leads: ['lead'],
  campaigns: ['list', 'listmember'],
  cases: ['incident'],
  notes: ['annotation'],
  contacts: ['contact'],
  addresses: ['account.address1_city'],
} as const satisfies Partial<Record<OfferName, readonly string[]>>;
