import type { ZohoConnection } from '../../domain/connection.ts';
import { FailureError } from '../../domain/result.ts';
import type { Whereabouts } from '../source.ts';

/** Where an organisation may live: its accounts server and its interface. Signing in leads from one to another. */
export const DATA_CENTRES = {
  com: { accounts: 'accounts.zoho.com', api: 'www.zohoapis.com' },
  eu: { accounts: 'accounts.zoho.eu', api: 'www.zohoapis.eu' },
  in: { accounts: 'accounts.zoho.in', api: 'www.zohoapis.in' },
  'com.au': { accounts: 'accounts.zoho.com.au', api: 'www.zohoapis.com.au' },
  'com.cn': { accounts: 'accounts.zoho.com.cn', api: 'www.zohoapis.com.cn' },
  jp: { accounts: 'accounts.zoho.jp', api: 'www.zohoapis.jp' },
  ca: { accounts: 'accounts.zohocloud.ca', api: 'www.zohoapis.ca' },
  sa: { accounts: 'accounts.zoho.sa', api: 'www.zohoapis.sa' },
} as const;
export type DataCentre = keyof typeof DATA_CENTRES;

/** How requests to these places are signed in. */
export function signInAt(accounts: string) {
  return {
    authorizeAddress: `${accounts}/oauth/v2/auth`,
    tokenAddress: `${accounts}/oauth/v2/token`,
    revokeAddress: `${accounts}/oauth/v2/token/revoke`,
  };
}

/** The connection where its organisation lives. Throws `zoho-foreign-place` for a host that is none of Zoho's. */
export function movesTo(connection: ZohoConnection, said: Whereabouts): ZohoConnection {
  const { signIn, address } = connection;
  if (signIn.kind !== 'code') return connection;
  const asked = { accounts: new URL(signIn.tokenAddress).origin, api: new URL(address).origin };
  const places = placesOf(said, asked);
  if (!places) throw new FailureError(foreignPlace(said));
  return {
    ...connection,
    address: `${places.api}/`,
    // Another data centre is another organisation.
    id: places.api === asked.api ? connection.id : new URL(places.api).host,
    signIn: { ...signIn, ...signInAt(places.accounts) },
  };
}

/**
 * The origins to go on at, as Zoho says; those that were asked where it does not. Undefined for one that is none of Zoho's:
 * a token is sent there alone, whoever says otherwise. Behind a company's own gateway that is the gateway.
 */
function placesOf(
  said: Whereabouts,
  asked: { accounts: string; api: string },
): { accounts: string; api: string } | undefined {
  const accounts = trusted(said.accounts, 'accounts', asked.accounts);
  const api = trusted(said.api, 'api', asked.api);
  return accounts && api ? { accounts, api } : undefined;
}

function trusted(said: string | undefined, of: 'accounts' | 'api', asked: string): string | undefined {
  if (said === undefined || said === '') return asked;
  if (!URL.canParse(said)) return undefined;
  const { origin, host, protocol } = new URL(said);
  if (origin === asked) return origin;
  const own = Object.values(DATA_CENTRES).some((each) => new URL(asked).host === each[of]);
  const known = Object.values(DATA_CENTRES).some((each) => host === each[of]);
  return own && known && protocol === 'https:' ? origin : undefined;
}

function foreignPlace({ accounts, api }: Whereabouts) {
  const said = [accounts, api]
    .filter((each) => each !== undefined)
    .join(', ')
    .slice(0, 200);
  return {
    code: 'zoho-foreign-place',
    message: `The sign-in leads to a server that is none of Zoho’s data centres (${said}).`,
    next: 'Nothing was sent there. Try again; if it stays so, tell whoever looks after PartnerLens.',
  };
}
