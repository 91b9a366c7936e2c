import { calculateJwkThumbprint, flattenedVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import type { Revocation } from '../../../lib/domain/share-bundle.ts';
import { envelopeSchema } from '../../../lib/domain/share-envelope.ts';
import { makeKey, seal } from '../../../lib/share/envelope.ts';

const content: Revocation = {
  format: 'partnerlens-bundle',
  version: 1,
  kind: 'revoked',
  share: 'ab'.repeat(16),
  serial: 8,
  issuedAt: 1_770_000_000_000,
  expiresAt: 1_780_000_000_000,
  from: 'Norvane Pümps',
  with: 'Ostrel',
};

test('somebody else verifies what was signed, and names the key alike', async () => {
  const key = await makeKey(0);
  const envelope = envelopeSchema.parse(await seal(content, key));
  const publicKey = await importJWK(key.publicKey, 'ES256');
  const { payload, protectedHeader } = await flattenedVerify(envelope, publicKey);
  expect(JSON.parse(new TextDecoder().decode(payload))).toEqual(content);
  expect(protectedHeader).toEqual({
    alg: 'ES256',
    typ: 'partnerlens+jws',
    kid: await calculateJwkThumbprint(key.publicKey),
  });
});

test('what was changed on its way, or signed by another key, does not verify', async () => {
  const [key, other] = [await makeKey(0), await makeKey(0)];
  const envelope = await seal(content, key);
  const changed = await seal({ ...content, serial: 9 }, key);
  const publicKey = await importJWK(key.publicKey, 'ES256');
  await expect(flattenedVerify({ ...envelope, payload: changed.payload }, publicKey)).rejects.toThrow();
  await expect(flattenedVerify(await seal(content, other), publicKey)).rejects.toThrow();
});

test('the private half of the key can not be taken out', async () => {
  const { privateKey } = await makeKey(0);
  await expect(crypto.subtle.exportKey('jwk', privateKey)).rejects.toThrow();
});

test('what no reader would take is refused before it is made', async () => {
  const huge = { ...content, because: 'x'.repeat(6_100_000) };
  await expect(seal(huge, await makeKey(0))).rejects.toMatchObject({ failure: { code: 'bundle-too-large' } });
});
