import type { Notes } from './schema.ts';

/** Two values for one field in one file: the first is kept. Values as text, for people. */
export interface Contradiction {
  field: string;
  kept: string;
  dropped: string;
}

/**
 * One comparison of a kept record with an incoming one. Every field is weighed by its own age, so that it does not
 * matter in which order files arrive; a field that the incoming record does not give keeps its value.
 */
export interface Weighing {
  /** Age of every kept field for which the notes say nothing else. */
  base: number;
  /** Age of what comes in. */
  at: number;
  /** Ages of the incoming fields that differ from it, by path; only for what was stored before. */
  incomingAges?: Map<string, number>;
  /** True when the same job wrote the kept record last. */
  sameJob: boolean;
  notes: Notes | undefined;
  ages: Map<string, number>;
  contested: Map<string, string[]>;
  contradictions: Contradiction[];
  changed: boolean;
}

export function weighing(base: number, at: number, sameJob: boolean, notes: Notes | undefined): Weighing {
  const contested = new Map(notes?.contested);
  return { base, at, sameJob, notes, ages: new Map(), contested, contradictions: [], changed: false };
}

/**
 * The value that holds: the newer one; of the same age within one job the first, the other is reported. Of the same age
 * from another job (the same file imported again, say with a corrected mapping) the later one, unless it is a
 * contradiction that this file is already known to hold. `quiet`: a difference in spelling is no contradiction.
 */
function weigh<T>(w: Weighing, path: string, kept: T, incoming: T, quiet = false): T {
  const age = w.notes?.ages.get(path) ?? w.base;
  const at = w.incomingAges?.get(path) ?? w.at;
  if (incoming === undefined) {
    if (kept !== undefined) w.ages.set(path, age);
    return kept;
  }
  if (kept === undefined) return take(w, path, incoming);
  if (sameValue(kept, incoming)) {
    w.ages.set(path, Math.max(age, at));
    return kept;
  }
  if (at > age) return take(w, path, incoming);
  w.ages.set(path, age);
  if (at < age || quiet) return kept;
  const said = JSON.stringify(incoming);
  const known = w.contested.get(path)?.includes(said) ?? false;
  if (!w.sameJob && !known) return take(w, path, incoming);
  if (!known) w.contested.set(path, [...(w.contested.get(path) ?? []), said]);
  w.contradictions.push({ field: path, kept: asText(kept), dropped: asText(incoming) });
  return kept;
}

/** Weighs one field of a record that is being put together in `target`. */
export function settle<T extends object, K extends keyof T & string>(
  w: Weighing,
  target: T,
  incoming: T,
  field: K,
  path: string,
  quiet = false,
): void {
  const value = weigh(w, path, target[field], incoming[field], quiet);
  if (value !== undefined) target[field] = value;
}

/** What has to be noted when the record's age is now `base`; undefined when there is nothing to note. */
export function notesOf(w: Weighing, base: number): Notes | undefined {
  const ages = new Map([...w.ages].filter(([, age]) => age !== base));
  return ages.size === 0 && w.contested.size === 0 ? undefined : { ages, contested: w.contested };
}

/** Deep equality of plain data; an absent field and an undefined one are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  for (const key in left) if (!sameValue(left[key], right[key])) return false;
  for (const key in right) if (left[key] === undefined && right[key] !== undefined) return false;
  return true;
}

function take<T>(w: Weighing, path: string, incoming: T): T {
  w.ages.set(path, w.at);
  w.changed = true;
  return incoming;
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
