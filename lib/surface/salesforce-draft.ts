import type { SystemDraft } from './connect-system.ts';
import { connectionAddress } from './connections.ts';

/** What a person enters to connect a Salesforce org. */
export interface SalesforceForm {
  label: string;
  address: string;
  clientId: string;
  everyMinutes: number;
}

/** Where everybody may sign in; records lie under the org's own name. */
const LOGIN_HOSTS = new Set(['login.salesforce.com', 'test.salesforce.com']);

/** True for an address that is of Salesforce, but of no org. */
export function isLoginHost(typed: string): boolean {
  return LOGIN_HOSTS.has(connectionAddress(typed)?.host ?? '');
}

/**
 * The address of an org: pages of Lightning send requests on to another host, and lose the sign-in on the way, so that this
 * one is asked at once. Null when it is no address of an org.
 */
export function salesforceAddress(typed: string): ReturnType<typeof connectionAddress> {
  const at = connectionAddress(typed);
  if (!at || LOGIN_HOSTS.has(at.host)) return null;
  const host = at.host.replace(
    /(?:\.lightning\.force\.com|\.my\.salesforce-setup\.com)$/,
    '.my.salesforce.com',
  );
  return host === at.host ? at : connectionAddress(`https://${host}`);
}

/** The connection that is meant; a person signs in at the org itself, by the key under which PartnerLens is registered there. */
export function salesforceDraft(form: SalesforceForm): SystemDraft {
  const at = salesforceAddress(form.address);
  if (!at) throw new Error('The address was not checked.');
  const { address, host } = at;
  return {
    connection: {
      id: host,
      system: 'salesforce',
      label: form.label.trim() || host,
      address,
      signIn: {
        kind: 'code',
        authorizeAddress: `${address}services/oauth2/authorize`,
        tokenAddress: `${address}services/oauth2/token`,
        revokeAddress: `${address}services/oauth2/revoke`,
        clientId: form.clientId.trim(),
        scope: 'api refresh_token',
      },
      user: '',
      version: 'v0.0',
      company: '',
      currency: '',
      capabilities: {},
      everyMinutes: form.everyMinutes,
      createdAt: Date.now(),
    },
    secret: '',
  };
}
