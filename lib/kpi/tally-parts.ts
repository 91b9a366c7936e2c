import { type Durations, emptyTimes, type Grid, mergeTimes } from './durations.ts';
import { addToSum, emptySum, type Sum, valueOfSum } from './sum.ts';

/** How one field of a tally begins, merges and is stored. Stored data is hostile: `unpack` answers null for it. */
interface Part<T> {
  empty(): T;
  /** The merged value; objects may be merged in place into `a`. */
  merge(a: T, b: T): T;
  pack(value: T): unknown;
  unpack(stored: unknown): T | null;
}

type Parts<T> = { readonly [K in keyof T]: Part<T[K]> };

/** The fields of a tally; counts apart, because most are and adding them is all there is to do. */
export interface Shape<T> {
  readonly parts: Parts<T>;
  readonly keys: readonly (keyof T)[];
  readonly counts: readonly (keyof T)[];
  readonly others: readonly (keyof T)[];
  /** A tally of noughts: copying it is ten times faster than setting field after field. */
  readonly empty: T;
}

/** A count: exact in any order of merging. */
export const COUNT: Part<number> = {
  empty: () => 0,
  merge: (a, b) => a + b,
  pack: (value) => value,
  unpack: (stored) => (Number.isSafeInteger(stored) && (stored as number) >= 0 ? (stored as number) : null),
};

/** What a tally consists of, in the sequence in which it is stored. */
export function shapeOf<T>(parts: Parts<T>): Shape<T> {
  const keys = Object.keys(parts) as (keyof T)[];
  const isCount = (key: keyof T) => (parts[key] as unknown) === COUNT;
  const empty = Object.fromEntries(keys.map((key) => [key, parts[key].empty()])) as T;
  return { parts, keys, counts: keys.filter(isCount), others: keys.filter((key) => !isCount(key)), empty };
}

/** A running sum of floats. */
export const SUM: Part<Sum> = {
  empty: emptySum,
  merge(a, b) {
    addToSum(a, b.total);
    a.carry += b.carry;
    return a;
  },
  // A sum that ran over is null in JSON.
  pack: (sum) => (Number.isFinite(valueOfSum(sum)) ? valueOfSum(sum) : null),
  unpack(stored) {
    if (stored === null) return { total: Number.POSITIVE_INFINITY, carry: 0 };
    return Number.isFinite(stored) ? { total: stored as number, carry: 0 } : null;
  },
};

/** Times on a grid. */
export function timesOn(grid: Grid): Part<Durations> {
  return {
    empty: emptyTimes,
    merge(a, b) {
      mergeTimes(a, b, grid);
      return a;
    },
    pack: ({ ended, censored, bins }) =>
      bins === null
        ? [ascending(ended), ascending(censored)]
        : [packBins(bins.ended), packBins(bins.censored), 1],
    unpack(stored) {
      if (!Array.isArray(stored)) return null;
      if (stored[2] === 1) {
        const [ended, censored] = [unpackBins(stored[0], grid), unpackBins(stored[1], grid)];
        return ended && censored && { ended: [], censored: [], bins: { ended, censored } };
      }
      const [ended, censored] = stored;
      return isNumbers(ended) && isNumbers(censored) ? { ended, censored, bins: null } : null;
    },
  };
}

/** A tally per name: currency or priority. */
export function byName<T>(shape: Shape<T>): Part<Map<string, T>> {
  return {
    empty: () => new Map(),
    merge(a, b) {
      for (const [name, tally] of b) mergeTally(shape, inName(a, name, shape), tally);
      return a;
    },
    pack: (map) => [...map].sort(byKey).map(([name, tally]) => [name, packTally(shape, tally)]),
    unpack(stored) {
      if (!Array.isArray(stored)) return null;
      const map = new Map<string, T>();
      for (const entry of stored) {
        const [name, packed] = Array.isArray(entry) ? entry : [];
        const tally = unpackTally(shape, packed);
        if (typeof name !== 'string' || tally === null) return null;
        map.set(name, tally);
      }
      return map;
    },
  };
}

/** The tally of a name, a new one where there is none. */
export function inName<T>(map: Map<string, T>, name: string, shape: Shape<T>): T {
  const known = map.get(name);
  if (known !== undefined) return known;
  const fresh = emptyTally(shape);
  map.set(name, fresh);
  return fresh;
}

export function emptyTally<T>({ parts, others, empty }: Shape<T>): T {
  const tally = { ...empty };
  for (const key of others) tally[key] = parts[key].empty();
  return tally;
}

/** A tally of its own with the same sums: faster than adding to an empty one. */
export function copyTally<T>({ parts, others }: Shape<T>, from: T): T {
  const tally = { ...from };
  for (const key of others) tally[key] = parts[key].merge(parts[key].empty(), from[key]);
  return tally;
}

/** Adds another tally in place. */
export function mergeTally<T>({ parts, counts, others }: Shape<T>, into: T, from: T): void {
  const [sums, more] = [into, from] as Record<keyof T, number>[];
  if (sums && more) for (const key of counts) sums[key] += more[key];
  for (const key of others) into[key] = parts[key].merge(into[key], from[key]);
}

/** The fields in the sequence of the shape. */
export function packTally<T>({ parts, keys }: Shape<T>, tally: T): unknown[] {
  return keys.map((key) => parts[key].pack(tally[key]));
}

export function unpackTally<T>(shape: Shape<T>, stored: unknown): T | null {
  if (!Array.isArray(stored) || stored.length !== shape.keys.length) return null;
  const tally = { ...shape.empty };
  for (const [at, key] of shape.keys.entries()) {
    const value = shape.parts[key].unpack(stored[at]);
    if (value === null) return null;
    tally[key] = value;
  }
  return tally;
}

function isNumbers(stored: unknown): stored is number[] {
  return Array.isArray(stored) && stored.every(Number.isFinite);
}

function packBins(bins: Map<number, number>): number[] {
  return [...bins].sort(([a], [b]) => a - b).flat();
}

function unpackBins(stored: unknown, grid: Grid): Map<number, number> | null {
  if (!isNumbers(stored) || stored.length % 2 !== 0) return null;
  const bins = new Map<number, number>();
  for (let at = 0; at < stored.length; at += 2) {
    const [place = 0, count = 0] = [stored[at], stored[at + 1]];
    if (!Number.isInteger(place) || !Number.isFinite(grid.timeAt(place))) return null;
    if (!Number.isSafeInteger(count) || count < 1) return null;
    bins.set(place, count);
  }
  return bins;
}

function ascending(numbers: number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

function byKey(a: [string, unknown], b: [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}
