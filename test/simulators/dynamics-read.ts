import type { DynamicsSimulator, Said } from './dynamics.ts';
import { trackedChanges } from './dynamics-changes.ts';
import { propertyOf, type Row } from './dynamics-data.ts';
import { DataverseError, evaluate } from './dynamics-odata.ts';
import { contextOf, notThere, type Preferences, readable, selectOf, shownOf } from './dynamics-shown.ts';
import type { Table } from './dynamics-tables.ts';

interface Wanted {
  query: URLSearchParams;
  prefer: Preferences;
  /** The row whose collection is read, and the collection. */
  parent?: string | undefined;
  many?: string | undefined;
}

const OPTIONS = ['$select', '$filter', '$orderby', '$expand', '$top', '$count', '$skiptoken', '$deltatoken'];

/** A query of a table, or of a collection of one row. */
export async function answerRead(sim: DynamicsSimulator, name: string, wanted: Wanted): Promise<Said> {
  const { query, prefer, parent, many } = wanted;
  if (parent !== undefined && many !== undefined) {
    const [child = '', lookup = ''] = sim.tables[name]?.many?.[many] ?? [];
    if (!sim.tables[child])
      throw new DataverseError(404, '0x8006088a', `Resource not found for the segment '${many}'.`);
    return page(sim, child, (row) => row[lookup] === parent, query, prefer);
  }
  const isTracked = query.has('$deltatoken') || query.get('$skiptoken')?.startsWith('changes!');
  if (prefer.tracks || isTracked) return trackedChanges(sim, name, query, prefer);
  return page(sim, name, () => true, query, prefer);
}

/** One row by its id. */
export async function readOne(
  sim: DynamicsSimulator,
  name: string,
  id: string,
  query: URLSearchParams,
  prefer: Preferences,
): Promise<Said> {
  const table = readable(sim, name);
  const row = sim.records[name]?.find((each) => each[table.id] === id);
  if (!row) throw notThere(name, id);
  const shown = shownOf(sim, name, row, selectOf(query), prefer);
  await expandInto(sim, name, row, shown, query.get('$expand'), prefer);
  return { status: 200, body: { '@odata.context': contextOf(sim, table), ...shown } };
}

/** What a table is; its columns where they are asked for. */
export function describeTable(
  sim: DynamicsSimulator,
  name: string,
  attributes: boolean,
  query: URLSearchParams,
): Said {
  const table = sim.tables[name];
  if (!table)
    throw new DataverseError(404, '0x80060888', `Could not find an entity with name ${name} and id .`);
  const columns = Object.entries(table.columns).map(([column, type]) => ({
    LogicalName: column,
    AttributeType: type === 'lookup' ? 'Lookup' : 'String',
    MetadataId: column,
  }));
  if (attributes) return { status: 200, body: { value: columns } };
  const definition = {
    LogicalName: name,
    EntitySetName: table.set,
    PrimaryIdAttribute: table.id,
    ChangeTrackingEnabled: sim.tracked.has(name),
  };
  const withColumns = query.get('$expand')?.startsWith('Attributes') ? { Attributes: columns } : {};
  return { status: 200, body: { ...definition, ...withColumns } };
}

async function page(
  sim: DynamicsSimulator,
  name: string,
  within: (row: Row) => boolean,
  query: URLSearchParams,
  prefer: Preferences,
): Promise<Said> {
  const table = readable(sim, name);
  for (const option of query.keys())
    if (option.startsWith('$') && !OPTIONS.includes(option))
      throw new DataverseError(400, '0x80060888', `The query option ${option} is not supported.`);
  const rows = (sim.records[name] ?? []).filter(within);
  const keys = orderOf(query.get('$orderby'), table);
  const orderBy = keys.map(({ property, down }) => `${property} ${down ? 'desc' : 'asc'}`).join(',');
  const found = await evaluate(name, table, rows, { filter: query.get('$filter'), orderBy });
  const top = Number(query.get('$top') ?? Number.POSITIVE_INFINITY);
  const size = Math.min(top, prefer.pageSize);
  const from = query.has('$skiptoken') ? behind(found, query.get('$skiptoken') ?? '', keys, table) : 0;
  const some = found.slice(from, from + size);
  const value = await shownRows(sim, name, some, query, prefer);
  const more = top === Number.POSITIVE_INFINITY && from + size < found.length;
  const last = some.at(-1);
  // The count of rows ends at 5,000, whatever there are.
  const count = query.get('$count') === 'true' ? { '@odata.count': Math.min(5_000, found.length) } : {};
  const next = more && last ? { '@odata.nextLink': nextLink(sim, table, query, last, keys) } : {};
  return { status: 200, body: { '@odata.context': contextOf(sim, table), ...count, value, ...next } };
}

async function shownRows(
  sim: DynamicsSimulator,
  name: string,
  rows: readonly Row[],
  query: URLSearchParams,
  prefer: Preferences,
): Promise<Row[]> {
  const value: Row[] = [];
  for (const row of rows) {
    const shown = shownOf(sim, name, row, selectOf(query), prefer);
    await expandInto(sim, name, row, shown, query.get('$expand'), prefer);
    value.push(shown);
  }
  return value;
}

interface Key {
  property: string;
  down: boolean;
}

function orderOf(said: string | null, table: Table): Key[] {
  const keys = (said ?? '').split(',').flatMap((part): Key[] => {
    const [property = '', way] = part.trim().split(/\s+/);
    return property === '' ? [] : [{ property, down: way === 'desc' }];
  });
  return keys.some(({ property }) => property === table.id)
    ? keys
    : [...keys, { property: table.id, down: false }];
}

/** A paging cookie names the last row by the values that it was sorted by, so that it holds whatever changes meanwhile. */
function nextLink(
  sim: DynamicsSimulator,
  table: Table,
  query: URLSearchParams,
  last: Row,
  keys: readonly Key[],
): string {
  const values = keys.map(({ property }) => `${columnOf(last, property, table) ?? ''}`);
  const cookie = encodeURIComponent(JSON.stringify(values));
  const next = new URLSearchParams(query);
  next.set('$skiptoken', `<cookie pagenumber="2" pagingcookie="${cookie}" istracking="False" />`);
  return `${sim.address}api/data/v9.2/${table.set}?${next}`;
}

function behind(rows: readonly Row[], token: string, keys: readonly Key[], table: Table): number {
  const [, cookie] = /pagingcookie="([^"]+)"/.exec(token) ?? [];
  if (!cookie) throw new DataverseError(400, '0x80060888', 'The paging cookie is not valid.');
  const last: string[] = JSON.parse(decodeURIComponent(cookie));
  const at = rows.findIndex((row) => {
    for (const [place, { property, down }] of keys.entries()) {
      const [value, other = ''] = [`${columnOf(row, property, table) ?? ''}`, last[place]];
      if (value !== other) return value > other !== down;
    }
    return false;
  });
  return at < 0 ? rows.length : at;
}

function columnOf(row: Row, property: string, table: Table): unknown {
  return row[Object.keys(table.columns).find((column) => propertyOf(column, table) === property) ?? ''];
}

/** Collections that a query asks for beside each row, one level deep; each comes in pages as the table itself does. */
async function expandInto(
  sim: DynamicsSimulator,
  name: string,
  row: Row,
  shown: Row,
  said: string | null,
  prefer: Preferences,
): Promise<void> {
  if (said === null) return;
  const [, many = '', options = ''] = /^(\w+)(?:\((.*)\))?$/.exec(said.trim()) ?? [];
  const table = sim.tables[name];
  const [child, lookup] = table?.many?.[many] ?? [];
  if (!table || !child || !lookup)
    throw new DataverseError(
      400,
      '0x80060888',
      `Could not find a property named '${many}' on type 'Microsoft.Dynamics.CRM.${name}'.`,
    );
  const query = new URLSearchParams(options.split(';').map((each) => each.split('=') as [string, string]));
  const id = `${row[table.id]}`;
  const { body } = await page(sim, child, (each) => each[lookup] === id, query, prefer);
  const found = body as { value: Row[]; '@odata.nextLink'?: string };
  shown[many] = found.value;
  const set = sim.tables[child]?.set ?? '';
  const next = found['@odata.nextLink'];
  if (next) shown[`${many}@odata.nextLink`] = next.replace(`/${set}?`, `/${table.set}(${id})/${many}?`);
}
