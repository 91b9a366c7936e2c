import { z } from 'zod';
import type { HeldType } from '../../domain/own-objects.ts';
import type { OwnAccess, OwnField, OwnObject } from '../custom-objects/own-access.ts';
import { httpFailure } from '../http/failures.ts';
import { isRefusal } from './failures.ts';
import type { Portal } from './portal.ts';

const schemasSchema = z.object({
  results: z.array(
    z.object({
      objectTypeId: z.string().regex(/^\d+-\d+$/),
      labels: z.object({ singular: z.string().nullish(), plural: z.string().nullish() }),
      name: z.string(),
      primaryDisplayProperty: z.string().nullish(),
      properties: z.array(
        z.object({
          name: z.string(),
          label: z.string().catch(''),
          type: z.string(),
          options: z.array(z.object({ value: z.string(), label: z.string().catch('') })).nullish(),
          hidden: z.boolean().optional(),
        }),
      ),
      associations: z.array(z.object({ fromObjectTypeId: z.string(), toObjectTypeId: z.string() })),
    }),
  ),
});
type Schema = z.infer<typeof schemasSchema>['results'][number];

const SCHEMAS = 'crm-object-schemas/v3/schemas';
/** The number of companies among types of objects. */
const COMPANY_TYPE = '0-2';
const HELD: Record<string, HeldType> = { number: 'number', date: 'day', datetime: 'instant', bool: 'flag' };
/** What HubSpot keeps for itself. */
const SYSTEM = /^hs_(?!createdate$)/;

/** The custom objects of an account with their properties, asked for once. Throws what `Portal` throws. */
export function ownSchemas(portal: Portal): Pick<OwnAccess, 'list' | 'describe'> {
  let asked: Promise<Schema[]> | undefined;
  const all = () => {
    asked ??= schemasOf(portal);
    return asked;
  };
  return {
    list: async () => (await all()).map(objectOf).sort((a, b) => a.label.localeCompare(b.label)),
    async describe(object) {
      const known = await all().catch((error: unknown) => {
        if (isRefusal(error)) return [];
        throw error;
      });
      const schema = known.find(({ objectTypeId }) => objectTypeId === object);
      if (!schema) return undefined;
      const beside = relatedTo(schema, known);
      return {
        ...objectOf(schema),
        fields: [...schema.properties.flatMap((each) => fieldOf(schema, each)), ...overOf(schema, beside)],
        children: beside.map((each) => ({ ...objectOf(each), by: '' })),
      };
    },
  };
}

async function schemasOf(portal: Portal): Promise<Schema[]> {
  const said = schemasSchema.safeParse(await portal.get(SCHEMAS, 'schemas'));
  if (!said.success) throw httpFailure('answer-unexpected', portal.host);
  return said.data.results;
}

function objectOf({ objectTypeId, labels, name }: Schema): OwnObject {
  return { object: objectTypeId, label: labels.plural || labels.singular || name };
}

function fieldOf(
  schema: Schema,
  { name, label, type, options, hidden }: Schema['properties'][number],
): OwnField[] {
  if (hidden || SYSTEM.test(name)) return [];
  const isName = schema.primaryDisplayProperty === name ? { isName: true } : {};
  const chosen = type === 'enumeration' && options?.length ? { values: options } : {};
  return [{ path: name, label: label || name, holds: HELD[type] ?? 'text', ...isName, ...chosen }];
}

/** The custom objects that may be associated with those of this one. */
function relatedTo(schema: Schema, all: readonly Schema[]): Schema[] {
  const { objectTypeId: own } = schema;
  const ends = [...schema.associations, ...all.flatMap(({ associations }) => associations)].flatMap(
    ({ fromObjectTypeId: from, toObjectTypeId: to }) => (from === own ? [to] : to === own ? [from] : []),
  );
  return all.filter(({ objectTypeId }) => objectTypeId !== own && ends.includes(objectTypeId));
}

/** What records of this object are associated with, by the names of those. */
function overOf(schema: Schema, related: readonly Schema[]): OwnField[] {
  const company = schema.associations.some(
    ({ fromObjectTypeId, toObjectTypeId }) =>
      fromObjectTypeId === COMPANY_TYPE || toObjectTypeId === COMPANY_TYPE,
  );
  const over = (to: string, name: string, label: string): OwnField => ({
    path: `${to}.${name}`,
    label,
    holds: 'text',
    over: { by: to, to },
  });
  return [
    ...(company ? [over('companies', 'name', 'Company')] : []),
    ...related.flatMap(({ objectTypeId, primaryDisplayProperty: name, labels }) =>
      name ? [over(objectTypeId, name, labels.singular || objectTypeId)] : [],
    ),
  ];
}
