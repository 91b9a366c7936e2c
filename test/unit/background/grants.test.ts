import { expect, it } from 'vitest';
import { issueGrant, readGrant, redeemGrant } from '../../../lib/background/grants.ts';
import { memorySession } from './memory-session.ts';

const mention = { mark: 1, keys: ['A1'], kind: 'number' as const, raw: 'A1', labelled: true };
const grant = { mention, tabId: 7, documentId: 'doc', pageOrigin: 'https://portal.example' };
const frame = { tabId: 7, ancestorOrigin: 'https://portal.example' };

it('gives the subject once', async () => {
  const session = memorySession();
  const token = await issueGrant(session, grant, 1_000);
  expect((await redeemGrant(session, token, frame, 1_500))?.mention).toEqual(mention);
  expect(await redeemGrant(session, token, frame, 1_600)).toBeNull();
});

it('gives the subject once to two frames that ask in the same moment', async () => {
  const session = memorySession();
  const token = await issueGrant(session, grant, 1_000);
  const answers = await Promise.all([
    redeemGrant(session, token, frame, 1_500),
    redeemGrant(session, token, frame, 1_500),
  ]);
  expect(answers.filter(Boolean)).toHaveLength(1);
});

it.each([
  ['another tab', { ...frame, tabId: 8 }, 1_500],
  ['a frame under another page', { ...frame, ancestorOrigin: 'https://evil.example' }, 1_500],
  ['a grant that ran out', frame, 12_000],
])('refuses %s', async (_, from, instant) => {
  const session = memorySession();
  const token = await issueGrant(session, grant, 1_000);
  expect(await redeemGrant(session, token, from, instant)).toBeNull();
});

it('refuses a token that was never issued, and a stored value that is no grant', async () => {
  const session = memorySession();
  expect(await redeemGrant(session, 'f'.repeat(64), frame, 0)).toBeNull();
  await session.set({ [`grant:${'e'.repeat(64)}`]: { tabId: 7 } });
  expect(await redeemGrant(session, 'e'.repeat(64), frame, 0)).toBeNull();
});

it('keeps a redeemed grant long enough to close its card, then forgets it', async () => {
  const session = memorySession();
  const token = await issueGrant(session, grant, 1_000);
  await redeemGrant(session, token, frame, 1_500);
  expect((await readGrant(session, token))?.documentId).toBe('doc');
  await issueGrant(session, grant, 9_000_000);
  expect(await readGrant(session, token)).toBeNull();
});
