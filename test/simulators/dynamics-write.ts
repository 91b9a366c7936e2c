import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { DynamicsSimulator, Said } from './dynamics.ts';
import { dvInstant, type Row } from './dynamics-data.ts';
import { DataverseError } from './dynamics-odata.ts';
import { etagOf, notThere, type Preferences, shownOf } from './dynamics-shown.ts';
import type { Table } from './dynamics-tables.ts';

const LONGEST: Record<string, number> = { subject: 200, description: 2_000 };
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** A new row. Activities begin open, whatever is asked for. */
export function createRow(
  sim: DynamicsSimulator,
  name: string,
  body: string,
  { representation, annotations }: Preferences,
): Said {
  const table = allowed(sim, name, 'create');
  const given = valuesOf(sim, name, table, body);
  const id = `${given[table.id] ?? randomUUID()}`;
  if (sim.records[name]?.some((row) => row[table.id] === id))
    throw new DataverseError(412, '0x80040237', 'Cannot insert duplicate key.');
  const now = dvInstant(sim.clock());
  const row: Row = {
    ...(table.columns.ownerid ? { ownerid: sim.records.systemuser?.[0]?.systemuserid } : {}),
    ...given,
    ...(table.columns.statecode ? { statecode: 0, statuscode: 1 } : {}),
    ...{ [table.id]: id, createdon: now, modifiedon: now },
  };
  sim.records[name] = [...(sim.records[name] ?? []), row];
  sim.writes.push(`create ${name}`);
  const headers = { 'odata-entityid': `${sim.address}api/data/v9.2/${table.set}(${id})` };
  if (!representation) return { status: 204, headers };
  return { status: 201, headers, body: shownOf(sim, name, row, undefined, { annotations }) };
}

/** Changes a row; makes it where it is not there yet. `If-None-Match: *` only makes, `If-Match: *` only changes. */
export function updateRow(
  sim: DynamicsSimulator,
  name: string,
  id: string,
  body: string,
  headers: IncomingHttpHeaders,
  prefer: Preferences,
): Said {
  const table = sim.tables[name];
  if (!table) throw new DataverseError(404, '0x8006088a', name);
  const row = sim.records[name]?.find((each) => each[table.id] === id);
  if (!row) {
    if (headers['if-match'] !== undefined) throw notThere(name, id);
    return createRow(sim, name, JSON.stringify({ ...JSON.parse(body), [table.id]: id }), prefer);
  }
  if (headers['if-none-match'] === '*')
    throw new DataverseError(412, '0x80060892', 'A record with matching key values already exists.');
  const match = headers['if-match'];
  if (match !== undefined && match !== '*' && match !== etagOf(row))
    throw new DataverseError(412, '0x80060882', 'The version of the existing record does not match.');
  allowed(sim, name, 'write');
  const given = valuesOf(sim, name, table, body);
  const now = dvInstant(sim.clock());
  const closes = given.statecode === 1 && 'actualend' in table.columns;
  Object.assign(row, given, closes ? { actualend: now } : {}, { modifiedon: now });
  sim.writes.push(`update ${name}`);
  return { status: 204 };
}

export function removeRow(sim: DynamicsSimulator, name: string, id: string): Said {
  const table = allowed(sim, name, 'delete');
  const rows = sim.records[name] ?? [];
  const at = rows.findIndex((each) => each[table.id] === id);
  if (at < 0) throw notThere(name, id);
  rows.splice(at, 1);
  sim.deleted.push({ table: name, id, at: sim.clock() });
  sim.writes.push(`delete ${name}`);
  return { status: 204 };
}

function allowed(sim: DynamicsSimulator, name: string, what: 'create' | 'write' | 'delete'): Table {
  const table = sim.tables[name];
  if (!table) throw new DataverseError(404, '0x8006088a', name);
  if (sim.forbidden.has(`${name}.${what}`))
    throw new DataverseError(403, '0x80040220', `Principal user is missing prv${what}${name} privilege`);
  return table;
}

/** Columns by their names; lookups by the names of their relations: `objectid_account@odata.bind`. */
function valuesOf(sim: DynamicsSimulator, name: string, table: Table, body: string): Row {
  const values: Row = {};
  for (const [property, value] of Object.entries(JSON.parse(body) as Row)) {
    const [, relation] = /^(\w+)@odata\.bind$/.exec(property) ?? [];
    const bound = relation ? boundBy(sim, name, table, relation, `${value}`) : undefined;
    if (bound) Object.assign(values, bound);
    else if (!relation && property in table.columns && table.columns[property] !== 'lookup')
      values[property] = value;
    else
      throw new DataverseError(
        400,
        '0x80048d19',
        `Error identified in Payload provided by the user for Entity :'${table.set}': undeclared property '${property}'`,
      );
    if (table.columns[property] === 'instant' && value !== null && !INSTANT.test(`${value}`))
      throw new DataverseError(
        400,
        '0x80048d19',
        `Cannot convert the literal '${value}' to Edm.DateTimeOffset`,
      );
    if (property === 'prioritycode' && ![0, 1, 2].includes(value as number))
      throw new DataverseError(
        400,
        '0x80044331',
        `A validation error occurred: '${property}' is out of range`,
      );
    if (typeof value === 'string' && value.length > (LONGEST[property] ?? Number.POSITIVE_INFINITY))
      throw new DataverseError(400, '0x80044331', `A validation error occurred: '${property}' is too long`);
  }
  return values;
}

function boundBy(
  sim: DynamicsSimulator,
  name: string,
  { targets = {} }: Table,
  relation: string,
  to: string,
): Row | undefined {
  const [, set, id] = /^\/?(\w+)\(([0-9a-f-]{36})\)$/.exec(to) ?? [];
  for (const [column, tables] of Object.entries(targets))
    for (const target of tables) {
      const names = [column, `${column}_${target}`, `${column}_${target}_${name}`];
      const table = sim.tables[target];
      if (!names.includes(relation) || table?.set !== set) continue;
      if (!sim.records[target]?.some((row) => row[table?.id ?? ''] === id)) throw notThere(target, `${id}`);
      return { [column]: id, [`${column}_type`]: target };
    }
  return undefined;
}
