import { expect, test } from 'vitest';
import { calledHosts, sitesAmong, withCalled } from '../../../lib/sites/called-hosts.ts';
import { DATA_CENTRES } from '../../../lib/sources/zoho/data-centres.ts';

const at = (host: string) => `https://${host}/*`;

test('before anything is kept, the sign-ins and interfaces that systems share are called and never read', () => {
  const called = calledHosts(undefined);
  const zoho = Object.values(DATA_CENTRES).flatMap(({ accounts, api }) => [at(accounts), at(api)]);
  const shared = [at('login.microsoftonline.com'), at('api.hubapi.com')];
  expect(called).toEqual(expect.arrayContaining([...zoho, ...shared]));
  expect(calledHosts({ odd: true })).toEqual(called);
  expect(calledHosts([at('login.example'), 7])).toEqual([at('login.example')]);
});

test('what a system asks for is only called, but for what was a site before', () => {
  const allowed = [at('erp.example'), at('login.example')];
  const called = withCalled([at('old.example')], [at('login.example'), at('new.example')], allowed);
  expect(called).toEqual([at('old.example'), at('new.example')]);
  expect(sitesAmong([...allowed, at('new.example')], called)).toEqual(allowed);
});
