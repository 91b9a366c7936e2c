import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { withRoom } from './shed.ts';

const KEY = 'share-key';

/** The pair that what is shared with partners is signed with: no script can export its private half. */
export interface ShareKey {
  privateKey: CryptoKey;
  publicKey: { kty: 'EC'; crv: 'P-256'; x: string; y: string };
  /** RFC 7638 thumbprint of the public half. */
  kid: string;
  madeAt: number;
}

/** The key that what is shared is signed with; undefined while there is none. */
export async function readShareKey(store: Store): Promise<ShareKey | undefined> {
  const stored = await transact(store, ['secrets'], 'readonly', (tx) => tx.objectStore('secrets').get(KEY));
  return stored && 'kid' in stored ? stored : undefined;
}

/** Stores a key where there is none, or in place of `replaces`; answers the one that holds then: of two at once the first. */
export async function putShareKey(store: Store, made: ShareKey, replaces?: string): Promise<ShareKey> {
  const held = await withRoom(store, () =>
    transact(store, ['secrets'], 'readwrite', async (tx) => {
      const stored = await tx.objectStore('secrets').get(KEY);
      if (stored && 'kid' in stored && stored.kid !== replaces) return stored;
      await tx.objectStore('secrets').put(made, KEY);
      return made;
    }),
  );
  if (held === made) announceChange({ what: 'records' });
  return held;
}
