import { DATA_CENTRES, type DataCentre, signInAt } from '../sources/zoho/data-centres.ts';
import type { SystemDraft } from './connect-system.ts';
import { connectionAddress } from './connections.ts';
import { sitePattern } from './sites.ts';

/** What a person enters to connect an organisation of Zoho CRM. */
export interface ZohoForm {
  label: string;
  centre: DataCentre;
  clientId: string;
  /** Only of a client that has one; empty otherwise. */
  secret: string;
  /** Of a company's own gateway; empty for Zoho itself. */
  address: string;
  everyMinutes: number;
}

/** The data centres, each with the host that people of it sign in at. */
export const CENTRES = (Object.keys(DATA_CENTRES) as DataCentre[]).map((id) => ({
  id,
  host: DATA_CENTRES[id].accounts,
}));

const READ = [
  'accounts',
  'contacts',
  'vendors',
  'salesorders',
  'purchaseorders',
  'products',
  'cases',
  'deals',
  'quotes',
  'leads',
  'campaigns',
  'calls',
  'events',
  'tasks',
  'notes',
];
const WRITTEN = ['tasks', 'calls'];

/** What a connection may do there, and no more: reading, and tasks and calls that a person writes from here and takes back. */
const SCOPES = [
  ...READ.map((module) => `ZohoCRM.modules.${module}.READ`),
  ...WRITTEN.flatMap((module) => [`ZohoCRM.modules.${module}.CREATE`, `ZohoCRM.modules.${module}.DELETE`]),
  'ZohoCRM.settings.modules.READ',
  'ZohoCRM.settings.fields.READ',
  'ZohoCRM.org.READ',
  'ZohoCRM.users.READ',
  'ZohoCRM.coql.READ',
].join(',');

/** Where Zoho is asked and where it signs people in: the hosts of the chosen data centre, or a company's gateway before them. */
export function zohoPlaces({ centre, address }: Pick<ZohoForm, 'centre' | 'address'>) {
  const { accounts, api } = DATA_CENTRES[centre];
  const gateway = address.trim();
  const at = connectionAddress(gateway || `https://${api}`);
  if (!at) return null;
  const signIn = gateway ? new URL(at.address).origin : `https://${accounts}`;
  return { ...at, signIn, patterns: [sitePattern(`${signIn}/`) ?? ''] };
}

/** The connection that is meant; a person signs in on Zoho's own page. */
export function zohoDraft(form: ZohoForm): SystemDraft {
  const at = zohoPlaces(form);
  if (!at) throw new Error('The address was not checked.');
  const secret = form.secret.trim();
  return {
    connection: {
      id: at.host,
      system: 'zoho',
      label: form.label.trim() || `Zoho CRM (${form.centre})`,
      address: at.address,
      signIn: {
        kind: 'code',
        ...signInAt(at.signIn),
        clientId: form.clientId.trim(),
        scope: SCOPES,
        // Without these there is no refresh token; on a later sign-in only with a prompt.
        parameters: { access_type: 'offline', prompt: 'consent' },
        scheme: 'Zoho-oauthtoken',
        secret: secret !== '',
      },
      user: '',
      org: '',
      company: '',
      currency: '',
      names: {},
      capabilities: {},
      everyMinutes: form.everyMinutes,
      createdAt: Date.now(),
    },
    secret,
  };
}
