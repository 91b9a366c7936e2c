import type { Recording } from '../real/tryton/record.ts';

export type Row = Record<string, unknown>;
type Key = string | number | boolean | null;

/** Fields by which records are asked for one by one: each leads to few. */
const KEYS = ['id', 'purchase', 'sale', 'origin', 'party', 'template', 'product', 'purchase_request'];

/** What one call finds its records by. A new one for each call: tests change records in place between two. */
export interface RecordIndex {
  /** The records of a model that may satisfy a domain, and perhaps others: whoever asks evaluates it. Lowest id first. */
  candidates(model: string, domain: unknown): readonly Row[];
  byId(model: string, id: unknown): Row | undefined;
}

interface Rows {
  /** As they were when they were sorted. */
  seen: Row[];
  ids: unknown[];
  sorted: Row[];
  keys: Map<string, { values: unknown[]; of: Map<Key, Row[]>; others: Row[] }>;
}

const known = new WeakMap<Row[], Rows>();

export function indexOf(recording: Recording): RecordIndex {
  const checked = new Map<string, Rows>();
  const rowsOf = (model: string): Rows => {
    const rows = checked.get(model) ?? current(recording.records[model] ?? []);
    checked.set(model, rows);
    return rows;
  };
  return {
    candidates(model, domain) {
      const rows = rowsOf(model);
      const clauses = Array.isArray(domain) && domain[0] !== 'OR' ? domain.filter(Array.isArray) : [];
      const wanted = KEYS.map((key) => clauses.find((clause) => picks(clause, key))).find(Boolean);
      return wanted ? picked(rows, wanted as [string, string, unknown]) : between(rows.sorted, clauses);
    },
    byId: (model, id) => keyed(rowsOf(model), 'id').of.get(id as Key)?.[0],
  };
}

function picks([path, operator, value]: unknown[], key: string): boolean {
  return path === key && (operator === 'in' ? Array.isArray(value) : operator === '=');
}

function picked(rows: Rows, [path, operator, value]: [string, string, unknown]): Row[] {
  const { of, others } = keyed(rows, path);
  const values = operator === 'in' ? (value as unknown[]) : [value];
  if (!values.every(isKey)) return rows.sorted;
  const found = [...new Set(values)].flatMap((each) => of.get(each ?? null) ?? []);
  return [...found, ...others].sort((a, b) => (a.id as number) - (b.id as number));
}

/** Without the records that lie beside the ids which the clauses allow. */
function between(sorted: Row[], clauses: unknown[][]): Row[] {
  let [from, to] = [0, sorted.length];
  for (const [path, operator, value] of clauses) {
    if (path !== 'id' || typeof value !== 'number') continue;
    if (operator === '<') to = Math.min(to, firstFrom(sorted, value));
    if (operator === '>') from = Math.max(from, firstFrom(sorted, value + 1));
  }
  return from === 0 && to === sorted.length ? sorted : sorted.slice(from, to);
}

function firstFrom(sorted: readonly Row[], id: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.id as number) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is known of these records, made anew where any of them is not as it was. */
function current(rows: Row[]): Rows {
  const before = known.get(rows);
  const same = before?.seen.length === rows.length && rows.every((row, at) => isAsBefore(before, row, at));
  if (before && same) return before;
  const sorted = rows.toSorted((a, b) => (a.id as number) - (b.id as number));
  const made: Rows = { seen: [...rows], ids: rows.map(({ id }) => id), sorted, keys: new Map() };
  known.set(rows, made);
  return made;
}

function isAsBefore({ seen, ids, keys }: Rows, row: Row, at: number): boolean {
  if (seen[at] !== row || ids[at] !== row.id) return false;
  for (const [name, { values }] of keys) if (values[at] !== row[name]) return false;
  return true;
}

function keyed(rows: Rows, name: string) {
  const before = rows.keys.get(name);
  if (before) return before;
  const of = new Map<Key, Row[]>();
  const others: Row[] = [];
  for (const row of rows.seen) {
    const value = row[name] ?? null;
    const group = isKey(value) ? of.get(value) : others;
    if (group) group.push(row);
    else of.set(value as Key, [row]);
  }
  const made = { values: rows.seen.map((row) => row[name]), of, others };
  rows.keys.set(name, made);
  return made;
}

function isKey(value: unknown): value is Key {
  return value === null || value === undefined || typeof value !== 'object';
}
