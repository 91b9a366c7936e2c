import { z } from 'zod';

/** Texts that somebody who wants to do harm would write, and every place of a schema where one could stand. */

type Path = readonly (string | number)[];

export const MARKUP = '<img src=x onerror=alert(1)>&lt;b&gt;';
/** Turns what follows around, and ends isolations that it did not begin. */
export const TURNING = '\u202egnp.exe\u2069\u2069\u2066\u2067\u200f\u061c';
export const LONG = 'W'.repeat(10_000);

/** Paths of all texts within. */
export function textPaths(value: unknown, at: Path = []): Path[] {
  if (typeof value === 'string') return [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) =>
    textPaths(each, [...at, Array.isArray(value) ? Number(name) : name]),
  );
}

/** The value with another text at a path. */
export function withText(value: unknown, [first, ...rest]: Path, text: string): unknown {
  if (first === undefined) return text;
  if (Array.isArray(value))
    return value.map((each, at) => (at === first ? withText(each, rest, text) : each));
  const record = value as Record<string, unknown>;
  return { ...record, [first]: withText(record[first], rest, text) };
}

/** Of these places those where any short text may stand. */
export function openPaths(schema: z.core.$ZodType, value: unknown): Path[] {
  return textPaths(value).filter((path) => z.safeParse(schema, withText(value, path, MARKUP)).success);
}
