import { expect, test } from 'vitest';
import { notRenewed } from '../../../lib/surface/not-renewed.ts';

/** Words of one vendor's pages that mean nothing on another's. */
const OWN = {
  salesforce: /Refresh Token Flow/,
  dynamics: /single-page application/,
  zoho: /API console of Zoho/,
};

test.each(Object.keys(OWN) as (keyof typeof OWN)[])(
  '%s: the advice is that of its own pages alone',
  (system) => {
    const { message, next } = notRenewed('login.example', 'it gave no refresh token.', system);
    expect(message).toBe(
      'login.example let you sign in, but does not renew the sign-in by itself: it gave no refresh token.',
    );
    for (const [of, words] of Object.entries(OWN)) expect(words.test(next), of).toBe(of === system);
  },
);

test('of any other system it names no vendor', () => {
  const { next } = notRenewed('login.example', 'why', 'tryton');
  expect(next).toMatch(/refresh/);
  for (const words of Object.values(OWN)) expect(next).not.toMatch(words);
});
