import type { SystemDraft } from './connect-system.ts';
import { connectionAddress } from './connections.ts';

/** What a person enters to connect an organisation of Dynamics 365. */
export interface DynamicsForm {
  label: string;
  address: string;
  tenant: string;
  clientId: string;
  /** Of a national cloud; empty for the usual one. */
  login: string;
  everyMinutes: number;
}

const LOGIN = 'https://login.microsoftonline.com';
/** Pages of Microsoft under which nobody's records lie. */
const NO_ORGANISATION =
  /^(?:(?:www|home|make|admin|apps)\.)?(?:dynamics\.com|powerapps\.com|powerplatform\.microsoft\.com)$/;

/** True for an address that is of Microsoft, but of no organisation. */
export function isNoOrganisation(typed: string): boolean {
  return NO_ORGANISATION.test(connectionAddress(typed)?.host ?? '');
}

/** True for the id of a directory, or one of its names. */
export function isTenant(typed: string): boolean {
  return /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63})$/i.test(
    typed.trim(),
  );
}

/** True for nothing, which means the usual one, and for an address that may be asked. */
export function isLogin(typed: string): boolean {
  const at = connectionAddress(typed.trim() || LOGIN);
  return at !== null && /^https:|^http:\/\/(?:127\.0\.0\.1|localhost)[:/]/.test(at.address);
}

/** The address of an organisation: pages of its app lie under the same host as its records. */
export function dynamicsAddress(typed: string): ReturnType<typeof connectionAddress> {
  return isNoOrganisation(typed) ? null : connectionAddress(typed);
}

/** The connection that is meant; a person signs in at Microsoft Entra, by the ID under which PartnerLens is registered there. */
export function dynamicsDraft(form: DynamicsForm): SystemDraft {
  const at = dynamicsAddress(form.address);
  const login = connectionAddress(form.login.trim() || LOGIN);
  if (!at || !login) throw new Error('The address was not checked.');
  const { address, host } = at;
  const entra = `${login.address}${form.tenant.trim().toLowerCase()}/oauth2/v2.0`;
  return {
    connection: {
      id: host,
      system: 'dynamics',
      label: form.label.trim() || host,
      address,
      signIn: {
        kind: 'code',
        authorizeAddress: `${entra}/authorize`,
        tokenAddress: `${entra}/token`,
        clientId: form.clientId.trim(),
        scope: `${new URL(address).origin}/user_impersonation offline_access`,
      },
      user: '',
      company: '',
      currency: '',
      capabilities: {},
      everyMinutes: form.everyMinutes,
      createdAt: Date.now(),
    },
    secret: '',
  };
}
