import { expect, test } from 'vitest';
import { changedParts } from '../../../../lib/sources/zoho/parts.ts';

test.each([
  ['nothing changed', { Cases: true, Deals: false }, { Cases: true, Deals: false }, [], []],
  ['a module that can be seen now', { Deals: false }, { Deals: true }, ['deals'], []],
  ['a module that was hidden', { Deals: true }, { Deals: false }, [], ['deals']],
  ['a field that can be seen now', { 'Deals.Amount': false }, { 'Deals.Amount': true }, ['deals'], []],
  ['a field that was hidden', { 'Deals.Amount': true }, { 'Deals.Amount': false }, [], []],
  ['what nobody asked for before', {}, { Deals: true, Notes: false }, [], []],
  ['a right to write', { 'write:note': false }, { 'write:note': true }, [], []],
  ['lines that queries tell now', { Ordered_Items: false }, { Ordered_Items: true }, ['sales'], []],
  ['lines that come with their order alone', { Ordered_Items: true }, { Ordered_Items: false }, [], []],
  ['members', { 'Campaigns.Contacts': true }, { 'Campaigns.Contacts': false }, [], ['campaigns']],
  ['people that were hidden', { Contacts: true }, { Contacts: false }, [], ['contacts']],
] as const)('%s', (_, before, now, anew, lost) => {
  expect(changedParts(before, now)).toEqual({ anew, lost });
});

test('what was refused is read anew where it can be seen by now, with what people stand in', () => {
  const now = { Cases: true, Deals: false, Contacts: true };
  expect(changedParts(now, now, ['cases', 'deals', 'Campaigns']).anew).toEqual(['cases']);
  expect(changedParts(now, now, ['contacts']).anew).toEqual(['contacts', 'accounts', 'vendors']);
});

test('what rests on accounts is read anew with them, and a field of theirs with them alone', () => {
  const { anew } = changedParts({ Accounts: false }, { Accounts: true });
  expect(anew).toEqual(expect.arrayContaining(['accounts', 'sales', 'cases', 'deals', 'notes']));
  expect(anew).not.toContain('purchases');
  expect(changedParts({ 'Accounts.Website': false }, { 'Accounts.Website': true }).anew).toEqual([
    'accounts',
  ]);
});
