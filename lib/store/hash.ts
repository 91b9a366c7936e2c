/** What a hashed key is: a document number, an address or partner number, a customer of pegged orders, or an item. */
export type KeySpace = 'number' | 'partner' | 'customer' | 'item';

const SEEDS: Record<KeySpace, number> = {
  number: 0x811c9dc5,
  partner: 0x2f0b4c47,
  customer: 0x6a09e667,
  item: 0x3c6ef372,
};

/**
 * 32-bit hash of a key in its space: FNV-1a over UTF-16 units, finished with MurmurHash3's avalanche so that every bit
 * depends on every unit. Collisions are expected and harmless: hits are verified against the record.
 */
export function hashKey(space: KeySpace, key: string): number {
  let hash = SEEDS[space];
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return avalanche(hash);
}

/** MurmurHash3 `fmix32`. */
export function avalanche(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
