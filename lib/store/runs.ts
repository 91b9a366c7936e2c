import type { RunTable } from './schema.ts';

/** Sorts pairs by hash, then value, and leaves each pair once. `hashes[i]` belongs to `values[i]`, both 32-bit. */
export function buildTable(hashes: ArrayLike<number>, values: ArrayLike<number>): RunTable {
  // A pair as one float: 2^53 holds hash * 2^21 + position, so a numeric sort needs no comparator.
  const order = new Float64Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) order[i] = (hashes[i] ?? 0) * 2 ** 21 + i;
  order.sort();
  const table = { hashes: new Uint32Array(hashes.length), values: new Uint32Array(hashes.length) };
  let count = 0;
  for (let i = 0; i < order.length; ) {
    const hash = Math.floor((order[i] ?? 0) / 2 ** 21);
    const group = new Set<number>();
    for (; i < order.length && Math.floor((order[i] ?? 0) / 2 ** 21) === hash; i++) {
      group.add(values[(order[i] ?? 0) % 2 ** 21] ?? 0);
    }
    for (const value of group.size > 1 ? [...group].sort((a, b) => a - b) : group) {
      table.hashes[count] = hash;
      table.values[count++] = value;
    }
  }
  return { hashes: table.hashes.slice(0, count), values: table.values.slice(0, count) };
}

/** Guesses that are made before the search goes on by halving. */
const GUESSES = 6;

/** Where a table has this pair, or would have it: hashes lie evenly, so guessing finds most in a few steps. */
export function placeOf({ hashes, values }: RunTable, hash: number, value: number): number {
  let low = 0;
  let high = hashes.length;
  let least = 0;
  let most = 2 ** 32;
  for (let tries = 0; low < high; tries++) {
    const share = tries < GUESSES && most > least ? (hash - least) / (most - least) : 0.5;
    const middle = Math.min(high - 1, low + Math.floor(share * (high - low)));
    const found = hashes[middle] ?? 0;
    if (found < hash || (found === hash && (values[middle] ?? 0) < value)) {
      low = middle + 1;
      least = found;
    } else {
      high = middle;
      most = found;
    }
  }
  return low;
}

export function hasPair(table: RunTable, hash: number, value: number): boolean {
  const at = placeOf(table, hash, value);
  return table.hashes[at] === hash && table.values[at] === value;
}

export function hasHash(table: RunTable, hash: number): boolean {
  return table.hashes[placeOf(table, hash, 0)] === hash;
}

/** The values of a hash in one table; several when identifiers collide or lie in several blocks. */
export function valuesOf(table: RunTable, hash: number): number[] {
  const { hashes, values } = table;
  const found: number[] = [];
  for (let i = placeOf(table, hash, 0); i < hashes.length && hashes[i] === hash; i++) {
    found.push(values[i] ?? 0);
  }
  return found;
}

/** Merges two sorted tables into one, a pair of both once. */
export function mergeTables(a: RunTable, b: RunTable): RunTable {
  const total = a.hashes.length + b.hashes.length;
  const merged = { hashes: new Uint32Array(total), values: new Uint32Array(total) };
  let i = 0;
  let j = 0;
  let out = 0;
  while (i < a.hashes.length || j < b.hashes.length) {
    const order = comparePairs(a, i, b, j);
    const source = order <= 0 ? a : b;
    const at = order <= 0 ? i : j;
    merged.hashes[out] = source.hashes[at] ?? 0;
    merged.values[out++] = source.values[at] ?? 0;
    if (order <= 0) i++;
    if (order >= 0) j++;
  }
  if (out === total) return merged;
  return { hashes: merged.hashes.slice(0, out), values: merged.values.slice(0, out) };
}

/** Below 0: the pair of `a` comes first; a table that is at its end comes last. */
function comparePairs(a: RunTable, i: number, b: RunTable, j: number): number {
  if (i >= a.hashes.length) return 1;
  if (j >= b.hashes.length) return -1;
  return (a.hashes[i] ?? 0) - (b.hashes[j] ?? 0) || (a.values[i] ?? 0) - (b.values[j] ?? 0);
}

/** A run of this many pairs is full: 8 MB, which are held twice while two runs become one. */
const FULL_RUN = 2 ** 20;

/**
 * Which of the stored runs (oldest first, by their counts) a new run of `added` pairs swallows: from the newest backwards
 * while the next is less than twice what has been gathered and both fit into one. Run sizes so stay a falling geometric
 * row behind full ones: a million pairs in commits of five thousand make at most eight runs, and each pair is rewritten
 * at most eight times.
 */
export function runsToSwallow(counts: readonly number[], added: number): number {
  let gathered = added;
  let swallowed = 0;
  for (let i = counts.length - 1; i >= 0; i--) {
    const count = counts[i] ?? 0;
    if (count >= gathered * 2 || gathered + count > FULL_RUN) break;
    gathered += count;
    swallowed++;
  }
  return swallowed;
}
