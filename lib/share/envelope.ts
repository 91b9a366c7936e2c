import { FailureError } from '../domain/result.ts';
import type { Bundle, Revocation } from '../domain/share-bundle.ts';
import { ENVELOPE_TYPE, type Envelope, MAX_BUNDLE_BYTES } from '../domain/share-envelope.ts';
import type { ShareKey } from '../store/share-key.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Makes a pair whose private half no script can export. */
export async function makeKey(madeAt: number): Promise<ShareKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as const;
  return { privateKey, publicKey: jwk, kid: await thumbprint(jwk), madeAt };
}

/** The RFC 7638 thumbprint of a public key: SHA-256 of its required members, in their order. */
async function thumbprint({ crv, kty, x, y }: ShareKey['publicKey']): Promise<string> {
  const text = JSON.stringify({ crv, kty, x, y });
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

/**
 * Signs what is shared: JSON Web Signature, flattened (RFC 7515 §7.2.2), ES256 (RFC 7518 §3.4). Throws `bundle-too-large`
 * where no reader would take it.
 */
export async function seal(content: Bundle | Revocation, key: ShareKey): Promise<Envelope> {
  const header = { alg: 'ES256', typ: ENVELOPE_TYPE, kid: key.kid };
  const protectedHeader = base64url(new TextEncoder().encode(JSON.stringify(header)));
  const payload = base64url(new TextEncoder().encode(JSON.stringify(content)));
  if (payload.length > MAX_BUNDLE_BYTES)
    throw new FailureError({
      code: 'bundle-too-large',
      message: 'What is to be shared is larger than the plugin reads.',
      next: 'Share fewer months or fewer fields of the lines.',
    });
  const signed = new TextEncoder().encode(`${protectedHeader}.${payload}`);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, signed);
  return { protected: protectedHeader, payload, signature: base64url(new Uint8Array(signature)) };
}

/** RFC 4648 §5 without padding; in pieces, since a function takes only so many arguments. */
function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE)
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text).replace(/[+/=]/g, (char) => (char === '+' ? '-' : char === '/' ? '_' : ''));
}

const PIECE = 8_192;
