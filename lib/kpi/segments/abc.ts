export type AbcClass = 'A' | 'B' | 'C' | 'D';

/** Cumulative shares before which an entry is still A, or B (80/15/5). */
const [A_UNTIL, B_UNTIL] = [0.8, 0.95];

/**
 * ABC by spend, in one currency: sorted descending, classed by the share that comes before the entry, so that A always
 * covers 80 % and more. Zero and negative spend is D. Equal spend keeps the order of the ids.
 */
export function abcClasses(spend: ReadonlyMap<string, number>): Map<string, AbcClass> {
  const bought = [...spend].filter(([, amount]) => amount > 0);
  bought.sort(([idA, a], [idB, b]) => b - a || (idA < idB ? -1 : 1));
  const total = bought.reduce((sum, [, amount]) => sum + amount, 0);
  const classes = new Map<string, AbcClass>();
  let before = 0;
  for (const [id, amount] of bought) {
    const share = before / total;
    classes.set(id, share < A_UNTIL ? 'A' : share < B_UNTIL ? 'B' : 'C');
    before += amount;
  }
  for (const [id] of spend) if (!classes.has(id)) classes.set(id, 'D');
  return classes;
}

/** Share of the others that spend less, 0 to 1, ties in the middle; 1 for the only one. */
export function percentiles(values: ReadonlyMap<string, number>): Map<string, number> {
  const sorted = [...values.values()].sort((a, b) => a - b);
  const places = new Map<number, { below: number; equal: number }>();
  sorted.forEach((value, at) => {
    const place = places.get(value);
    if (place) place.equal += 1;
    else places.set(value, { below: at, equal: 1 });
  });
  const others = sorted.length - 1;
  const result = new Map<string, number>();
  for (const [id, value] of values) {
    const { below, equal } = places.get(value) ?? { below: 0, equal: 1 };
    result.set(id, others === 0 ? 1 : (below + (equal - 1) / 2) / others);
  }
  return result;
}
