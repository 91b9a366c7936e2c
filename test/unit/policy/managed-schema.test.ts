import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fileMappingSchema } from '../../../lib/domain/file-mapping.ts';
import { parseManaged } from '../../../lib/policy/managed.ts';
import { MANAGED_KEYS, MANAGED_SCHEMAS } from '../../../lib/policy/settings.ts';
import { everyField } from '../every-field.ts';

/** The schema by which browsers hand a policy out: Chromium drops in silence what it does not name. */
const schema = JSON.parse(readFileSync('public/managed_schema.json', 'utf8'));

type Shape = string | [Shape] | { [key: string]: Shape };

interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
}

/** What may stand where, without limits: those are checked when a policy is read, so that a refusal can be said. */
function shapeOf({ type, properties, items, anyOf }: JsonSchema): Shape {
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties ?? {}).map(([key, each]) => [key, shapeOf(each)]));
  if (type === 'array') return [shapeOf(items ?? {})];
  return type ?? shapeOf(anyOf?.find((each) => each.type !== 'null') ?? { type: 'nothing' });
}

test('it names every setting, with its kind of value', () => {
  const rules = MANAGED_KEYS.map((key) => [key, shapeOf(z.toJSONSchema(MANAGED_SCHEMAS[key]) as JsonSchema)]);
  expect(shapeOf(schema.properties.settings)).toEqual(Object.fromEntries(rules));
});

test('it names everything that a mapping can say but when it was used', () => {
  const mapping = z.toJSONSchema(fileMappingSchema.omit({ usedAt: true })) as JsonSchema;
  expect(shapeOf(schema.properties.mappings.items)).toEqual(shapeOf(mapping));
});

test('a mapping with everything comes through both', () => {
  const { usedAt: _, ...mapping } = everyField(fileMappingSchema) as z.infer<typeof fileMappingSchema>;
  expect(parseManaged({ mappings: [mapping] })).toEqual({ settings: {}, mappings: [mapping], refused: [] });
});
