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

/**
 * 64-bit hash of a key, as two numbers of 32 bits: FNV-1a as above, twice, with two primes. Nothing verifies what it finds;
 * among a million keys and a million others one pair is the same once in some ten million stores.
 */
export function hashPair(key: string): [number, number] {
  let high = 0x811c9dc5;
  let low = 0x6a09e667;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    high = Math.imul(high ^ unit, 0x01000193);
    low = Math.imul(low ^ unit, 0x9e3779b1);
  }
  return [avalanche(high), avalanche(low ^ (high >>> 15))];
}

/** MurmurHash3 `fmix32`. */
export function avalanche(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
