import { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import type { Answer, Api, ApiRequest } from '../http/api.ts';
import { httpFailure } from '../http/failures.ts';
import { jsonOf, textOf } from '../http/json-answer.ts';
import { RefusedError, refusalOf } from './failures.ts';

export type Raw = Record<string, unknown>;

/** One page of a query. */
interface Found {
  records: Raw[];
  /** Of the whole query. */
  total: number;
  /** Where the next page lies; absent behind the last one. */
  next: string | undefined;
}

/** How a query is answered. */
interface How {
  /** Records of one page, from 200 to 2,000; each page costs the company one of its requests. */
  size?: number;
  /** Also what lies in the bin. */
  deleted?: boolean;
}

/** The requests that one org takes, of one signed-in user. */
export interface Org {
  host: string;
  /** `v66.0` */
  version: string;
  get(path: string, what: string): Promise<unknown>;
  /** Asks for `fields` of an object; fields that turn out not to be there are left out, now and from now on. */
  query(object: string, fields: readonly string[], rest: string, how?: How): Promise<Found>;
  more(next: string, object: string, size?: number): Promise<Found>;
  /** Asks once, without repeating anything; a part of an answer without a body is undefined. */
  write(method: 'POST' | 'DELETE', path: string, what: string, json?: unknown): Promise<unknown>;
  /** The server's clock as last heard; this browser's before. */
  serverTime(): number;
  /** Requests of the company in the last 24 hours, of how many; undefined until the first answer says so. */
  quota(): { used: number; of: number } | undefined;
}

const foundSchema = z.object({
  totalSize: z.number().int(),
  done: z.boolean(),
  nextRecordsUrl: z.string().optional(),
  records: z.array(z.record(z.string(), z.unknown())),
});

/** Statuses with a body that names the reason. */
const EXPLAINED = [400, 404];
const LARGEST_PAGE = 2_000;

/** Opens the way to an org. `api` signs the requests in. */
export function openOrg(api: Api, version: string, capabilities: Capabilities): Org {
  const { host } = api;
  const gone = new Set<string>();
  let clock: number | undefined;
  let quota: { used: number; of: number } | undefined;

  async function ask(request: Omit<ApiRequest, 'fields'> & { fields?: readonly string[] }): Promise<Answer> {
    const answer = await api.send({ fields: [], ...request, explained: EXPLAINED });
    clock = answer.serverTime ?? clock;
    quota = answer.quota ?? quota;
    if (answer.status >= 400) throw refusalOf(answer.status, textOf(answer), request.what, host);
    return answer;
  }

  async function found(
    path: string,
    what: string,
    fields: readonly string[],
    size = LARGEST_PAGE,
  ): Promise<Found> {
    const headers = { 'sforce-query-options': `batchSize=${size}` };
    const answer = await ask({ method: 'GET', path, what, fields, headers });
    const page = foundSchema.safeParse(jsonOf(answer, host));
    if (!page.success) throw httpFailure('answer-unexpected', host);
    const { records, totalSize: total, done, nextRecordsUrl: next } = page.data;
    return { records, total, next: done ? undefined : next };
  }

  async function query(
    object: string,
    wanted: readonly string[],
    rest: string,
    { size, deleted }: How = {},
  ): Promise<Found> {
    const isThere = (field: string) =>
      capabilities[`${object}.${field}`] !== false &&
      // What an account or contact has, it has also where it is reached from elsewhere.
      capabilities[field.split('.').slice(-2).join('.')] !== false &&
      !gone.has(`${object}.${field}`);
    for (;;) {
      const fields = wanted.filter(isThere);
      const soql = `SELECT ${fields.join(',')} FROM ${object} ${rest}`.trim();
      const path = `services/data/${version}/${deleted ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`;
      try {
        return await found(path, `query ${object}`, fields, size);
      } catch (error) {
        const unknown = unknownFields(error, fields);
        if (unknown.length === 0 || unknown.length === fields.length) throw error;
        for (const field of unknown) gone.add(`${object}.${field}`);
      }
    }
  }

  return {
    host,
    version,
    query,
    get: async (path, what) => jsonOf(await ask({ method: 'GET', path, what }), host),
    more: (next, object, size) => found(next, `query ${object}`, [], size),
    async write(method, path, what, json) {
      const answer = await ask({ method, path, what, json, once: true });
      return answer.bytes.length === 0 ? undefined : jsonOf(answer, host);
    },
    serverTime: () => clock ?? Date.now(),
    quota: () => quota,
  };
}

/** The fields that a refusal says are not there: by their name, or by the relationship over which they are reached. */
function unknownFields(error: unknown, fields: readonly string[]): string[] {
  if (!(error instanceof RefusedError) || error.refusal.errorCode !== 'INVALID_FIELD') return [];
  const names = [...error.refusal.message.matchAll(/'([\w.]+)'/g)].map(([, name]) => name);
  const [said] = names;
  return fields.filter(
    (field) => field === said || field.endsWith(`.${said}`) || `.${field}`.includes(`.${said}.`),
  );
}
