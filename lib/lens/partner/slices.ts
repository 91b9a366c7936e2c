/** Lets the thread do what waits: input, painting, messages. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** How many elements are sorted, or merged, in one go: a few milliseconds. */
const SLICE = 1_000;
/** How many are made of others in one go: an order with its lines takes some 30 µs. */
const MADE = 200;

/** Applies `make` to each element, and gives the thread its turn between slices. */
export async function mapInSlices<T, U>(items: readonly T[], make: (item: T) => U): Promise<U[]> {
  const made: U[] = [];
  for (const item of items) {
    made.push(make(item));
    if (made.length % MADE === 0) await pause();
  }
  return made;
}

/** Sorts into a new array, equal ones in their sequence, and gives the thread its turn between slices. */
export async function sortInSlices<T>(items: readonly T[], compare: (a: T, b: T) => number): Promise<T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < items.length; at += SLICE) {
    runs.push(items.slice(at, at + SLICE).sort(compare));
    if (items.length > SLICE) await pause();
  }
  while (runs.length > 1) {
    const merged: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(await mergeInSlices(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function mergeInSlices<T>(a: T[], b: T[], compare: (a: T, b: T) => number): Promise<T[]> {
  if (b.length === 0) return a;
  const merged: T[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const fromA = j >= b.length || (i < a.length && compare(a[i] as T, b[j] as T) <= 0);
    merged.push((fromA ? a[i++] : b[j++]) as T);
    if (merged.length % (4 * SLICE) === 0) await pause();
  }
  return merged;
}
