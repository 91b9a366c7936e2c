import type { HeldType } from '../../domain/own-objects.ts';
import type { OwnAccess, OwnRecord } from '../custom-objects/own-access.ts';
import { inParts } from '../in-parts.ts';
import { inLetters } from '../same-key.ts';
import { drifted } from './failures.ts';
import type { Raw } from './org.ts';
import { allOf, changedSince, type PullScope, pagesOf } from './scope.ts';
import { id18, isId, listOf } from './soql.ts';

/** Ids of one question. */
const TOGETHER = 200;
/** Ids are short: many fit into one answer. */
const PAGE_OF_IDS = 2_000;

type OwnRecords = Pick<
  OwnAccess,
  'read' | 'pages' | 'having' | 'newest' | 'children' | 'parents' | 'ids' | 'count'
>;

/** Records of an org's own objects, by SOQL. Throws what `Org` throws. */
export function ownRecords(scope: PullScope): OwnRecords {
  const read: OwnAccess['read'] = (object, ids, paths) => readOwn(scope, object, ids, paths);
  const count = async (object: string) => (await scope.org.query(object, ['COUNT()'], '')).total;
  return {
    ...{ read, count },
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
        const raw = await allOf(scope, object, `WHERE ${among}`, ['Id']);
        for (const each of await read(object, idsIn(raw), paths)) found.set(each.id, each);
      }
      return [...found.values()];
    },
    async newest(object, paths, most) {
      const newest = await allOf(scope, object, `ORDER BY SystemModstamp DESC LIMIT ${most}`, ['Id']);
      return read(object, idsIn(newest), paths);
    },
    async children(child, _parent, ids, paths) {
      const found = new Map<string, OwnRecord[]>();
      for (const some of inParts([...new Set(ids)], TOGETHER)) {
        const fields = [...new Set(['Id', child.by, ...paths])];
        const rest = `WHERE ${child.by} IN ${listOf(some)} ORDER BY Id`;
        for (const raw of await allOf(scope, child.object, rest, fields)) {
          const of = id18(`${raw[child.by]}`);
          // What names none of those that were asked for would be nobody's, and the order would lose it.
          if (!some.includes(of)) throw drifted(`${child.object}.${child.by}`);
          found.set(of, [...(found.get(of) ?? []), recordOf(raw, paths)]);
        }
      }
      return found;
    },
    parents: async (child, _parent, records) => [
      ...new Set(records.flatMap(({ values }) => idOf(values[child.by]) ?? [])),
    ],
    async *ids(object) {
      yield { ids: [], total: await count(object) };
      const fields = ['Id', 'SystemModstamp'];
      for await (const { records } of pagesOf(scope, object, [], undefined, fields, { size: PAGE_OF_IDS }))
        yield { ids: idsIn(records), total: 0 };
    },
  };
}

async function readOwn(
  scope: PullScope,
  object: string,
  ids: readonly string[],
  paths: readonly string[],
): Promise<OwnRecord[]> {
  const found = new Map<string, OwnRecord>();
  // Hundreds of fields do not fit into one question.
  for (const fields of paths.length > 0 ? inLetters(paths) : [[]])
    for (const some of inParts([...new Set(ids)].filter(isId), TOGETHER)) {
      const asked = [...new Set(['Id', ...fields])];
      for (const raw of await allOf(scope, object, `WHERE Id IN ${listOf(some)}`, asked)) {
        const { id, values } = recordOf(raw, fields);
        found.set(id, { id, values: { ...found.get(id)?.values, ...values } });
      }
    }
  return ids.flatMap((id) => found.get(id18(id)) ?? []);
}

function recordOf(raw: Raw, paths: readonly string[]): OwnRecord {
  const values = paths.map((path) => [
    path,
    path.split('.').reduce<unknown>((within, key) => (within as Raw | null | undefined)?.[key], raw),
  ]);
  return { id: id18(`${raw.Id}`), values: Object.fromEntries(values) };
}

function idsIn(records: readonly Raw[]): string[] {
  return records.map(({ Id }) => id18(`${Id}`));
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
