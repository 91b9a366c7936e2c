import { ODataRequest } from '@sap-ux/fe-mockserver-core';
import { DataAccess } from '@sap-ux/fe-mockserver-core/dist/data/dataAccess.js';
import { ODataMetadata } from '@sap-ux/fe-mockserver-core/dist/data/metadata.js';
import parsing from '@sap-ux/fe-mockserver-core/dist/request/filterParser.js';
import { propertyOf, type Row } from './dynamics-data.ts';
import type { ColumnType, Table } from './dynamics-tables.ts';

/** What Dataverse says no with: its status, and the code in its body. */
export class DataverseError extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const EDM: Record<ColumnType, string> = {
  id: 'Edm.Guid',
  lookup: 'Edm.Guid',
  text: 'Edm.String',
  number: 'Edm.Decimal',
  money: 'Edm.Decimal',
  choice: 'Edm.Int32',
  flag: 'Edm.Boolean',
  instant: 'Edm.DateTimeOffset',
  day: 'Edm.DateTimeOffset',
};
/** Stands for no value, and for an apostrophe, where the engine knows neither. */
const NOTHING = '~nothing';
const APOSTROPHE = '\ue000';
const silent = { info() {}, debug() {}, warn() {}, error() {} };

// The engine makes its parser anew for each filter, which takes longer than all else; one of them reads any number.
const parser = new parsing.FilterParser();
parsing.parseFilter = (filter) => {
  if (!filter) return undefined;
  parser.input = parsing.FilterLexer.tokenize(filter).tokens;
  const expression = parser.filterExpr();
  if (parser.errors.length > 0) throw new Error(`Parsing errors detected when parsing ${filter}`);
  return expression;
};

/**
 * Filters and sorts rows of one table. An OData engine that is not ours parses and evaluates; around it stands what
 * Dataverse does otherwise: it refuses properties that it does not know, and compares texts without regard to case.
 */
export async function evaluate(
  name: string,
  table: Table,
  rows: readonly Row[],
  { filter, orderBy }: { filter: string | null; orderBy: string },
): Promise<Row[]> {
  for (const property of propertiesIn(filter ?? '')) checkProperty(name, table, property);
  for (const part of orderBy.split(',')) checkProperty(name, table, part.trim().split(' ')[0] ?? '');
  // The collections of a page are many and small: the engine would begin anew for each.
  if (filter === null) return sorted(rows, orderBy, table);
  const copies = rows.map((row, at) => ({ ...plainRow(row, table), at }));
  const access = await engineOf(name, table, copies);
  const query = new URLSearchParams({ $filter: plainFilter(filter), $orderby: orderBy });
  try {
    const request = new ODataRequest({ method: 'GET', url: `/${table.set}?${query}` }, access);
    const found: { at: number }[] = await access.getData(request, true);
    return found.map(({ at }) => rows[at] ?? {});
  } catch (error) {
    throw new DataverseError(400, '0x80060888', `${(error as Error).message}`.slice(0, 300));
  }
}

function sorted(rows: readonly Row[], orderBy: string, table: Table): Row[] {
  const keys = orderBy.split(',').map((part) => part.trim().split(' '));
  const columns = new Map(Object.keys(table.columns).map((column) => [propertyOf(column, table), column]));
  return rows.toSorted((a, b) => {
    for (const [property = '', way] of keys) {
      const [one, other] = [a, b].map((row) => `${row[columns.get(property) ?? ''] ?? ''}`.toLowerCase());
      if (one !== other) return (`${one}` < `${other}` ? -1 : 1) * (way === 'desc' ? -1 : 1);
    }
    return 0;
  });
}

/** Throws what Dataverse says of a property that a table has not. */
export function checkProperty(name: string, table: Table, property: string): void {
  const known = Object.keys(table.columns).some((column) => propertyOf(column, table) === property);
  if (known || property === 'versionnumber') return;
  const said = `Could not find a property named '${property}' on type 'Microsoft.Dynamics.CRM.${name}'.`;
  throw new DataverseError(400, '0x80060888', said);
}

async function engineOf(name: string, table: Table, rows: readonly object[]): Promise<DataAccess> {
  const loader = {
    exists: async (path: string) => path.endsWith('.js'),
    // Where nothing is said of the first ones, it makes up a hundred and fifty rows.
    loadJS: async () => ({ getInitialDataSet: () => [], getAllEntries: () => rows }),
    syncSupported: () => false,
  };
  const metadata = await metadataOf(edmxOf(name, table));
  const service = { urlPath: '/', metadataPath: '', mockdataPath: '/' };
  return new DataAccess(service as never, metadata, loader as never, silent as never, {} as never);
}

const known = new Map<string, Promise<ODataMetadata>>();

/** What the engine knows of a table, read once; it would look for every value, and for every row anew, whether it names a property. */
function metadataOf(edmx: string): Promise<ODataMetadata> {
  const read = known.get(edmx) ?? readMetadata(edmx);
  known.set(edmx, read);
  return read;
}

async function readMetadata(edmx: string): Promise<ODataMetadata> {
  const metadata = await ODataMetadata.parse(edmx, '/$metadata');
  const found = new Map<string, ReturnType<ODataMetadata['resolvePath']>>();
  const resolve = metadata.resolvePath.bind(metadata);
  metadata.resolvePath = (path) => {
    const resolved = found.get(path) ?? resolve(path);
    found.set(path, resolved);
    return resolved;
  };
  return metadata;
}

function edmxOf(name: string, table: Table): string {
  const properties = Object.entries(table.columns).map(
    ([column, type]) => `<Property Name="${propertyOf(column, table)}" Type="${EDM[type]}"/>`,
  );
  return `<?xml version="1.0"?><edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
<edmx:DataServices><Schema Namespace="CRM" xmlns="http://docs.oasis-open.org/odata/ns/edm">
<EntityType Name="${name}"><Key><PropertyRef Name="${table.id}"/></Key>${properties.join('')}</EntityType>
<EntityContainer Name="System"><EntitySet Name="${table.set}" EntityType="CRM.${name}"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>`;
}

function plainRow(row: Row, table: Table): Row {
  const pairs = Object.entries(table.columns).map(([column, type]) => {
    const value = row[column] ?? null;
    const isText = type === 'text' || type === 'id' || type === 'lookup';
    const plain = typeof value === 'string' && isText ? plainText(value) : value;
    return [propertyOf(column, table), isText && plain === null ? NOTHING : plain];
  });
  return Object.fromEntries(pairs);
}

function plainText(text: string): string {
  return text.toLowerCase().replaceAll("'", APOSTROPHE);
}

const QUOTED = /'(?:[^']|'')*'/g;

function plainFilter(filter: string): string {
  const texts = [...filter.matchAll(QUOTED)].map(([text]) =>
    plainText(text.slice(1, -1).replaceAll("''", "'")),
  );
  const between = filter.split(QUOTED).map((part) => part.replace(/\b(eq|ne) null\b/g, `$1 '${NOTHING}'`));
  return between.map((part, at) => (at < texts.length ? `${part}'${texts[at]}'` : part)).join('');
}

const WORDS = new Set('eq ne gt ge lt le and or not null true false contains startswith endswith'.split(' '));
const NO_NAME =
  /'(?:[^']|'')*'|\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?|\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi;

/** The names in a filter that are neither operators nor values. */
function propertiesIn(filter: string): string[] {
  const names = filter.replace(NO_NAME, ' ').match(/[A-Za-z_]\w*/g) ?? [];
  return names.filter((name) => !WORDS.has(name));
}
