import { domainToUnicode } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { domainKey, domainsAbove, registered, tellsCompany } from '../../../lib/domain/mail-domain.ts';
import { readableDomain } from '../../../lib/domain/punycode.ts';

test('a domain has one spelling, whatever its letters and script', () => {
  expect(domainKey(' Ostrel.Example. ')).toBe('ostrel.example');
  expect(domainKey('Müller.example')).toBe('xn--mller-kva.example');
  expect(domainKey('ostrel。example')).toBe('ostrel.example');
  for (const none of ['', 'localhost', '10.0.0.1', 'a/b.c', 'a..b', 'ex ample.com', 'x.com:80', 'user@x.com'])
    expect(domainKey(none), none).toBeNull();
});

test('what is registered is told from the suffixes under which companies register', () => {
  expect(registered('mail.acme.co.uk')).toEqual({ name: 'acme', suffix: 'co.uk' });
  expect(registered('acme.onmicrosoft.com')).toEqual({ name: 'acme', suffix: 'onmicrosoft.com' });
  expect(registered('co.uk')).toBeNull();
  expect(registered('onmicrosoft.com')).toBeNull();
  expect(domainsAbove('a.b.acme.example')).toEqual(['a.b.acme.example', 'b.acme.example', 'acme.example']);
  expect(domainsAbove('co.uk')).toEqual([]);
});

test('a bare suffix, and a domain where anybody has mail, tell no company', () => {
  expect(['gmail.com', 'mail.gmx.de', 'co.uk', 'com.au'].filter(tellsCompany)).toEqual([]);
  expect(tellsCompany('ostrel.example')).toBe(true);
});

test('Punycode is read as the platform reads it', () => {
  for (const name of ['müller', 'bücher-käse', 'почта', '見積', 'ελλάδα', 'ostrel', 'rené-и'])
    expect(readableDomain(domainKey(`${name}.example`) ?? '')).toBe(`${name}.example`);
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zà-öα-ωа-я0-9一-丁]{1,20}$/u), (label) => {
      const ascii = domainKey(`${label}.example`);
      if (ascii !== null) expect(readableDomain(ascii)).toBe(domainToUnicode(ascii));
    }),
  );
});

test('what is no right Punycode stays as it is', () => {
  fc.assert(fc.property(fc.string(), (text) => void readableDomain(`xn--${text}`)));
  expect(readableDomain('xn--!!.example')).toBe('xn--!!.example');
});

test('a plain domain is spelled as the browser reads it', () => {
  const label = fc.stringMatching(/^[a-z0-9-]{1,8}$/);
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 4 }), (labels) => {
      const domain = labels.join('.');
      const host = URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : null;
      const key = domainKey(domain);
      if (key !== null) expect(key).toBe(host);
    }),
  );
});
