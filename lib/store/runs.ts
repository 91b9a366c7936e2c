import type { RunTable } from './schema.ts';

/** Sorts pairs by hash, then value, and leaves each pair once. `hashes[i]` belongs to `values[i]`, both 32-bit. */
export function buildTable(hashes: ArrayLike<number>, values: ArrayLike<number>): RunTable {
  // A pair as one float: 2^53 holds hash * 2^21 + position, so a numeric sort needs no comparator.
  const order = new Float64Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) order[i] = (hashes[i] ?? 0) * 2 ** 21 + i;
  order.sort();
  const table = { hashes: new Uint32Array(hashes.length), values: new Uint32Array(hashes.length) };
  let count = 0;
  for (const packed of order) {
    const hash = Math.floor(packed / 2 ** 21);
    const value = values[packed % 2 ** 21] ?? 0;
    if (hasPairBefore(table, count, hash, value)) continue;
    table.hashes[count] = hash;
    table.values[count] = value;
    count++;
  }
  return { hashes: table.hashes.slice(0, count), values: table.values.slice(0, count) };
}

function hasPairBefore(table: RunTable, count: number, hash: number, value: number): boolean {
  for (let i = count - 1; i >= 0 && table.hashes[i] === hash; i--) {
    if (table.values[i] === value) return true;
  }
  return false;
}

/** The values of a hash in one table; several when identifiers collide or lie in several blocks. */
export function valuesOf(table: RunTable, hash: number): number[] {
  const { hashes, values } = table;
  let low = 0;
  let high = hashes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let i = low; i < hashes.length && hashes[i] === hash; i++) found.push(values[i] ?? 0);
  return found;
}

/** Merges two sorted tables into one. */
export function mergeTables(a: RunTable, b: RunTable): RunTable {
  const total = a.hashes.length + b.hashes.length;
  const merged = { hashes: new Uint32Array(total), values: new Uint32Array(total) };
  let i = 0;
  let j = 0;
  for (let out = 0; out < total; out++) {
    const fromA = j >= b.hashes.length || (i < a.hashes.length && (a.hashes[i] ?? 0) <= (b.hashes[j] ?? 0));
    const source = fromA ? a : b;
    const at = fromA ? i++ : j++;
    merged.hashes[out] = source.hashes[at] ?? 0;
    merged.values[out] = source.values[at] ?? 0;
  }
  return merged;
}

/**
 * Which of the stored runs (oldest first, by their counts) a new run of `added` pairs swallows: from the newest backwards
 * while the next is less than twice what has been gathered. Run sizes so stay a falling geometric row: a million pairs
 * in commits of five thousand make at most eight runs, and each pair is rewritten at most eight times.
 */
export function runsToSwallow(counts: readonly number[], added: number): number {
  let gathered = added;
  let swallowed = 0;
  for (let i = counts.length - 1; i >= 0; i--) {
    const count = counts[i] ?? 0;
    if (count >= gathered * 2) break;
    gathered += count;
    swallowed++;
  }
  return swallowed;
}
