/** The aggregates that we and the peers make: per supplier and month, in tables by name. */

const TABLES = [
  'firstPromised',
  'lastPromised',
  'requested',
  'firstPromisedOrders',
  'lastPromisedOrders',
  'requestedOrders',
  'fill',
  'fillOrders',
  'leadTime',
  'received',
  'spend',
] as const;
export type TableName = (typeof TABLES)[number];

/** By supplier and month, the numbers of a row; rows of noughts are left out. */
export type Aggregates = Record<TableName, Map<string, number[]>>;

export function emptyAggregates(): Aggregates {
  return Object.fromEntries(TABLES.map((name) => [name, new Map<string, number[]>()])) as Aggregates;
}

/** Adds one row; `month` as months since year 0, -1 for none. */
export function addRow(table: Map<string, number[]>, supplier: number, month: number, row: number[]): void {
  if (row.every((each) => each === 0)) return;
  const key = `${supplier} ${month}`;
  const known = table.get(key);
  table.set(key, known ? known.map((each, at) => each + (row[at] ?? 0)) : row);
}

/** Throws at the first number that differs. */
export function expectSame(who: string, theirs: Aggregates, ours: Aggregates): void {
  for (const name of TABLES) {
    const [a, b] = [theirs[name], ours[name]];
    if (a.size !== b.size) throw new Error(`${who}, ${name}: ${a.size} rows, ours has ${b.size}`);
    for (const [key, row] of b) {
      const other = a.get(key);
      if (!other || row.some((each, at) => each !== other[at]))
        throw new Error(`${who}, ${name}, ${key}: ${other?.join(' ')} and not ${row.join(' ')}`);
    }
  }
}
