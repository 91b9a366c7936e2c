import type { SystemDraft } from './connect-system.ts';
import { connectionAddress } from './connections.ts';

/** What a person enters to connect a HubSpot account. */
export interface HubspotForm {
  label: string;
  account: string;
  token: string;
  /** Of a company's own gateway; empty for HubSpot itself. */
  address: string;
  everyMinutes: number;
}

const OWN_ADDRESS = 'https://api.hubapi.com';

/** Scopes of a private app that a connection reads with. */
export const READ_SCOPES = [
  'crm.objects.companies.read',
  'crm.objects.contacts.read',
  'crm.objects.orders.read',
  'crm.objects.line_items.read',
  'crm.objects.deals.read',
  'crm.objects.quotes.read',
  'crm.objects.leads.read',
  'crm.objects.owners.read',
  'crm.schemas.companies.read',
  'crm.schemas.contacts.read',
  'crm.schemas.orders.read',
  'crm.schemas.line_items.read',
  'crm.schemas.deals.read',
  'crm.schemas.quotes.read',
  'tickets',
  'marketing.campaigns.read',
  'sales-email-read',
] as const;

/** Where HubSpot is asked: one address for every account, unless a company has a gateway before it. */
export function hubspotAddress(typed: string): ReturnType<typeof connectionAddress> {
  return connectionAddress(typed.trim() || OWN_ADDRESS);
}

/** True for an account's ID as HubSpot shows it. */
export function isAccountId(typed: string): boolean {
  return /^\d{1,20}$/.test(typed.trim());
}

/** The connection that is meant; its token is the secret. */
export function hubspotDraft(form: HubspotForm): SystemDraft {
  const at = hubspotAddress(form.address);
  if (!at) throw new Error('The address was not checked.');
  const account = form.account.trim();
  return {
    connection: {
      id: `${at.host}/${account}`,
      system: 'hubspot',
      label: form.label.trim() || `HubSpot ${account}`,
      address: at.address,
      signIn: { kind: 'bearer' },
      user: '',
      account,
      currency: '',
      capabilities: {},
      everyMinutes: form.everyMinutes,
      createdAt: Date.now(),
    },
    secret: form.token.trim(),
  };
}
