import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/** Signed envelopes as a sharer makes them, and as others would like to, by Node's own cryptography. */

export interface SigningKey {
  privateKey: KeyObject;
  /** The public half as it is pinned: `x.y`. */
  pinned: string;
  jwk: string;
  thumbprint: string;
}

export function newKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' });
  const named = `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`;
  return {
    privateKey,
    pinned: `${x}.${y}`,
    jwk: named,
    thumbprint: createHash('sha256').update(named).digest('base64url'),
  };
}

/** A flattened JWS over a payload; `header` overrides or adds members of the protected header. */
export function signed(payload: unknown, key: SigningKey, header: Record<string, unknown> = {}): string {
  const head = encode({ alg: 'ES256', typ: 'partnerlens+jws', kid: key.thumbprint, ...header });
  const body = encode(payload);
  const signature = sign('sha256', Buffer.from(`${head}.${body}`), {
    key: key.privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return JSON.stringify({ protected: head, payload: body, signature: signature.toString('base64url') });
}

function encode(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
}
