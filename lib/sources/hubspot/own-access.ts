import { z } from 'zod';
import type { HeldType } from '../../domain/own-objects.ts';
import type { Partner } from '../../domain/partner.ts';
import type { OwnAccess, OwnField, OwnObject, OwnRecord } from '../custom-objects/own-access.ts';
import type { OwnScope } from '../custom-objects/own-scope.ts';
import { httpFailure } from '../http/failures.ts';
import { isRefusal } from './failures.ts';
import { type Filter, inSearches } from './portal.ts';
import { readCompanies, readNamed } from './read-companies.ts';
import { changedSince, type PullScope, pagesOf, provenanceOf } from './scope.ts';

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

/** Custom objects of an account, by their schemas and associations. Throws what `Portal` throws. */
export function hubspotOwn(scope: PullScope): OwnAccess {
  const { portal } = scope;
  let asked: Promise<Schema[]> | undefined;

  async function schemas(): Promise<Schema[]> {
    const said = schemasSchema.safeParse(await portal.get(SCHEMAS, 'schemas'));
    if (!said.success) throw httpFailure('answer-unexpected', portal.host);
    return said.data.results;
  }
  const all = () => {
    asked ??= schemas();
    return asked;
  };

  /** Records with what of those that they are associated with is asked for: of several the first. */
  async function read(object: string, ids: readonly string[], paths: readonly string[]) {
    const own = paths.filter((path) => !path.includes('.') && !isType(path));
    const found = new Map<string, OwnRecord>();
    for (const { id, ...values } of await portal.read(object, ids, own)) found.set(id, { id, values });
    for (const type of new Set(paths.map((path) => path.split('.')[0] ?? '').filter(isType))) {
      const names = paths.flatMap((path) =>
        path.startsWith(`${type}.`) ? [path.slice(type.length + 1)] : [],
      );
      const links = await portal.associated(object, type, found.keys());
      const firsts = [...links].flatMap(([id, [first]]) =>
        first === undefined ? [] : [[id, first] as const],
      );
      const others = await portal.read(
        type,
        firsts.map(([, first]) => first),
        names,
      );
      const byId = new Map(others.map((each) => [each.id, each]));
      for (const [id, first] of firsts) {
        const values = found.get(id)?.values ?? {};
        values[type] = first;
        for (const name of names) values[`${type}.${name}`] = byId.get(first)?.[name];
      }
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  return {
    accountObject: 'companies',
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
    supplierKinds: async () => [],
    read,
    refused: isRefusal,
    serverTime: () => portal.serverTime(),
    async *pages(object, paths, { since, behind }) {
      for await (const page of pagesOf(scope, object, changedSince(object, since), behind, [])) {
        const ids = page.records.map(({ id }) => id);
        yield { records: await read(object, ids, paths), behind: page.behind };
      }
    },
    async having(object, { path, holds }, values, paths) {
      if (path.includes('.')) return [];
      const may = values.filter((value) => holds === 'text' || /^(\d{1,15}|true|false)$/.test(value));
      const ids = new Set<string>();
      // Texts are compared in small letters, what is chosen from a list as it is.
      for (const some of inSearches(may, (value) => [value, value.toLowerCase()])) {
        const among: Filter = { propertyName: path, operator: 'IN', values: some };
        for await (const { records } of pagesOf(scope, object, [among], undefined, []))
          for (const { id } of records) ids.add(id);
      }
      return read(object, [...ids], paths);
    },
    async newest(object, paths, most) {
      const { records } = await portal.search(object, { groups: [], properties: [], limit: most });
      return read(
        object,
        records.map(({ id }) => id),
        paths,
      );
    },
    async children(child, parent, ids, paths) {
      const links = await portal.associated(parent, child.object, ids);
      const records = await read(child.object, [...new Set([...links.values()].flat())], paths);
      const byId = new Map(records.map((each) => [each.id, each]));
      return new Map([...links].map(([id, those]) => [id, those.flatMap((each) => byId.get(each) ?? [])]));
    },
    async parents(child, parent, records) {
      const ids = records.map(({ id }) => id);
      return [...new Set([...(await portal.associated(child.object, parent, ids)).values()].flat())];
    },
    accounts: async (ids) => asSuppliers(await readCompanies(scope, ids, [])),
    named: async (names) =>
      asSuppliers(
        await readNamed(
          scope,
          names.map((name) => ({ ...NO_COMPANY, name })),
          [],
        ),
      ),
    async *ids(object) {
      for await (const { records } of pagesOf(scope, object, [], undefined, []))
        yield { ids: records.map(({ id }) => id), total: records.length };
    },
  };
}

/** What custom objects are read for. */
export function ownScopeOf(scope: PullScope): OwnScope {
  const { own, currency } = scope;
  const provenance = () => provenanceOf(scope);
  return { own, currency, access: hubspotOwn(scope), provenance, seen: new Map() };
}

const NO_COMPANY = {
  id: '0',
  domain: null,
  hs_additional_domains: null,
  phone: null,
  city: null,
  country: null,
  type: null,
  hubspot_owner_id: null,
  hs_merged_object_ids: null,
};

/** Whoever delivers is a supplier; that one orders from us, too, orders say by themselves. */
function asSuppliers(partners: ReadonlyMap<string, Partner>): Map<string, Partner> {
  return new Map([...partners].map(([key, partner]) => [key, { ...partner, roles: ['supplier'] }]));
}

/** True for the name of a type of objects: `companies`, `2-4711`. */
function isType(name: string): boolean {
  return name === 'companies' || /^\d+-\d+$/.test(name);
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
