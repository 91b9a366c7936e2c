import { z } from 'zod';

/**
 * A value of a schema in which every field is present, optional ones too, and every set has one element. A field that
 * a schema gains is so in every test that uses this, without anybody having to remember it.
 */
export function everyField(schema: z.core.$ZodType, path = 'order'): unknown {
  // By what both builders of schemas share, `zod` and `zod/mini`.
  const { $ZodOptional, $ZodNullable, $ZodObject, $ZodTuple, $ZodArray, $ZodEnum, $ZodLiteral } = z.core;
  if (schema instanceof $ZodOptional || schema instanceof $ZodNullable)
    return everyField(schema._zod.def.innerType, path);
  if (schema instanceof z.core.$ZodPipe) return everyField(schema._zod.def.out, path);
  if (schema instanceof $ZodObject) {
    const fields = Object.entries(schema._zod.def.shape);
    return Object.fromEntries(fields.map(([name, field]) => [name, everyField(field, `${path}.${name}`)]));
  }
  if (schema instanceof $ZodTuple)
    return schema._zod.def.items.map((item, at) => everyField(item, `${path}.${at}`));
  if (schema instanceof $ZodArray) return [everyField(schema._zod.def.element, path)];
  if (schema instanceof $ZodEnum) return Object.values(schema._zod.def.entries).at(-1);
  if (schema instanceof $ZodLiteral) return schema._zod.def.values[0];
  if (schema instanceof z.core.$ZodBoolean) return place(path) % 2 === 0;
  if (schema instanceof z.core.$ZodUnion)
    return everyField(schema._zod.def.options[0] as z.core.$ZodType, path);
  // The path tells texts and numbers apart: two places that were swapped do not come back alike.
  const number = place(path);
  const day = `2024-${month(path)}-11`;
  // Smaller ones for fields with a limit.
  const samples = [path, number, number % 900, number % 30, 1 + (number % 3), (number % 1_000) / 1_000];
  const hex = number.toString(16).padStart(32, '0');
  const uuid = `${hex.slice(-8)}-0000-4000-8000-000000000000`;
  const texts = [
    day,
    day.slice(0, 7),
    `${number}.5`,
    'USD',
    hex.slice(-16),
    hex,
    hex + hex,
    uuid,
    `https://${number}.example`,
  ];
  const sample = [...samples, ...texts].find((value) => z.safeParse(schema, value).success);
  if (sample === undefined) throw new Error(`No sample value for ${path}: add one.`);
  return sample;
}

/** A number that belongs to this path. */
function place(path: string): number {
  return [...path].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 99_991, 7);
}

function month(path: string): string {
  return `${1 + (place(path) % 12)}`.padStart(2, '0');
}
