import type { OwnAccess, OwnRecord } from '../custom-objects/own-access.ts';
import { drifted } from './failures.ts';
import { type Filter, inSearches, type Portal } from './portal.ts';
import { changedSince, pagesOf } from './scope.ts';

/** From so many records on, none of which was asked for, the answer is an odd one. */
const MANY = 10;

type OwnRecords = Pick<
  OwnAccess,
  'read' | 'pages' | 'having' | 'newest' | 'children' | 'parents' | 'ids' | 'count'
>;

/** Records of an account's custom objects, by searches and associations. Throws what `Portal` throws. */
export function ownRecords(portal: Portal): OwnRecords {
  const scope = { portal };
  const read: OwnAccess['read'] = (object, ids, paths) => readOwn(portal, object, ids, paths);
  return {
    read,
    count: async (object) => (await portal.search(object, { groups: [], properties: [], limit: 1 })).total,
    async *pages(object, paths, { since, behind }) {
      for await (const page of pagesOf(scope, object, changedSince(object, since), behind, []))
        yield { records: await read(object, idsOf(page.records), paths), behind: page.behind };
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
      return read(object, idsOf(records), paths);
    },
    async children(child, parent, ids, paths) {
      const links = await portal.associated(parent, child.object, ids);
      const records = await read(child.object, [...new Set([...links.values()].flat())], paths);
      const byId = new Map(records.map((each) => [each.id, each]));
      return new Map([...links].map(([id, those]) => [id, those.flatMap((each) => byId.get(each) ?? [])]));
    },
    async parents(child, parent, records) {
      const links = await portal.associated(child.object, parent, idsOf(records));
      return [...new Set([...links.values()].flat())];
    },
    async *ids(object) {
      for await (const { records } of pagesOf(scope, object, [], undefined, []))
        yield { ids: idsOf(records), total: records.length };
    },
  };
}

/** Records with what of those that they are associated with is asked for: of several the first. */
async function readOwn(
  portal: Portal,
  object: string,
  ids: readonly string[],
  paths: readonly string[],
): Promise<OwnRecord[]> {
  const own = paths.filter((path) => !path.includes('.') && !isType(path));
  const found = new Map<string, OwnRecord>();
  const raw = await portal.read(object, ids, own);
  // One that was merged answers as the other; that all of many do is no accident.
  if (raw.length >= MANY && !raw.some(({ id }) => ids.includes(id))) throw drifted(`${object}.id`);
  for (const { id, ...values } of raw) found.set(id, { id, values });
  for (const type of new Set(paths.map((path) => path.split('.')[0] ?? '').filter(isType))) {
    const names = paths.flatMap((path) => (path.startsWith(`${type}.`) ? [path.slice(type.length + 1)] : []));
    await addFirst(portal, object, found, type, names);
  }
  return ids.flatMap((id) => found.get(id) ?? []);
}

/** Adds to records the id of the first one of a type that each is associated with, and what of it is asked for. */
async function addFirst(
  portal: Portal,
  object: string,
  found: ReadonlyMap<string, OwnRecord>,
  type: string,
  names: readonly string[],
): Promise<void> {
  const links = await portal.associated(object, type, found.keys());
  const firsts = [...links].flatMap(([id, [first]]) => (first === undefined ? [] : [[id, first] as const]));
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

function idsOf(records: readonly { id: string }[]): string[] {
  return records.map(({ id }) => id);
}

/** True for the name of a type of objects: `companies`, `2-4711`. */
function isType(name: string): boolean {
  return name === 'companies' || /^\d+-\d+$/.test(name);
}
