import { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import type { Answer, Api, ApiRequest } from '../http/api.ts';
import { httpFailure } from '../http/failures.ts';
import { jsonOf, textOf } from '../http/json-answer.ts';
import { type Condition, whereOf } from './coql.ts';
import { recordRefusal, refusalOf, unknownColumn } from './failures.ts';
import type { ZohoModule } from './fields.ts';
import { type Names, nameOf } from './names.ts';

/** A record by our own names of its fields. */
export type Raw = Record<string, unknown> & { id: string };

interface Asks {
  fields: readonly string[];
  where: readonly Condition[];
  order?: string;
  limit?: number;
}

/** The requests that one organisation takes, of one signed-in user. */
export interface Crm {
  host: string;
  capabilities: Capabilities;
  /** What Zoho answers below `/crm/v8/`; undefined where there is nothing (204) or nothing new (304). */
  get(path: string, what: string, since?: number): Promise<unknown>;
  /** The records that satisfy all conditions; at most 200. Fields that turn out not to be there are left out from now on. */
  query(module: ZohoModule, asks: Asks): Promise<{ records: Raw[]; more: boolean }>;
  /** Asks once, without repeating anything. Throws what was refused of the record, whatever the status. */
  write(method: 'POST' | 'DELETE', path: string, what: string, json?: unknown): Promise<unknown>;
  /** What the organisation calls a module, and a field of it. */
  called(module: ZohoModule, field?: string): string;
  /** These fields of a record that Zoho answered, by our own names; null where it has them not. */
  renamed(module: ZohoModule, raw: Record<string, unknown>, fields: readonly string[]): Raw;
  /** Whether a field is there and this user may see it, as far as is known by now. */
  has(module: ZohoModule, field: string): boolean;
  /** The server's clock as last heard; this browser's before. */
  serverTime(): number;
  /** Credits that are left, where Zoho says so: from the half on. */
  left(): number | undefined;
}

const pageSchema = z.object({
  data: z.array(z.record(z.string(), z.unknown()).and(z.object({ id: z.string().regex(/^\d{1,30}$/) }))),
  info: z.object({ more_records: z.boolean() }).optional(),
});
/** Statuses with a body that names the reason. */
const EXPLAINED = [400, 404];
/** Records of one query (COQL). */
export const LARGEST = 200;

/** Opens the way to an organisation. `api` signs the requests in. */
export function openCrm(api: Api, names: Names, capabilities: Capabilities): Crm {
  const { host } = api;
  const gone = new Set<string>();
  let clock: number | undefined;
  let left: number | undefined;

  async function ask(request: Omit<ApiRequest, 'fields'> & { fields?: readonly string[] }): Promise<Answer> {
    const answer = await api.send({ fields: [], ...request, explained: EXPLAINED });
    clock = answer.serverTime ?? clock;
    left = answer.left ?? left;
    if (answer.status < 400) return answer;
    throw refusalOf(answer.status, textOf(answer), request.what, host);
  }

  const called = (module: ZohoModule, field?: string) => nameOf(names, module, field);
  const isThere = (module: ZohoModule, field: string) =>
    field === 'id' || (capabilities[`${module}.${field}`] !== false && !gone.has(`${module}.${field}`));

  function renamed(module: ZohoModule, raw: Record<string, unknown>, fields: readonly string[]): Raw {
    const own = Object.fromEntries(fields.map((field) => [field, raw[called(module, field)] ?? null]));
    return { ...own, id: `${raw.id}` };
  }

  async function query(module: ZohoModule, asks: Asks): Promise<{ records: Raw[]; more: boolean }> {
    const { where, order = 'id desc', limit = LARGEST } = asks;
    for (;;) {
      const fields = asks.fields.filter((field) => isThere(module, field));
      const columns = ['id', ...fields].map((field) => called(module, field));
      const conditions = whereOf(where, (field) => called(module, field));
      const [by = '', way = ''] = order.split(' ');
      const tail = `order by ${called(module, by)} ${way} limit ${limit}`;
      const select_query = `select ${columns.join(', ')} from ${called(module)} where ${conditions} ${tail}`;
      try {
        const request = { path: 'crm/v8/coql', what: `coql ${module}`, fields, json: { select_query } };
        const answer = await ask({ ...request, method: 'POST', once: false });
        if (answer.status === 204) return { records: [], more: false };
        const page = pageSchema.safeParse(jsonOf(answer, host));
        if (!page.success) throw httpFailure('answer-unexpected', host);
        const { data, info } = page.data;
        return {
          records: data.map((raw) => renamed(module, raw, asks.fields)),
          more: info?.more_records ?? data.length === limit,
        };
      } catch (error) {
        const column = unknownColumn(error);
        const unknown = fields.filter((field) => column !== undefined && called(module, field) === column);
        if (unknown.length === 0) throw error;
        for (const field of unknown) gone.add(`${module}.${field}`);
      }
    }
  }

  return {
    host,
    capabilities,
    query,
    has: isThere,
    called,
    renamed,
    async get(path, what, since) {
      const headers =
        since === undefined ? {} : { headers: { 'if-modified-since': `${isoOf(since)}+00:00` } };
      const answer = await ask({ method: 'GET', path: `crm/v8/${path}`, what, ...headers });
      if (answer.status === 204 || answer.unchanged) return undefined;
      return jsonOf(answer, host);
    },
    async write(method, path, what, json) {
      const answer = await ask({ method, path: `crm/v8/${path}`, what, json, once: true });
      const said = answer.bytes.length === 0 ? undefined : jsonOf(answer, host);
      const refusal = recordRefusal(said, what);
      if (refusal) throw refusal;
      return said;
    },
    serverTime: () => clock ?? Date.now(),
    left: () => left,
  };
}

function isoOf(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}
