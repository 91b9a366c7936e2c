import type { ImprovementAction } from '../domain/improvement-action.ts';

/** Names lines and actions for a partner: the same in each of its files, and nothing that can be guessed or traced back. */
export type RefOf = (kind: 'line' | 'action', ...parts: string[]) => Promise<string>;

/** HMAC-SHA-256 (RFC 2104) of what is named, under the secret of the share; the first 128 bits in hex. */
export async function refMaker(secret: string): Promise<RefOf> {
  const bytes = Uint8Array.from(secret.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return async (kind, ...parts) => {
    // As JSON, so that no two lists of parts are written alike.
    const text = new TextEncoder().encode(JSON.stringify([kind, ...parts]));
    return hexOf(await crypto.subtle.sign('HMAC', key, text)).slice(0, 32);
  };
}

/** Names an action as it reads: who acknowledges it acknowledges this, not what it is changed to later. */
export function actionRef(refOf: RefOf, { id, title, side, dueOn = '' }: ImprovementAction): Promise<string> {
  return refOf('action', id, title, side, dueOn);
}

/** So many random bytes in hex. */
export function randomHex(bytes: number): string {
  return hexOf(crypto.getRandomValues(new Uint8Array(bytes)).buffer);
}

function hexOf(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
