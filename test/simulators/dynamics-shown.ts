import type { DynamicsSimulator } from './dynamics.ts';
import { propertyOf, type Row } from './dynamics-data.ts';
import { checkProperty, DataverseError } from './dynamics-odata.ts';
import type { Table } from './dynamics-tables.ts';

/** What a request prefers (`Prefer`). */
export interface Preferences {
  pageSize: number;
  /** Annotations that are asked for: by name, or `*`. */
  annotations: readonly string[];
  tracks: boolean;
  representation: boolean;
}

const FORMATTED = 'OData.Community.Display.V1.FormattedValue';
const LOGICAL = 'Microsoft.Dynamics.CRM.lookuplogicalname';

/** A table that this user may read. */
export function readable(sim: DynamicsSimulator, name: string): Table {
  const table = sim.tables[name];
  if (!table) throw new DataverseError(404, '0x8006088a', `Resource not found for the segment '${name}'.`);
  if (sim.forbidden.has(`${name}.read`))
    throw new DataverseError(
      403,
      '0x80040220',
      `Principal user is missing prvRead${name} privilege for entity '${name}'`,
    );
  return table;
}

export function notThere(name: string, id: string): DataverseError {
  return new DataverseError(404, '0x80040217', `${name} With Id = ${id} Does Not Exist`);
}

/** A row as it is answered: its id and mark of version always, columns as asked for, labels where they are wanted. */
export function shownOf(
  sim: DynamicsSimulator,
  name: string,
  row: Row,
  columns: readonly string[] | undefined,
  { annotations }: Pick<Preferences, 'annotations'>,
): Row {
  const table = readable(sim, name);
  for (const property of columns ?? []) checkProperty(name, table, property);
  const shown: Row = { '@odata.etag': etagOf(row) };
  const wants = (annotation: string) => annotations.includes('*') || annotations.includes(annotation);
  for (const column of Object.keys(table.columns)) {
    const property = propertyOf(column, table);
    if (columns && !columns.includes(property) && column !== table.id) continue;
    if (!(column in row)) continue;
    const value = sim.secured.has(`${name}.${column}`) ? null : row[column];
    shown[property] = value ?? null;
    if (value === null || value === undefined) continue;
    const label = labelOf(sim, table, column, row);
    if (label !== undefined && wants(FORMATTED)) shown[`${property}@${FORMATTED}`] = label;
    if (table.columns[column] === 'lookup' && wants(LOGICAL))
      shown[`${property}@${LOGICAL}`] = targetOf(table, column, row);
  }
  return shown;
}

export function etagOf(row: Row): string {
  return `W/"${row.versionnumber ?? (Date.parse(`${row.modifiedon}`) || 1)}"`;
}

function targetOf(table: Table, column: string, row: Row): string {
  return `${row[`${column}_type`] ?? table.targets?.[column]?.[0]}`;
}

const NAMES = ['name', 'fullname', 'currencyname', 'title', 'ordernumber', 'msdyn_name'];

function labelOf(sim: DynamicsSimulator, table: Table, column: string, row: Row): string | undefined {
  const value = row[column];
  if (table.columns[column] === 'choice') return table.labels?.[column]?.[Number(value)] ?? `${value}`;
  if (table.columns[column] === 'money') return `€${value}`;
  if (table.columns[column] !== 'lookup') return undefined;
  const target = targetOf(table, column, row);
  const to = sim.tables[target];
  const found = sim.records[target]?.find((each) => each[to?.id ?? ''] === value);
  const name = NAMES.find((each) => typeof found?.[each] === 'string');
  return name && found ? `${found[name]}` : undefined;
}

/** The properties that a query asks for; undefined for all. */
export function selectOf(query: URLSearchParams): string[] | undefined {
  return query
    .get('$select')
    ?.split(',')
    .map((name) => name.trim());
}

/** What an answer says of the table that it is of. */
export function contextOf({ address }: DynamicsSimulator, { set }: Table): string {
  return `${address}api/data/v9.2/$metadata#${set}`;
}
