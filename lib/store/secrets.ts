import { type Store, transact } from './open.ts';
import { withRoom } from './shed.ts';

const KEY = 'key';
const CIPHER = 'AES-GCM';
const IV_BYTES = 12;

/**
 * Keeps a password or key, encrypted with a key that no script can export: what lies in the browser's files does not show
 * it, and a copy of the records alone does not open it.
 */
export async function writeSecret(store: Store, id: string, text: string): Promise<void> {
  const key = await ownKey(store);
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt({ name: CIPHER, iv }, key, new TextEncoder().encode(text));
  await withRoom(store, () =>
    transact(store, ['secrets'], 'readwrite', (tx) => tx.objectStore('secrets').put({ iv, sealed }, id)),
  );
}

/** Under which the tokens of a connection lie, beside its own secret. */
export function tokensOf(connectionId: string): string {
  return `${connectionId}#tokens`;
}

/** Undefined when there is none, or when what is stored does not open: whoever needs it then asks the person anew. */
export async function readSecret(store: Store, id: string): Promise<string | undefined> {
  const [key, secret] = await transact(store, ['secrets'], 'readonly', (tx) =>
    Promise.all([tx.objectStore('secrets').get(KEY), tx.objectStore('secrets').get(id)]),
  );
  if (!(key instanceof CryptoKey) || !secret || !('sealed' in secret)) return undefined;
  const plain = await crypto.subtle
    .decrypt({ name: CIPHER, iv: secret.iv }, key, secret.sealed)
    .catch(() => undefined);
  return plain && new TextDecoder().decode(plain);
}

/** Forgets a secret; there need not be one. */
export async function removeSecret(store: Store, id: string): Promise<void> {
  await transact(store, ['secrets'], 'readwrite', (tx) => tx.objectStore('secrets').delete(id));
}

/** The key of this browser; two pages that need the first one at once end with the same. */
async function ownKey(store: Store): Promise<CryptoKey> {
  const made = await crypto.subtle.generateKey({ name: CIPHER, length: 256 }, false, ['encrypt', 'decrypt']);
  return withRoom(store, () =>
    transact(store, ['secrets'], 'readwrite', async (tx) => {
      const stored = await tx.objectStore('secrets').get(KEY);
      if (stored instanceof CryptoKey) return stored;
      await tx.objectStore('secrets').put(made, KEY);
      return made;
    }),
  );
}
