import type { Recording } from '../real/tryton/record.ts';
import { touch } from './tryton-data.ts';
import type { Row } from './tryton-index.ts';
import { searched } from './tryton-search.ts';

/** What was written into the simulated Tryton, in order: one entry for each record that a call changed. */
export interface TrytonWrite {
  verb: 'create' | 'write' | 'delete';
  /** `stock.move,12`. */
  record: string;
  values: Row;
}

/** What the user of the simulated Tryton may not do: `stock.move.write`. */
export type Forbidden = ReadonlySet<string>;

type Answer = { result: unknown } | { error: unknown };

const NOTE_FIELDS = ['id', 'resource', 'message', 'last_user', 'create_date', 'write_date'];
const READ_ONLY = new Set(['search_read', 'search_count', 'fields_get', 'get_access']);

/**
 * Answers the calls of a Tryton that can be written to: notes, and records with Tryton's own lock (`_timestamp`). Undefined
 * for what only reads and the recording answers. As the real one, it does all of a call or nothing.
 */
export function answerWrites(
  recording: Recording,
  writes: TrytonWrite[],
  forbidden: Forbidden,
  method: string,
  params: unknown[],
): Answer | undefined {
  const [, model = '', verb = ''] = /^model\.([\w.]+)\.(\w+)$/.exec(method) ?? [];
  if (model === 'ir.model.access' && verb === 'get_access')
    return { result: accessTo(recording, params[0] as string[], forbidden) };
  recording.fields['ir.note'] ??= NOTE_FIELDS;
  recording.records['ir.note'] ??= [];
  const rows = recording.records[model];
  if (!rows) return undefined;
  if (verb === 'search_read' && (params[4] as string[]).includes('_timestamp'))
    return { result: withVersions(recording, model, params) };
  if (READ_ONLY.has(verb) || !['create', 'write', 'delete'].includes(verb)) return undefined;
  if (forbidden.has(`${model}.${verb}`))
    return { error: ['UserError', [`You are not allowed to ${verb} "${model}" records.`, '', null]] };
  const context = params.at(-1) as { _timestamp?: Record<string, string> };
  const act = { recording, writes, model, rows };
  if (verb === 'create') return { result: create(act, params[0] as Row[]) };
  if (verb === 'delete') return { result: remove(act, params[0] as number[]) };
  return change(act, params.slice(0, -1), context._timestamp ?? {});
}

interface Act {
  recording: Recording;
  writes: TrytonWrite[];
  model: string;
  rows: Row[];
}

function create({ writes, model, rows }: Act, values: Row[]): number[] {
  return values.map((each) => {
    const id = Math.max(0, ...rows.map((row) => row.id as number)) + 1;
    const made: Row = { ...each, id, write_date: null };
    rows.push(made);
    touch(made, {});
    made.create_date = made.write_date;
    made.write_date = null;
    writes.push({ verb: 'create', record: `${model},${id}`, values: each });
    return id;
  });
}

function remove({ recording, writes, model, rows }: Act, ids: number[]): null {
  for (const id of ids) writes.push({ verb: 'delete', record: `${model},${id}`, values: {} });
  recording.records[model] = rows.filter(({ id }) => !ids.includes(id as number));
  return null;
}

function change({ writes, model, rows }: Act, pairs: unknown[], versions: Record<string, string>): Answer {
  const changes: [row: Row, values: Row][] = [];
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    for (const id of pairs[at] as number[]) {
      const row = rows.find((each) => each.id === id);
      if (!row)
        return { error: ['UserError', ['You are trying to access records that do not exist.', '', null]] };
      const known = versions[`${model},${id}`];
      if (known !== undefined && known !== versionOf(row))
        return { error: ['ConcurrencyException', 'Records were modified in the meanwhile'] };
      changes.push([row, pairs[at + 1] as Row]);
    }
  }
  for (const [row, values] of changes) {
    touch(row, values);
    row.version = ((row.version as number | undefined) ?? 0) + 1;
    writes.push({ verb: 'write', record: `${model},${row.id}`, values });
  }
  return { result: null };
}

/** Tryton takes the instant of the last change; two changes in one second must not look alike here. */
function versionOf(row: Row): string {
  return `${JSON.stringify(row.write_date ?? row.create_date)} ${(row.version as number | undefined) ?? 0}`;
}

function withVersions(recording: Recording, model: string, params: unknown[]): Row[] {
  const fields = params[4] as string[];
  return searched(recording, model, params).map((row) =>
    Object.fromEntries([
      ['id', row.id],
      ...fields.map((name) => [name, name === '_timestamp' ? versionOf(row) : (row[name] ?? null)]),
    ]),
  );
}

function accessTo(recording: Recording, models: string[], forbidden: Forbidden): Row | never {
  return Object.fromEntries(
    models.map((model) => {
      if (model !== 'ir.note' && !recording.records[model]) throw new Error(`'${model}'`);
      // As the real one says it.
      const may = (verb: string) => (forbidden.has(`${model}.${verb}`) ? 0 : 1);
      return [
        model,
        { read: may('read'), write: may('write'), create: may('create'), delete: may('delete') },
      ];
    }),
  );
}
