import type { HeldType } from '../../domain/own-objects.ts';
import type { Partner } from '../../domain/partner.ts';
import type {
  OwnAccess,
  OwnDescription,
  OwnObject,
  OwnRecord,
  SupplierKind,
} from '../custom-objects/own-access.ts';
import type { OwnScope } from '../custom-objects/own-scope.ts';
import { inParts } from '../in-parts.ts';
import { inLetters } from '../same-key.ts';
import {
  asValue,
  childrenOf,
  type Described,
  describedSchema,
  fieldsOf,
  objectsSchema,
} from './describe-own.ts';
import { isRefusal } from './failures.ts';
import type { Raw } from './org.ts';
import { readAccounts, readNamed } from './read-accounts.ts';
import { allOf, changedSince, type PullScope, pagesOf, provenanceOf } from './scope.ts';
import { id18, isId, listOf } from './soql.ts';

/** Ids of one question. */
const TOGETHER = 200;
/** Objects of an org's own, by describe and SOQL. Throws what `Org` throws. */
export function salesforceOwn(scope: PullScope): OwnAccess {
  const { org } = scope;
  const base = `services/data/${org.version}/sobjects`;
  let listed: Promise<OwnObject[]> | undefined;

  async function list(): Promise<OwnObject[]> {
    const { sobjects } = objectsSchema.parse(await org.get(base, 'objects'));
    return sobjects
      .filter(({ name, custom, queryable, ...how }) => {
        return custom && queryable && name.endsWith('__c') && !how.customSetting && !how.deprecatedAndHidden;
      })
      .map(({ name, label }) => ({ object: name, label: label || name }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }

  async function described(object: string): Promise<Described | undefined> {
    try {
      const said = describedSchema.safeParse(
        await org.get(`${base}/${object}/describe`, `describe ${object}`),
      );
      return said.success && said.data.queryable !== false ? said.data : undefined;
    } catch (error) {
      if (isRefusal(error)) return undefined;
      throw error;
    }
  }

  async function describe(object: string): Promise<OwnDescription | undefined> {
    const said = await described(object);
    if (!said) return undefined;
    listed ??= list();
    const labels = new Map((await listed).map((each) => [each.object, each.label]));
    return {
      object,
      label: said.label || object,
      fields: said.fields.flatMap(fieldsOf),
      children: childrenOf(said, labels),
    };
  }

  async function read(object: string, ids: readonly string[], paths: readonly string[]) {
    const found = new Map<string, OwnRecord>();
    // Hundreds of fields do not fit into one question.
    for (const fields of paths.length > 0 ? inLetters(paths) : [[]])
      for (const some of inParts([...new Set(ids)].filter(isId), TOGETHER))
        for (const raw of await allOf(scope, object, `WHERE Id IN ${listOf(some)}`, [
          ...new Set(['Id', ...fields]),
        ])) {
          const { id, values } = recordOf(raw, fields);
          found.set(id, { id, values: { ...found.get(id)?.values, ...values } });
        }
    return ids.flatMap((id) => found.get(id18(id)) ?? []);
  }

  return {
    accountObject: 'Account',
    list,
    describe,
    read,
    refused: isRefusal,
    serverTime: () => org.serverTime(),
    async supplierKinds(): Promise<SupplierKind[]> {
      const said = await described('Account');
      const type = said?.fields.find(({ name }) => name === 'Type');
      const values = (type?.picklistValues ?? []).map(asValue);
      const types = (said?.recordTypeInfos ?? []).flatMap(({ name, recordTypeId, master }) =>
        recordTypeId && isId(recordTypeId) && !master ? [{ value: id18(recordTypeId), label: name }] : [],
      );
      return [
        { by: 'Type', label: type?.label || 'Type', values },
        { by: 'RecordTypeId', label: 'Record type', values: types },
      ].filter((kind) => kind.values.length > 0);
    },
    async *pages(object, paths, { since, behind, deleted = false }) {
      const fields = [...new Set(['Id', 'SystemModstamp', ...paths])];
      const where = changedSince(since);
      for await (const page of pagesOf(scope, object, where, behind, fields, { deleted }))
        yield { records: page.records.map((each) => recordOf(each, paths)), behind: page.behind };
    },
    async having(object, { path, holds }, values, paths) {
      const found = new Map<string, OwnRecord>();
      for (const some of inLetters(values.filter((value) => isValue(value, holds)))) {
        const among =
          holds === 'text'
            ? `${path} IN ${listOf(some)}`
            : some.map((value) => `${path} = ${value}`).join(' OR ');
        const ids = await allOf(scope, object, `WHERE ${among}`, ['Id']);
        for (const each of await read(
          object,
          ids.map(({ Id }) => id18(`${Id}`)),
          paths,
        ))
          found.set(each.id, each);
      }
      return [...found.values()];
    },
    async newest(object, paths, most) {
      const newest = await allOf(scope, object, `ORDER BY SystemModstamp DESC LIMIT ${most}`, ['Id']);
      const ids = newest.map(({ Id }) => id18(`${Id}`));
      return read(object, ids, paths);
    },
    async children(child, _parent, ids, paths) {
      const found = new Map<string, OwnRecord[]>();
      for (const some of inParts([...new Set(ids)], TOGETHER)) {
        const fields = [...new Set(['Id', child.by, ...paths])];
        const rest = `WHERE ${child.by} IN ${listOf(some)} ORDER BY Id`;
        for (const raw of await allOf(scope, child.object, rest, fields)) {
          const of = id18(`${raw[child.by]}`);
          found.set(of, [...(found.get(of) ?? []), recordOf(raw, paths)]);
        }
      }
      return found;
    },
    parents: async (child, _parent, records) => [
      ...new Set(records.flatMap(({ values }) => idOf(values[child.by]) ?? [])),
    ],
    async *supplierAccounts({ by, values }, { since, behind }) {
      const where = [`${by} IN ${listOf(values)}`, ...changedSince(since)];
      for await (const page of pagesOf(scope, 'Account', where, behind, ['Id', 'SystemModstamp'])) {
        const rejects: Parameters<typeof readAccounts>[3] = [];
        const ids = page.records.map(({ Id }) => id18(`${Id}`));
        const partners = asSuppliers(await readAccounts(scope, ids, provenanceOf(scope), rejects));
        yield {
          partners: [...new Map([...partners.values()].map((each) => [each.id, each])).values()],
          rejects,
          behind: page.behind,
        };
      }
    },
    accounts: async (ids) =>
      asSuppliers(await readAccounts(scope, ids.filter(isId), provenanceOf(scope), [])),
    async named(names) {
      const accounts = names.map((Name) => ({ Id: '', Name }));
      return asSuppliers(
        await readNamed(scope, accounts as Parameters<typeof readNamed>[1], provenanceOf(scope), []),
      );
    },
    async *ids(object) {
      const { total } = await org.query(object, ['COUNT()'], '');
      yield { ids: [], total };
      const how = { size: 2_000 };
      for await (const { records } of pagesOf(scope, object, [], undefined, ['Id', 'SystemModstamp'], how))
        yield { ids: records.map(({ Id }) => id18(`${Id}`)), total: 0 };
    },
  };
}

/** What custom objects are read for. */
export function ownScopeOf(scope: PullScope): OwnScope {
  const { own, currency } = scope;
  const provenance = () => provenanceOf(scope);
  return { own, currency, access: salesforceOwn(scope), provenance, seen: new Map() };
}

/** Whoever delivers is a supplier; that one orders from us, too, orders say by themselves. */
function asSuppliers(partners: ReadonlyMap<string, Partner>): Map<string, Partner> {
  return new Map([...partners].map(([key, partner]) => [key, { ...partner, roles: ['supplier'] }]));
}

function recordOf(raw: Raw, paths: readonly string[]): OwnRecord {
  const values = paths.map((path) => [
    path,
    path.split('.').reduce<unknown>((within, key) => (within as Raw | null | undefined)?.[key], raw),
  ]);
  return { id: id18(`${raw.Id}`), values: Object.fromEntries(values) };
}

/** True for what may stand in a query beside a field of this type; texts are quoted, days are not searched by. */
function isValue(value: string, holds: HeldType): boolean {
  if (holds === 'number') return /^\d{1,15}$/.test(value);
  return holds === 'flag' ? value === 'true' || value === 'false' : holds === 'text';
}

/** An id with 18 letters; undefined for what is none. */
function idOf(value: unknown): string | undefined {
  return typeof value === 'string' && isId(value) ? id18(value) : undefined;
}
