import { ENVELOPE_TYPE, envelopeSchema, MAX_ENVELOPE_BYTES } from '../domain/share-envelope.ts';
import { parseJson, verify } from './natives.ts';
import { type PinnedKey, thumbprintOf, usableKey } from './pinned-key.ts';
import { Refused } from './refusal.ts';

/**
 * The signed words of an envelope (flattened JWS, RFC 7515 §7.2.2): only those that the pinned key signed by ES256, with
 * exactly the header that is written for bundles. Nothing of the payload is looked at before. @throws {Refused}
 */
export async function openEnvelope(text: string, key: PinnedKey): Promise<string> {
  if (text.length > MAX_ENVELOPE_BYTES) throw new Refused('too-large');
  const envelope = envelopeSchema.safeParse(orRefuse(() => parseJson(text)));
  if (!envelope.success) throw new Refused('not-a-bundle');
  const { protected: head, payload, signature } = envelope.data;
  const kid = readHeader(head);
  if (!verify) throw new Refused('insecure-page');
  if (kid !== (await thumbprintOf(key))) throw new Refused('foreign-key');
  const usable = await usableKey(key).catch(() => undefined);
  if (!usable) throw new Refused('no-key');
  const signed = new TextEncoder().encode(`${head}.${payload}`);
  const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
  if (!(await verify(algorithm, usable, bytesOf(signature), signed))) throw new Refused('tampered');
  return orRefuse(() => new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(payload)));
}

/** The id of the key that is said to have signed. Another way of signing, or a header with more in it, is refused. */
function readHeader(head: string): string {
  const header = orRefuse(() => parseJson(new TextDecoder().decode(bytesOf(head))));
  if (typeof header !== 'object' || header === null) throw new Refused('not-a-bundle');
  const { alg, typ, kid, ...more } = header as Record<string, unknown>;
  if (alg !== 'ES256' || typ !== ENVELOPE_TYPE || Object.keys(more).length > 0)
    throw new Refused('downgraded');
  if (typeof kid !== 'string') throw new Refused('not-a-bundle');
  return kid;
}

function orRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new Refused('not-a-bundle');
  }
}

/** Bytes of base64url. @throws where it is none */
function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
