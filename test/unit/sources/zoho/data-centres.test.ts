import { expect, test } from 'vitest';
import type { ZohoConnection } from '../../../../lib/domain/connection.ts';
import { DATA_CENTRES, movesTo } from '../../../../lib/sources/zoho/data-centres.ts';

function at(accounts: string, api: string): ZohoConnection {
  return {
    ...{ id: new URL(api).host, system: 'zoho', label: 'Zoho', address: `${api}/`, user: '', org: '' },
    ...{ company: '', currency: '', names: {}, capabilities: {}, everyMinutes: 30, createdAt: 0 },
    signIn: {
      kind: 'code',
      authorizeAddress: `${accounts}/oauth/v2/auth`,
      tokenAddress: `${accounts}/oauth/v2/token`,
      clientId: '1000.A',
      scope: 'ZohoCRM.org.READ',
    },
  };
}
const us = at('https://accounts.zoho.com', 'https://www.zohoapis.com');
const gateway = at('https://crm.acme.example', 'https://crm.acme.example');

test.each(Object.values(DATA_CENTRES))('a sign-in that leads to $api goes on there', ({ accounts, api }) => {
  const moved = movesTo(us, { accounts: `https://${accounts}`, api: `https://${api}` });
  expect(moved).toMatchObject({
    id: api,
    address: `https://${api}/`,
    signIn: {
      tokenAddress: `https://${accounts}/oauth/v2/token`,
      revokeAddress: `https://${accounts}/oauth/v2/token/revoke`,
    },
  });
});

test('where nothing is said, it stays where it was asked', () => {
  expect(movesTo(us, {})).toMatchObject({ id: us.id, address: us.address });
  expect(movesTo(gateway, { api: 'https://crm.acme.example' }).address).toBe('https://crm.acme.example/');
});

test.each([
  ['a host that only looks like one', us, { api: 'https://www.zohoapis.com.evil.example' }],
  ['a host of another kind of Zoho', us, { api: 'https://accounts.zoho.eu' }],
  ['plain http', us, { api: 'http://www.zohoapis.eu' }],
  ['another accounts server', us, { accounts: 'https://accounts.evil.example' }],
  ['what is no address', us, { api: 'www.zohoapis.eu' }],
  ['Zoho itself from behind a gateway', gateway, { api: 'https://www.zohoapis.eu' }],
] as const)('no token goes to %s', (_, from, said) => {
  expect(() => movesTo(from, said)).toThrow('none of Zoho’s data centres');
});
