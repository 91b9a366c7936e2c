// @vitest-environment jsdom
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import type { OwnOffer } from '../../../lib/sources/custom-objects/offer-choices.ts';
import type { Answer, OwnConnection } from '../../../lib/surface/own-objects.ts';
import { setStage } from '../components/stage.ts';

type Ask = (answer: Answer<OwnOffer>) => void;
const asked = vi.hoisted(() => [] as { wanted: Partial<OwnOffer['choice']>; answer: Ask }[]);
vi.mock('../../../lib/surface/own-objects.ts', () => ({
  readOwnOffer: (_: OwnConnection, wanted: OwnOffer['choice']) =>
    new Promise((answer) => asked.push({ wanted, answer: answer as Ask })),
}));
const { OwnObjectsPart } = await import('../../../entrypoints/options/OwnObjectsPart.tsx');

const stage = setStage();
const connection = { id: 'org', label: 'Our org', currency: '' } as OwnConnection;
const VALUES = ['Vendor', 'Partner'].map((value) => ({ value, label: value }));
const offer = (choice: OwnOffer['choice']): OwnOffer => ({
  ...{ objects: [{ object: 'PO__c', label: 'PO' }], lines: [], events: [], choice },
  kinds: [{ by: 'Type', label: 'Type', values: VALUES }],
});
const answer = (at: number, said: Answer<OwnOffer>) => act(async () => asked[at]?.answer(said));
const box = (at: number) => stage.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[at];
const ticked = () => [0, 1].map((at) => box(at)?.checked);

test('a tick shows at once, while the system is asked, and is taken back with the reason where that fails', async () => {
  asked.splice(0);
  stage.show(<OwnObjectsPart connection={connection} allowed />);
  stage.click('Choose objects');
  await answer(0, { value: offer({}) });
  expect(stage.root.textContent).not.toContain('Asking');
  act(() => box(0)?.click());
  expect(ticked()).toEqual([true, false]);
  expect(stage.root.textContent).toContain('Asking Our org…');
  // The second one stands beside the first, and of two answers the later question's counts.
  act(() => box(1)?.click());
  const both = { by: 'Type', label: 'Type', values: ['Vendor', 'Partner'] };
  expect(asked[2]?.wanted.accounts).toEqual(both);
  await answer(2, { value: offer({ accounts: both }) });
  await answer(1, { value: offer({ accounts: { ...both, values: ['Vendor'] } }) });
  expect(ticked()).toEqual([true, true]);
  expect(stage.root.textContent).not.toContain('Asking');
  act(() => box(0)?.click());
  expect(ticked()).toEqual([false, true]);
  await answer(3, { failure: { code: 'x', message: 'The org said no.', next: 'Ask again.' } });
  expect(ticked()).toEqual([true, true]);
  expect(stage.root.textContent).toContain('The org said no.');
});
