import { z } from 'zod';
import type { Capabilities } from '../../domain/connection.ts';
import type { Answer, Api, ApiRequest } from '../http/api.ts';
import { httpFailure } from '../http/failures.ts';
import { jsonOf, textOf } from '../http/json-answer.ts';
import { inParts } from '../in-parts.ts';
import { refusalOf } from './failures.ts';
import { propertiesOf } from './fields.ts';

/** The version of HubSpot's interface by its date: supported for 18 months from then. */
export const VERSION = '2026-03';
/** Statuses with a body that names the reason. */
const EXPLAINED = [400, 403, 404];
/** Ids of one question. */
const TOGETHER = 100;
/** A search with more letters is refused. */
const LONGEST_SEARCH = 3_000;

/** A record: its id and its properties, each a string or null. */
export type Raw = Record<string, unknown> & { id: string };

export interface Filter {
  propertyName: string;
  operator: 'EQ' | 'LT' | 'GT' | 'GTE' | 'IN' | 'CONTAINS_TOKEN' | 'HAS_PROPERTY';
  value?: string;
  values?: readonly string[];
}

interface Search {
  /** Any of the groups, of each group all filters. */
  groups: readonly (readonly Filter[])[];
  properties?: readonly string[];
  limit: number;
  /** Newest first by id when absent. */
  sort?: string;
}

/** The requests that one account takes. */
export interface Portal {
  host: string;
  get(path: string, what: string): Promise<unknown>;
  /** One page of what satisfies a search, and how many do in all. */
  search(type: string, search: Search): Promise<{ records: Raw[]; total: number }>;
  /** Records by their ids; those that are not there are left out. */
  read(type: string, ids: Iterable<string>, properties?: readonly string[]): Promise<Raw[]>;
  /** The ids that records are associated with, by the id of each; read to the end. */
  associated(from: string, to: string, ids: Iterable<string>): Promise<Map<string, string[]>>;
  /** One page of records that were archived. */
  archived(type: string, after: string | undefined): Promise<{ records: Raw[]; after: string | undefined }>;
  /** Asks once, without repeating anything; an answer without a body is undefined. */
  write(method: 'POST' | 'DELETE', path: string, what: string, json?: unknown): Promise<unknown>;
  objectPath(type: string, id?: string): string;
  /** The server's clock as last heard; this browser's before. */
  serverTime(): number;
}

const recordSchema = z
  .object({
    id: z.string().regex(/^\d{1,30}$/),
    archivedAt: z.string().optional(),
    properties: z.record(z.string(), z.unknown()),
  })
  .transform(({ id, archivedAt, properties }): Raw => ({ ...properties, archivedAt, id }));
const pagingSchema = z.object({ next: z.object({ after: z.string() }).optional() }).optional();
const foundSchema = z.object({
  total: z.number().int().optional(),
  results: z.array(recordSchema),
  paging: pagingSchema,
  errors: z.array(z.object({ category: z.string() })).optional(),
});
const idSchema = z.union([z.string(), z.number()]).transform(String);
const linksSchema = z.object({
  results: z.array(
    z.object({
      from: z.object({ id: idSchema }),
      to: z.array(z.object({ toObjectId: idSchema })),
      paging: pagingSchema,
    }),
  ),
  errors: z.array(z.object({ category: z.string() })).optional(),
});

/** Opens the way to an account. `api` signs the requests in. */
export function openPortal(api: Api, capabilities: Capabilities): Portal {
  const { host, pace } = api;
  let clock: number | undefined;

  async function ask(request: Omit<ApiRequest, 'fields'> & { fields?: readonly string[] }): Promise<Answer> {
    const answer = await api.send({ fields: [], ...request, explained: EXPLAINED });
    clock = answer.serverTime ?? clock;
    if (answer.status >= 400) throw refusalOf(answer.status, textOf(answer), request.what, host);
    return answer;
  }

  async function parsed<T>(
    schema: z.ZodType<T>,
    request: Omit<ApiRequest, 'fields'> & { fields?: readonly string[] },
  ): Promise<T> {
    const answer = await ask({ once: false, ...request });
    const found = schema.safeParse(jsonOf(answer, host));
    if (!found.success) throw httpFailure('answer-unexpected', host);
    return found.data;
  }

  /** What this account has of them. */
  const known = (type: string, properties: readonly string[]) =>
    properties.filter((name) => capabilities[`${type}.${name}`] !== false);

  const turn = turnsOf(pace.searchesPerSecond);

  const portal: Portal = {
    host,
    objectPath: (type, id) => `crm/objects/${VERSION}/${type}${id === undefined ? '' : `/${id}`}`,
    get: async (path, what) => jsonOf(await ask({ method: 'GET', path, what }), host),
    async search(type, { groups, properties = propertiesOf(type), limit, sort }) {
      const fields = known(type, properties);
      const json = {
        filterGroups: groups.map((filters) => ({ filters })),
        properties: fields,
        sorts: [{ propertyName: sort ?? 'hs_object_id', direction: 'DESCENDING' }],
        limit,
      };
      if (JSON.stringify(json).length > LONGEST_SEARCH) throw new Error(`A search of ${type} is too long.`);
      await turn();
      const path = `${portal.objectPath(type)}/search`;
      const found = await parsed(foundSchema, { method: 'POST', path, what: `search ${type}`, fields, json });
      return { records: found.results, total: found.total ?? found.results.length };
    },
    async read(type, ids, properties = propertiesOf(type)) {
      const fields = known(type, properties);
      const all: Raw[] = [];
      for (const some of inParts([...new Set(ids)], TOGETHER)) {
        const json = { inputs: some.map((id) => ({ id })), properties: fields, propertiesWithHistory: [] };
        const path = `${portal.objectPath(type)}/batch/read`;
        const found = await parsed(foundSchema, { method: 'POST', path, what: `read ${type}`, fields, json });
        refuseGaps(found.errors, host);
        all.push(...found.results);
      }
      return all;
    },
    associated(from, to, ids) {
      const path = `crm/associations/${VERSION}/${from}/${to}/batch/read`;
      return linksFrom(ids, async (inputs) => {
        const what = `${to} of ${from}`;
        const page = await parsed(linksSchema, { method: 'POST', path, what, json: { inputs } });
        refuseGaps(page.errors, host);
        return page.results;
      });
    },
    async archived(type, after) {
      const fields = known(type, propertiesOf(type));
      const query = new URLSearchParams({ archived: 'true', limit: '100', properties: fields.join(',') });
      if (after !== undefined) query.set('after', after);
      const path = `${portal.objectPath(type)}?${query}`;
      const found = await parsed(foundSchema, { method: 'GET', path, what: `archived ${type}`, fields });
      return { records: found.results, after: found.paging?.next?.after };
    },
    async write(method, path, what, json) {
      const answer = await ask({ method, path, what, json, once: true });
      return answer.bytes.length === 0 ? undefined : jsonOf(answer, host);
    },
    serverTime: () => clock ?? Date.now(),
  };

  return portal;
}

/** Waits until fewer searches began within the last second than may begin in one. */
function turnsOf(perSecond: number | undefined): () => Promise<void> {
  const searched: Promise<void>[] = [];
  return async () => {
    if (perSecond === undefined) return;
    const before = searched.length < perSecond ? undefined : searched.shift();
    const began = Promise.resolve(before);
    searched.push(began.then(() => new Promise((done) => void setTimeout(done, 1_000))));
    await began;
  };
}

type Links = z.infer<typeof linksSchema>['results'];

/** What records are associated with, by their ids; `ask` is asked again for those of which it has more. */
async function linksFrom(
  ids: Iterable<string>,
  ask: (inputs: readonly { id: string; after?: string }[]) => Promise<Links>,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const some of inParts([...new Set(ids)], TOGETHER)) {
    let inputs: { id: string; after?: string }[] = some.map((id) => ({ id }));
    while (inputs.length > 0)
      inputs = (await ask(inputs)).flatMap(({ from, to, paging }) => {
        const those = found.get(from.id) ?? [];
        found.set(from.id, [...those, ...to.map(({ toObjectId }) => toObjectId)]);
        const after = paging?.next?.after;
        return after === undefined ? [] : [{ id: from.id, after }];
      });
  }
  return found;
}

/** Of a part that is missing because it is not there, nothing is lost. Throws `answer-partial` for another reason. */
function refuseGaps(errors: readonly { category: string }[] | undefined, host: string): void {
  if (errors?.some(({ category }) => category !== 'OBJECT_NOT_FOUND'))
    throw httpFailure('answer-partial', host);
}

/** Values of a search in parts that fit into one, as `spelled`: texts are compared in small letters. */
export function inSearches(
  values: Iterable<string>,
  spelled = (value: string): readonly string[] => [value.toLowerCase()],
): string[][] {
  const parts: string[][] = [];
  let letters = LONGEST_SEARCH;
  for (const value of new Set([...values].flatMap(spelled))) {
    letters += JSON.stringify(value).length + 1;
    if (letters > LONGEST_SEARCH / 3 || (parts.at(-1)?.length ?? 0) >= TOGETHER) {
      parts.push([]);
      letters = JSON.stringify(value).length + 1;
    }
    parts.at(-1)?.push(value);
  }
  return parts;
}
