import { z } from 'zod';

/**
 * A value of a schema in which every field is present, optional ones too, and every set has one element. A field that
 * a schema gains is so in every test that uses this, without anybody having to remember it.
 */
export function everyField(schema: z.core.$ZodType, path = 'order'): unknown {
  if (schema instanceof z.ZodOptional) return everyField(schema.unwrap(), path);
  if (schema instanceof z.ZodPipe) return everyField(schema.def.out, path);
  if (schema instanceof z.ZodObject) {
    const fields = Object.entries(schema.shape as Record<string, z.core.$ZodType>);
    return Object.fromEntries(fields.map(([name, field]) => [name, everyField(field, `${path}.${name}`)]));
  }
  if (schema instanceof z.ZodTuple)
    return schema.def.items.map((item, at) => everyField(item, `${path}.${at}`));
  if (schema instanceof z.ZodArray) return [everyField(schema.element, path)];
  if (schema instanceof z.ZodEnum) return schema.options.at(-1);
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodBoolean) return place(path) % 2 === 0;
  if (schema instanceof z.ZodNullable) return everyField(schema.unwrap(), path);
  if (schema instanceof z.ZodUnion) return everyField(schema.options[0] as z.core.$ZodType, path);
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
