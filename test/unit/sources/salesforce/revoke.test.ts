import { expect, test } from 'vitest';
import type { LedgerEntry } from '../../../../lib/domain/connection.ts';
import type { CodeSignIn } from '../../../../lib/domain/sign-in.ts';
import { revokeTokens } from '../../../../lib/sources/http/oauth/revoke.ts';
import { startSalesforce } from '../../../simulators/salesforce.ts';

test('a sign-in that is over is ended at the server, once, and what can not be ended is no error', async () => {
  const org = await startSalesforce();
  const ledger: LedgerEntry[] = [];
  const note = (entry: LedgerEntry) => void ledger.push(entry);
  const { signal } = new AbortController();
  const request = { connectionId: 'c', why: 'sign-out', note, signal };
  const signIn: CodeSignIn = {
    kind: 'code',
    authorizeAddress: `${org.address}services/oauth2/authorize`,
    tokenAddress: `${org.address}services/oauth2/token`,
    revokeAddress: `${org.address}services/oauth2/revoke`,
    clientId: org.tokens.clientId,
    scope: '',
  };
  const tokens = org.tokens.signIn();
  expect(org.tokens.admits(`Bearer ${tokens.access}`)).toBe(true);
  expect(await revokeTokens(signIn, tokens, request)).toBe(true);
  expect(org.tokens.admits(`Bearer ${tokens.access}`)).toBe(false);
  expect(await revokeTokens(signIn, tokens, request), 'ended already').toBe(false);
  const { revokeAddress: _, ...without } = signIn;
  expect(await revokeTokens(without, tokens, request)).toBe(false);
  expect(ledger.map(({ what }) => what)).toEqual(['token: revocation', 'token: revocation']);
  await org.close();
  expect(await revokeTokens(signIn, tokens, request), 'nobody there').toBe(false);
});
