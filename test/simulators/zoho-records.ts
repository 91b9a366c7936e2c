import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ZohoSimulator } from './zoho.ts';
import { holds, parseCriteria } from './zoho-criteria.ts';
import { type Module, type Row, ZohoError, zohoId, zohoInstant } from './zoho-data.ts';
import { flawOf } from './zoho-flaws.ts';
import { relatedRecords } from './zoho-related.ts';

export interface Said {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

interface Within {
  crm: ZohoSimulator;
  moduleOf(name: string, right?: string): Module;
}

const LARGEST_PAGE = 200;
/** Records that are reached by the number of a page; behind them a token leads on. */
const BY_PAGE = 2_000;
const MOST_FIELDS = 50;

/** What is asked of the records of one module. */
export function answerRecords(
  rest: string,
  request: IncomingMessage,
  given: URLSearchParams,
  body: string,
  within: Within,
): Said {
  const [name = '', what = '', ...more] = rest.split('/');
  const isCount = what === 'actions' && more[0] === 'count';
  const isList = /^\d+$/.test(what) && more.length === 1 && request.method === 'GET';
  if (more.length > 0 && !isCount && !isList)
    throw new ZohoError(404, 'INVALID_URL_PATTERN', 'Please check if the URL is right');
  if (request.method === 'POST') return create(within, within.moduleOf(name, 'CREATE'), body);
  if (request.method === 'DELETE') return remove(within, within.moduleOf(name, 'DELETE'), what);
  const module = within.moduleOf(name);
  if (isCount) {
    const criteria = given.get('criteria');
    const test = criteria ? parseCriteria(criteria, module) : undefined;
    return { status: 200, body: { count: module.records.filter((row) => !test || holds(test, row)).length } };
  }
  if (isList) {
    const list = [...within.crm.modules.values()].find(({ api_name }) => api_name === more[0]);
    if (list) within.moduleOf(list.api_name);
    return relatedRecords(module, what, list, given, within.crm.members);
  }
  if (what === 'deleted') return deleted(module, given, sinceOf(request));
  if (what === 'search') return search(module, given);
  if (what !== '') return one(module, what);
  return list(within, module, given, sinceOf(request));
}

function sinceOf(request: IncomingMessage): number | undefined {
  const said = request.headers['if-modified-since'];
  if (said === undefined) return undefined;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(said))
    throw new ZohoError(400, 'INVALID_REQUEST', 'Unable to process your request', { header: 'date' });
  return Date.parse(said);
}

const changedAt = ({ Modified_Time: at }: Row) => Date.parse(`${at}`);

function list(within: Within, module: Module, given: URLSearchParams, since: number | undefined): Said {
  const fields = fieldsOf(module, given);
  const by = given.get('sort_by') ?? 'id';
  if (!['id', 'Created_Time', 'Modified_Time'].includes(by))
    throw new ZohoError(400, 'INVALID_DATA', 'invalid sort_by');
  const ids = given.get('ids')?.split(',');
  const down = (given.get('sort_order') ?? 'desc') === 'desc' ? -1 : 1;
  const key = (row: Row) => (by === 'id' ? `${row.id}` : `${Date.parse(`${row[by]}`)}`).padStart(20, '0');
  const rows = module.records
    .filter((row) => since === undefined || changedAt(row) > since)
    .filter(({ id }) => !ids || ids.includes(id ?? ''))
    .sort((a, b) => (key(a) < key(b) ? -down : key(a) > key(b) ? down : 0));
  if (rows.length === 0) return { status: since === undefined ? 204 : 304 };
  const { from, size, page } = placeOf(given);
  if (from >= rows.length) return { status: 204 };
  const data = rows.slice(from, from + size).map((row) => shown(row, fields));
  const more = rows.length > from + size;
  const token = more ? `${Buffer.from(`${from + size}`).toString('base64url')}.${randomUUID()}` : null;
  return {
    status: 200,
    body: {
      data,
      info: {
        ...{ per_page: size, count: data.length, page, more_records: more, sort_by: by },
        ...{ sort_order: down < 0 ? 'desc' : 'asc', next_page_token: token, previous_page_token: null },
        page_token_expiry: more ? zohoInstant(within.crm.clock() + 86_400_000, within.crm.offset) : null,
      },
    },
  };
}

export function placeOf(
  given: URLSearchParams,
  most = BY_PAGE,
): { from: number; size: number; page: number } {
  const size = whole(given.get('per_page') ?? `${LARGEST_PAGE}`);
  const page = whole(given.get('page') ?? '1');
  const token = given.get('page_token');
  if (token && given.has('page'))
    throw new ZohoError(400, 'AMBIGUITY_DURING_PROCESSING', 'page and page_token');
  if (size < 1 || size > LARGEST_PAGE || page < 1) throw new ZohoError(400, 'INVALID_DATA', 'per_page');
  if (token) {
    const from = whole(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString() || 'x');
    return { from, size, page: Math.floor(from / size) + 1 };
  }
  if (page * size > most)
    throw new ZohoError(400, 'DISCRETE_PAGINATION_LIMIT_EXCEEDED', 'page_token is needed', { limit: '2000' });
  return { from: (page - 1) * size, size, page };
}

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new ZohoError(400, 'INVALID_DATA', 'the value is not valid');
  return Number(text);
}

export function fieldsOf({ fields }: Module, given: URLSearchParams): string[] {
  const names = (given.get('fields') ?? '').split(',').filter(Boolean);
  if (names.length === 0) throw new ZohoError(400, 'REQUIRED_PARAM_MISSING', 'fields', { param: 'fields' });
  if (names.length > MOST_FIELDS) throw new ZohoError(400, 'LIMIT_EXCEEDED', 'fields', { limit: '50' });
  // Names that are not there are passed over, as are subforms.
  const known = new Map(fields.map((field) => [field.api_name, field]));
  return names.filter((name) => {
    const type = known.get(name)?.data_type;
    return type !== undefined && type !== 'subform';
  });
}

export function shown(row: Row, fields: readonly string[]): Row {
  const module = typeof row.$se_module === 'string' ? { $se_module: row.$se_module } : {};
  return { id: row.id, ...Object.fromEntries(fields.map((name) => [name, row[name] ?? null])), ...module };
}

function one({ records }: Module, id: string): Said {
  if (!/^\d+$/.test(id)) throw new ZohoError(404, 'INVALID_URL_PATTERN', 'Please check if the URL is right');
  const row = records.find((each) => each.id === id);
  return row ? { status: 200, body: { data: [row] } } : { status: 204 };
}

function search(module: Module, given: URLSearchParams): Said {
  const [email, criteria, word] = ['email', 'criteria', 'word'].map((name) => given.get(name));
  const fields = given.has('fields')
    ? fieldsOf(module, given)
    : module.fields.map(({ api_name }) => api_name);
  const emails = module.fields.filter(({ data_type }) => data_type === 'email');
  const test = criteria ? parseCriteria(criteria, module) : undefined;
  if (!email && !test && !word)
    throw new ZohoError(400, 'REQUIRED_PARAM_MISSING', 'One of the expected parameter is missing');
  const found = module.records.filter((row) => {
    if (test) return holds(test, row);
    if (email) return emails.some(({ api_name }) => same(row[api_name], email));
    return Object.values(row).some((value) => typeof value === 'string' && has(value, word ?? ''));
  });
  const { from, size, page } = placeOf(given);
  if (from + size > BY_PAGE) throw new ZohoError(400, 'LIMIT_EXCEEDED', 'search', { limit: '2000' });
  const data = found.slice(from, from + size).map((row) => shown(row, fields));
  if (data.length === 0) return { status: 204 };
  const info = { per_page: size, count: data.length, page, more_records: found.length > from + size };
  return { status: 200, body: { data, info } };
}

const has = (text: string, word: string) => text.toLowerCase().includes(word.toLowerCase());
const same = (value: unknown, wanted: string) => `${value ?? ''}`.toLowerCase() === wanted.toLowerCase();

function deleted({ gone }: Module, given: URLSearchParams, since: number | undefined): Said {
  const type = given.get('type') ?? 'all';
  if (!['all', 'recycle', 'permanent'].includes(type)) throw new ZohoError(400, 'INVALID_DATA', 'type');
  const found = gone
    .filter((each) => type === 'all' || each.type === type)
    .filter(({ deleted_time: at }) => since === undefined || Date.parse(at) > since);
  if (found.length === 0) return { status: since === undefined ? 204 : 304 };
  // This list knows no token: it goes on by its pages.
  const { from, size, page } = placeOf(given, Number.POSITIVE_INFINITY);
  const data = found.slice(from, from + size);
  if (data.length === 0) return { status: 204 };
  const info = { per_page: size, count: data.length, page, more_records: found.length > from + size };
  return { status: 200, body: { data, info } };
}

/** Each record by itself: where only some are refused, the answer is 207. */
function create({ crm, moduleOf }: Within, module: Module, body: string): Said {
  const { data } = JSON.parse(body) as { data?: Row[] };
  if (!Array.isArray(data) || data.length === 0 || data.length > 100)
    throw new ZohoError(400, 'INVALID_DATA', 'data');
  const results = data.map((given) => {
    const flaw = flawOf(module, given, moduleOf);
    if (flaw) return { ...flaw, message: 'invalid data', status: 'error' };
    const id = zohoId(module.module_name, 900_000 + crm.writes.length + 1);
    const now = zohoInstant(crm.clock(), crm.offset);
    const owner = crm.users[0];
    const Owner = { id: owner?.id, name: owner?.full_name, email: owner?.email };
    const begins = module.module_name === 'Tasks' ? { Status: 'Not Started' } : {};
    module.records.push({ Owner, ...begins, ...given, id, Created_Time: now, Modified_Time: now });
    crm.writes.push(`create ${module.module_name}`);
    return { code: 'SUCCESS', details: { id }, message: 'record added', status: 'success' };
  });
  const failed = results.filter(({ status }) => status === 'error').length;
  return {
    status: failed === 0 ? 201 : failed === results.length ? 400 : 207,
    body: { data: results },
  };
}

function remove({ crm }: Within, module: Module, id: string): Said {
  const at = module.records.findIndex((each) => each.id === id);
  const [row] = at < 0 ? [] : module.records.splice(at, 1);
  if (!row)
    throw new ZohoError(400, 'INVALID_DATA', 'the id given seems to be invalid', {
      api_name: 'id',
      resource_path_index: '1',
    });
  const deleted_time = zohoInstant(crm.clock(), crm.offset);
  module.gone.push({
    id,
    display_name: `${row.Full_Name ?? row.Subject ?? ''}`,
    type: 'recycle',
    deleted_time,
  });
  crm.writes.push(`delete ${module.module_name}`);
  return { status: 200, body: { data: [{ code: 'SUCCESS', details: { id }, status: 'success' }] } };
}
