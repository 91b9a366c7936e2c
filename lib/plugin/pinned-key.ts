import { digest, importKey, parseJson } from './natives.ts';

/** Public half of the key by which a workspace signs: coordinates on P-256, base64url (RFC 7518 §6.2.1). */
export interface PinnedKey {
  x: string;
  y: string;
}

const COORDINATE = /^[\w-]{43}$/;

/** Reads the pinned key: a JWK as JSON, or `x.y`. Undefined where it is neither. */
export function readPinnedKey(text: string | null): PinnedKey | undefined {
  const given = text?.trim() ?? '';
  const [x, y, ...more] = given.startsWith('{') ? ofJwk(given) : given.split('.');
  if (more.length > 0) return undefined;
  return x && y && COORDINATE.test(x) && COORDINATE.test(y) ? { x, y } : undefined;
}

function ofJwk(text: string): string[] {
  try {
    const { kty, crv, x, y } = parseJson(text) as Record<string, unknown>;
    const isOurs = kty === 'EC' && crv === 'P-256' && typeof x === 'string' && typeof y === 'string';
    return isOurs ? [x, y] : [];
  } catch {
    return [];
  }
}

/** The name of a key: SHA-256 of its required members in their order, base64url (RFC 7638). */
export async function thumbprintOf({ x, y }: PinnedKey): Promise<string> {
  const text = `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`;
  const hash = await digest?.('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash ?? new ArrayBuffer())))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Ready to verify ES256 with. @throws where the point does not lie on the curve */
export async function usableKey({ x, y }: PinnedKey): Promise<CryptoKey | undefined> {
  const jwk = { kty: 'EC', crv: 'P-256', x, y };
  return importKey?.('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
}
