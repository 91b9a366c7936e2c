import { expect, test } from 'vitest';
import { decimal } from '../../../../lib/sources/amount.ts';
import { plainText } from '../../../../lib/sources/plain-text.ts';
import { id18, inPattern, literal } from '../../../../lib/sources/salesforce/soql.ts';
import { accountKey, toPartner } from '../../../../lib/sources/salesforce/to-partner.ts';
import { websiteHost } from '../../../../lib/sources/website-host.ts';

test.each([
  // From Salesforce's own description of the checksum, and from published examples.
  ['001A0000006Vm9u', '001A0000006Vm9uIAC'],
  ['0013000000000aA', '0013000000000aAAAQ'],
  ['001A0000006Vm9uIAC', '001A0000006Vm9uIAC'],
  ['no id', 'no id'],
])('%s is the id %s', (id, whole) => {
  expect(id18(id)).toBe(whole);
});

test('what a person typed ends no literal, and no pattern', () => {
  expect(literal("O'Neil \\ Sons\n")).toBe("'O\\'Neil \\\\ Sons '");
  expect(inPattern('100%_x')).toBe('100\\%\\_x');
});

test.each([
  ['<p>First</p><div>Second &amp; <b>third</b></div>', 'First\nSecond & third'],
  ['<script>alert(1)</script>Hello', 'Hello'],
  ['<style>p{', ''],
  ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
  ['AT&T', 'AT&T'],
  ['&#x41;&#66;&#0;&nope;', 'AB&nope;'],
  [null, ''],
])('%s reads %s', (html, text) => {
  expect(plainText(html)).toBe(text);
});

test.each([
  ['http://www.Acme.example/en?x=1', 'acme.example'],
  ['acme.example', 'acme.example'],
  ['HTTPS://WWW.ACME.EXAMPLE', 'acme.example'],
  ['n/a', undefined],
  ['see mail', undefined],
  ['', undefined],
])('the website %s is at %s', (typed, host) => {
  expect(websiteHost(typed)).toBe(host);
});

const provenance = { sourceId: 'salesforce:x', fetchedAt: 1, jobId: 'j' };
const empty = {
  ...{ AccountNumber: null, Type: null, Website: null, Phone: null, BillingCity: null, BillingCountry: null },
  ...{ IsPersonAccount: null, PersonEmail: null, OwnerId: null, Owner: null },
};

test('an account without a name is called by its id', () => {
  const account = { ...empty, Id: '001A0000006Vm9uIAC', Name: null };
  expect(toPartner(account, [], provenance)).toMatchObject({ name: account.Id, roles: ['customer'] });
  expect(accountKey(account)).toBe('001A0000006VM9UIAC');
});

test('a person account is its own contact, and a website where anybody has one tells nothing', () => {
  const person = { IsPersonAccount: true, PersonEmail: 'Jo@Example.org', Phone: '1' };
  const account = { ...empty, ...person, Id: '001A0000006Vm9uIAC', Name: 'Jo Muster', Website: 'gmail.com' };
  expect(toPartner(account, [], provenance)).toMatchObject({
    domains: [],
    contacts: [{ name: 'Jo Muster', email: 'jo@example.org', phone: '1' }],
  });
});

test('a contact without a name is called by its address, and one with nothing is left out', () => {
  const nobody = { Id: '003', AccountId: null, Name: null, Phone: null, MobilePhone: null, Title: null };
  const contacts = [
    { ...nobody, Email: 'Jo@acme.example' },
    { ...nobody, Email: null },
  ];
  const account = { ...empty, Id: '001A0000006Vm9uIAC', Name: 'Acme', Type: 'Vendor' };
  expect(toPartner(account, contacts, provenance)).toMatchObject({
    roles: ['supplier'],
    contacts: [{ name: 'jo@acme.example', email: 'jo@acme.example' }],
  });
});

test('what only looks like markup is kept, and no text keeps the browser from answering', () => {
  expect(plainText('Ask <max@acme.example> for <new> terms &amp; more<br>')).toBe(
    'Ask <max@acme.example> for <new> terms & more',
  );
  expect(plainText('a <b class="x">bold</b> word &amp; <!-- no --><o:p></o:p>end')).toBe('a bold word & end');
  const began = performance.now();
  for (const piece of ['<a‹a', '<br ', '<!--', '&#', '<script', ' '])
    plainText(`<b>&amp;${piece.repeat(128_000 / piece.length)}x`);
  expect(performance.now() - began).toBeLessThan(500);
});

test.each([
  [1 / 3, '0.3333333333'],
  [0.1 + 0.2, '0.3'],
  [1e-7, '0.0000001'],
  [1e-12, '0'],
  [42_000.5, '42000.5'],
])('the amount %d is the decimal %s', (amount, text) => {
  expect(decimal(amount)).toBe(text);
});
