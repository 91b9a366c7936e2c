import { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import type { Answer, Api, ApiRequest } from '../http/api.ts';
import { httpFailure } from '../http/failures.ts';
import { jsonOf, textOf } from '../http/json-answer.ts';
import { RefusedError, refusalOf } from './failures.ts';
import { TABLES, type TableName } from './tables.ts';

export type Raw = Record<string, unknown>;

/** Dataverse counts no further (`$count`), whatever there are. */
export const MOST_COUNTED = 5_000;

/** One page of a query. */
interface Found {
  records: Raw[];
  /** How many there are in all, where it was asked; never more than `MOST_COUNTED`. */
  total: number;
  /** Where the next page lies; absent behind the last one. */
  next: string | undefined;
  /** Where the changes behind this page will lie; on the last page of a table whose changes are tracked. */
  delta: string | undefined;
}

/** What of a table is wanted, and how. */
export interface Query {
  columns?: readonly string[];
  filter?: readonly string[];
  orderBy?: string;
  /** `order_details` with these columns of its table. */
  expand?: { many: string; table: TableName };
  top?: number;
  count?: boolean;
  /** Records of one page. */
  size?: number;
}

/** The requests that one organisation of Dataverse takes, of one signed-in user. */
export interface Organisation {
  host: string;
  get(path: string, what: string): Promise<unknown>;
  /** Columns that turn out not to be there are left out, now and from now on. */
  query(table: TableName, query: Query): Promise<Found>;
  more(next: string, table: TableName, size?: number): Promise<Found>;
  /**
   * The rows of a table by their ids alone and then, by the link of the last page, what changed and was deleted behind them; or
   * what lies at such a link. Refused where changes are not tracked for this user.
   */
  changes(table: TableName, link?: string, size?: number): Promise<Found>;
  /** Makes a row under an id of our own; false where one of this id is there already. Asked once. */
  make(table: TableName, id: string, values: Raw): Promise<boolean>;
  /** Changes a row that is there. Asked once. */
  change(table: TableName, id: string, values: Raw): Promise<void>;
  remove(table: TableName, id: string): Promise<void>;
  /** The server's clock as last heard; this browser's before. */
  serverTime(): number;
}

/** Below the address of an organisation. */
export const BASE = 'api/data/v9.2/';
/** Statuses with a body that names the reason. */
const EXPLAINED = [400, 404, 410, 412];
const LARGEST_PAGE = 5_000;
const ANNOTATIONS = 'OData.Community.Display.V1.FormattedValue,Microsoft.Dynamics.CRM.lookuplogicalname';
const LABELS = `,odata.include-annotations="${ANNOTATIONS}"`;
const HEADERS = { 'odata-maxversion': '4.0', 'odata-version': '4.0' };
const foundSchema = z.object({
  value: z.array(z.record(z.string(), z.unknown())),
  '@odata.count': z.number().optional(),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/** Opens the way to an organisation. `api` signs the requests in. */
export function openOrganisation(api: Api, capabilities: Capabilities): Organisation {
  const { host } = api;
  const gone = new Set<string>();
  let clock: number | undefined;

  async function ask(request: Omit<ApiRequest, 'fields'> & { fields?: readonly string[] }): Promise<Answer> {
    const { headers, fields = [], ...rest } = request;
    // What was expanded may come from a cache otherwise.
    const uncached: Record<string, string> = request.method === 'GET' ? { 'if-none-match': 'null' } : {};
    const answer = await api.send({
      ...rest,
      fields: [...fields],
      headers: { ...HEADERS, ...uncached, ...headers },
      explained: EXPLAINED,
    });
    clock = answer.serverTime ?? clock;
    if (answer.status >= 400) throw refusalOf(answer.status, textOf(answer), request.what, host);
    return answer;
  }

  async function found(
    path: string,
    what: string,
    fields: readonly string[],
    size: number,
    also = LABELS,
  ): Promise<Found> {
    const prefer = `odata.maxpagesize=${size}${also}`;
    const answer = await ask({ method: 'GET', path, what, fields, headers: { prefer } });
    const page = foundSchema.safeParse(jsonOf(answer, host));
    if (!page.success) throw httpFailure('answer-unexpected', host);
    const { value: records, '@odata.count': total = records.length } = page.data;
    return { records, total, next: page.data['@odata.nextLink'], delta: page.data['@odata.deltaLink'] };
  }

  const known = (table: TableName, columns: readonly string[]) =>
    columns.filter(
      (column) => capabilities[`${table}.${column}`] !== false && !gone.has(`${table}.${column}`),
    );

  async function query(table: TableName, wanted: Query): Promise<Found> {
    for (;;) {
      const columns = known(table, wanted.columns ?? TABLES[table].columns);
      const { expand, size = LARGEST_PAGE } = wanted;
      const beside = expand ? known(expand.table, TABLES[expand.table].columns) : [];
      const path = `${BASE}${TABLES[table].set}?${optionsOf(wanted, columns, beside)}`;
      try {
        return await found(path, `query ${table}`, [...columns, ...beside], size);
      } catch (error) {
        const unknown = unknownColumn(error);
        if (!unknown || !(columns.includes(unknown.column) || beside.includes(unknown.column))) throw error;
        gone.add(`${unknown.table}.${unknown.column}`);
      }
    }
  }

  const rowOf = (table: TableName, id: string) => `${BASE}${TABLES[table].set}(${id})`;
  return {
    host,
    query,
    get: async (path, what) => jsonOf(await ask({ method: 'GET', path: `${BASE}${path}`, what }), host),
    changes(table, link, size = LARGEST_PAGE) {
      const what = `changes ${table}`;
      if (link !== undefined) return found(link, what, [], size, '');
      const { set, id } = TABLES[table];
      return found(`${BASE}${set}?$select=${id}`, what, [id], size, ',odata.track-changes');
    },
    more: (next, table, size = LARGEST_PAGE) => found(next, `query ${table}`, [], size),
    async make(table, id, values) {
      const request = { method: 'PATCH', path: rowOf(table, id), what: `create ${table}` } as const;
      try {
        await ask({ ...request, json: values, headers: { 'if-none-match': '*' }, once: true });
        return true;
      } catch (error) {
        if (error instanceof RefusedError && error.refusal.status === 412) return false;
        throw error;
      }
    },
    async change(table, id, values) {
      const request = { method: 'PATCH', path: rowOf(table, id), what: `update ${table}` } as const;
      await ask({ ...request, json: values, headers: { 'if-match': '*' }, once: true });
    },
    async remove(table, id) {
      await ask({ method: 'DELETE', path: rowOf(table, id), what: `delete ${table}`, once: true });
    },
    serverTime: () => clock ?? Date.now(),
  };
}

function optionsOf(
  { filter = [], orderBy, expand, top, count }: Query,
  columns: readonly string[],
  beside: readonly string[],
): string {
  const options = {
    $select: columns.join(','),
    ...(filter.length > 0 ? { $filter: filter.join(' and ') } : {}),
    ...(orderBy ? { $orderby: orderBy } : {}),
    ...(expand ? { $expand: `${expand.many}($select=${beside.join(',')})` } : {}),
    ...(top === undefined ? {} : { $top: `${top}` }),
    ...(count ? { $count: 'true' } : {}),
  };
  return Object.entries(options)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
}

/** The column that a refusal says is not there, with its table. */
function unknownColumn(error: unknown): { table: string; column: string } | undefined {
  if (!(error instanceof RefusedError)) return undefined;
  const said = /property named '(\w+)' on type 'Microsoft\.Dynamics\.CRM\.(\w+)'/.exec(error.refusal.message);
  const [, column, table] = said ?? [];
  return column && table ? { table, column } : undefined;
}
