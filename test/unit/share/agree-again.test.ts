import { expect, test } from 'vitest';
import { noteIssued, putShare, shareOf } from '../../../lib/store/shares.ts';
import { storeWith } from '../lens/lens-store.ts';
import { PARTNERS } from '../lens/workshop.ts';
import { agreed } from './share-world.ts';

const issued = {
  kind: 'revoked' as const,
  serial: 9,
  issuedAt: 2,
  expiresAt: 3,
  kid: 'k',
  lines: 0,
  figures: 0,
};

test('what another window noted while a form was open stays, and agreeing again after the end opens it', async () => {
  const store = await storeWith(PARTNERS, []);
  await putShare(store, agreed());
  const seen = await shareOf(store, 'acme');
  const revoked = { at: 5, because: 'over' };
  await noteIssued(store, 'acme', issued, revoked);
  await putShare(store, agreed({ months: 6 }), seen);
  const after = await shareOf(store, 'acme');
  expect(after).toMatchObject({ months: 6, serial: 9, issued: [issued], revoked });
  await putShare(store, agreed({ months: 7 }), after);
  expect(await shareOf(store, 'acme')).toMatchObject({ months: 7, serial: 9, issued: [issued] });
  expect(await shareOf(store, 'acme')).not.toHaveProperty('revoked');
});

test('two windows that agree first have one share, under one secret', async () => {
  const store = await storeWith(PARTNERS, []);
  await putShare(store, agreed());
  await putShare(store, agreed({ share: 'ef'.repeat(16), secret: '77'.repeat(32) }));
  expect(await shareOf(store, 'acme')).toMatchObject({ share: agreed().share, secret: agreed().secret });
});
