import { describe, expect, it } from 'vitest';
import { MAX_ENVELOPE_BYTES } from '../../../lib/domain/share-envelope.ts';
import { siteMemory } from '../../../lib/plugin/memory.ts';
import { readPinnedKey } from '../../../lib/plugin/pinned-key.ts';
import { readBundle } from '../../../lib/plugin/read-bundle.ts';
import { Refused } from '../../../lib/plugin/refusal.ts';
import { bundleOf } from '../../tools/plugin/bundles.ts';
import { newKey, type SigningKey, signed } from '../../tools/plugin/sign.ts';

const NOW = Date.parse('2026-05-07T08:00:00Z');
const DAY = 86_400_000;
const key = newKey();
const blocked = () =>
  siteMemory(() => {
    throw new Error('storage is blocked');
  });

function read(
  text: string,
  { by = key, device = NOW, server = undefined as number | undefined, memory = blocked(), share = '' } = {},
) {
  const pinned = readPinnedKey(by.pinned);
  if (!pinned) throw new Error('the key of the test is none');
  return readBundle(text, pinned, { device, server }, memory, share);
}

async function refusal(text: string, more: Parameters<typeof read>[1] = {}): Promise<string> {
  const end = await read(text, more).catch((error: unknown) => error);
  expect(end).toBeInstanceOf(Refused);
  return (end as Refused).refusal.code;
}

const bundle = bundleOf({ now: NOW, count: 5 });
const good = signed(bundle, key);
const parts = () => JSON.parse(good) as Record<'protected' | 'payload' | 'signature', string>;
const withPart = (more: object) => JSON.stringify({ ...parts(), ...more });
const forged = (payload: object) =>
  withPart({ payload: Buffer.from(JSON.stringify(payload)).toString('base64url') });

describe('a bundle', () => {
  it('is read when the pinned key signed it, whichever way the key is written', async () => {
    expect((await read(good)).bundle.lines).toHaveLength(5);
    expect(readPinnedKey(key.jwk)).toEqual(readPinnedKey(key.pinned));
  });

  it('is refused when the page is for another share of the same key', async () => {
    expect(await refusal(good, { share: 'f'.repeat(32) })).toBe('foreign-share');
    expect((await read(good, { share: bundle.share })).bundle.serial).toBe(bundle.serial);
  });

  it('is refused when it was changed after it was signed', async () => {
    expect(await refusal(forged({ ...bundle, from: 'Somebody else' }))).toBe('tampered');
    expect(await refusal(withPart({ signature: 'A'.repeat(86) }))).toBe('tampered');
  });

  it('is refused when another key signed it, also under the name of ours', async () => {
    const other = newKey();
    expect(await refusal(signed(bundle, other))).toBe('foreign-key');
    expect(await refusal(signed(bundle, { ...other, thumbprint: key.thumbprint } as SigningKey))).toBe(
      'tampered',
    );
  });

  it.each([
    { alg: 'none' },
    { alg: 'HS256' },
    { alg: 'ES384' },
    { typ: 'JWT' },
    { jwk: { kty: 'EC' } },
    { crit: ['exp'] },
  ])('is refused with the header %j', async (header) => {
    expect(await refusal(signed(bundle, key, header))).toBe('downgraded');
  });

  it('is refused when it is no envelope', async () => {
    expect(await refusal('')).toBe('not-a-bundle');
    expect(await refusal(JSON.stringify(bundle))).toBe('not-a-bundle');
    expect(await refusal(withPart({ header: { alg: 'none' } }))).toBe('not-a-bundle');
    expect(await refusal(withPart({ signature: '' }))).toBe('not-a-bundle');
  });

  it('is refused when it is too large, before anything of it is read', async () => {
    expect(await refusal('x'.repeat(MAX_ENVELOPE_BYTES + 1))).toBe('too-large');
  });

  it('is refused with a member too much, a text too long, or a layout of another time', async () => {
    expect(await refusal(signed({ ...bundle, price: 3 }, key))).toBe('malformed');
    expect(await refusal(signed({ ...bundle, from: 'x'.repeat(10_000) }, key))).toBe('malformed');
    expect(await refusal(signed('not json', key))).toBe('malformed');
    expect(await refusal(signed({ ...bundle, version: 2 }, key))).toBe('newer-layout');
    expect(await refusal(signed({ ...bundle, version: 0 }, key))).toBe('older-layout');
  });

  it('is refused once it expired, and says to be old after a week', async () => {
    expect(await refusal(good, { device: bundle.expiresAt })).toBe('expired');
    expect((await read(good, { device: bundle.issuedAt + 7 * DAY })).staleDays).toBeUndefined();
    expect((await read(good, { device: bundle.issuedAt + 8 * DAY })).staleDays).toBe(8);
  });

  it('is judged by the server where the device is off by a day, which is said', async () => {
    const late = bundle.expiresAt - 1;
    expect(await read(good, { device: late + DAY, server: late })).toMatchObject({ clock: 'ahead' });
    expect(await refusal(good, { device: late - DAY, server: late + 2 })).toBe('expired');
    expect(await read(good, { device: NOW - DAY })).toMatchObject({ clock: 'behind' });
    expect(await refusal(good, { device: NOW - 2 * DAY })).toBe('not-yet');
    expect(await refusal(good, { device: late + 3 * DAY, server: late })).toBe('expired');
  });

  it('is refused when a newer one was seen, and when it was revoked', async () => {
    const memory = blocked();
    await read(signed({ ...bundle, serial: 5 }, key), { memory });
    expect(await refusal(good, { memory })).toBe('rolled-back');
    const { format, version, share, issuedAt, expiresAt, from, with: other } = bundle;
    const head = { format, version, share, issuedAt, expiresAt, from, with: other };
    const revoked = { ...head, kind: 'revoked', serial: 6, because: 'The contract ended' };
    const end = await read(signed(revoked, key), { memory }).catch((error: Refused) => error.refusal);
    expect(end).toEqual({ code: 'revoked', at: issuedAt, from, because: 'The contract ended' });
    expect(await refusal(signed({ ...bundle, serial: 5 }, key), { memory })).toBe('rolled-back');
  });

  it('is read on a page that gave all objects a member', async () => {
    Object.defineProperty(Object.prototype, 'extra', {
      value: 1,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    try {
      expect((await read(good)).bundle.serial).toBe(bundle.serial);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'extra');
    }
  });
});

it('a key that is none is not taken', () => {
  for (const text of [null, '', 'abc', 'a.b', '{', '{"kty":"RSA"}', `${key.pinned}.d`])
    expect(readPinnedKey(text)).toBeUndefined();
});
