import {
  type Condition,
  type FieldType,
  parseQuery,
  type Query,
  type WhereClause,
} from '@jetstreamapp/soql-parser-js';
import type { CustomObject } from './salesforce-describe.ts';

export type Row = Record<string, unknown>;

/** What an org holds, and what of it a user may see. */
export interface Shape {
  /** Fields by object; those that a user may not see are left out, as if they did not exist. */
  fields: Record<string, readonly string[]>;
  records: Record<string, Row[]>;
  /** The company's own objects; of standard ones, what their fields are where it is more than a text. */
  custom: Record<string, CustomObject>;
}

/** What Salesforce says no with. */
export class SoqlError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Where a relationship leads: the field with the id, and the object that has it. */
const RELATIONS: Record<string, [field: string, object: string]> = {
  Account: ['AccountId', 'Account'],
  Order: ['OrderId', 'Order'],
  Owner: ['OwnerId', 'User'],
  Contact: ['ContactId', 'Contact'],
  Opportunity: ['OpportunityId', 'Opportunity'],
  Campaign: ['CampaignId', 'Campaign'],
  RecordType: ['RecordTypeId', 'RecordType'],
  Product2: ['Product2Id', 'Product2'],
};

/** Over a relationship that a company made itself: `Vendor__r` leads where `Vendor__c` does. */
function relationOf(shape: Shape, object: string, name: string): [field: string, object: string] | [] {
  const known = RELATIONS[name];
  if (known) return known;
  const field = name.replace(/__r$/, '__c');
  const to = shape.custom[object]?.fields[field]?.to;
  return name.endsWith('__r') && to ? [field, to] : [];
}

/** Long texts can be read, but nothing can be searched by them. */
const LONG_TEXTS: Record<string, readonly string[]> = { Task: ['Description'], Event: ['Description'] };

/** The records that a query asks for, whole, with the fields that it wants; `count` where it only counts them. */
export function answerSoql(
  soql: string,
  shape: Shape,
  deleted = false,
): { object: string; rows: Row[]; count: boolean; shown: (row: Row) => Row } {
  const query = parsed(soql);
  const object = query.sObject ?? '';
  const rows = shape.records[object];
  if (!rows || !shape.fields[object])
    throw new SoqlError('INVALID_TYPE', `sObject type '${object}' is not supported.`);
  const fields = (query.fields ?? []) as FieldType[];
  const count = fields.some((field) => field.type === 'FieldFunctionExpression');
  const names = count ? [] : fields.map(pathOf);
  for (const name of names) checkField(shape, object, name);
  const holds = query.where ? conditionOf(query.where, shape, object) : () => true;
  // What was deleted lies in the bin for some days.
  let found = rows.filter((row) => (deleted || row.IsDeleted !== true) && holds(row));
  if (query.orderBy) found = sorted(found, query, shape, object);
  if (query.limit !== undefined) found = found.slice(0, query.limit);
  return { object, rows: found, count, shown: (row) => shownOf(row, names, shape, object) };
}

function parsed(soql: string): Query {
  try {
    return parseQuery(soql);
  } catch (error) {
    throw new SoqlError('MALFORMED_QUERY', `${(error as Error).message}`);
  }
}

function pathOf(field: FieldType): string {
  if (field.type === 'Field') return field.field;
  if (field.type === 'FieldRelationship') return [...field.relationships, field.field].join('.');
  throw new SoqlError('MALFORMED_QUERY', `unexpected ${field.type}`);
}

function checkField(shape: Shape, object: string, path: string): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    if (shape.fields[object]?.includes(first)) return;
    const said = `\nSELECT ${first} FROM ${object}\nERROR at Row:1:Column:8\n`;
    throw new SoqlError('INVALID_FIELD', `${said}No such column '${first}' on entity '${object}'.`);
  }
  const [by, to] = relationOf(shape, object, first);
  if (!by || !to || !shape.fields[object]?.includes(by) || !shape.fields[to])
    throw new SoqlError('INVALID_FIELD', `Didn't understand relationship '${first}' in field path.`);
  checkField(shape, to, rest.join('.'));
}

function fieldOf(row: Row | undefined, path: string, shape: Shape, object: string): unknown {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return row?.[first];
  const [by = '', to = ''] = relationOf(shape, object, first);
  return fieldOf(related(row, by, to, shape), rest.join('.'), shape, to);
}

function related(row: Row | undefined, by: string, to: string, shape: Shape): Row | undefined {
  const id = row?.[by];
  return id ? shape.records[to]?.find(({ Id }) => Id === id) : undefined;
}

type Holds = (row: Row) => boolean;

/** SOQL wants brackets where AND and OR stand side by side. */
function conditionOf(where: WhereClause, shape: Shape, object: string): Holds {
  const parts: (Holds | 'AND' | 'OR' | '(' | ')')[] = [];
  for (let at: WhereClause | undefined = where; at; ) {
    const { left } = at as { left: (Condition & { openParen?: number; closeParen?: number }) | null };
    if (!left) throw new SoqlError('MALFORMED_QUERY', 'unexpected token');
    for (let open = 0; open < (left.openParen ?? 0); open += 1) parts.push('(');
    parts.push(comparison(left as unknown as Compared, shape, object));
    for (let close = 0; close < (left.closeParen ?? 0); close += 1) parts.push(')');
    if ('operator' in at && at.operator) parts.push(at.operator as 'AND' | 'OR');
    at = 'right' in at ? at.right : undefined;
  }
  let place = 0;
  const term = (): Holds => {
    const part = parts[place];
    place += 1;
    if (part === '(') {
      const within = chain();
      place += 1;
      return within;
    }
    if (typeof part !== 'function') throw new SoqlError('MALFORMED_QUERY', 'unexpected token');
    return part;
  };
  const chain = (): Holds => {
    const terms = [term()];
    let by: unknown;
    while (parts[place] === 'AND' || parts[place] === 'OR') {
      if (by && by !== parts[place])
        throw new SoqlError('MALFORMED_QUERY', `unexpected token: ${parts[place]}`);
      by = parts[place];
      place += 1;
      terms.push(term());
    }
    return (row) => (by === 'OR' ? terms.some((each) => each(row)) : terms.every((each) => each(row)));
  };
  return chain();
}

interface Compared {
  field: string;
  operator: string;
  literalType: string;
  value: string | string[];
}

function comparison({ field, operator, literalType, value }: Compared, shape: Shape, object: string): Holds {
  checkField(shape, object, field);
  if (LONG_TEXTS[object]?.includes(field))
    throw new SoqlError('INVALID_FIELD', `field '${field}' can not be filtered in a query call`);
  if (Array.isArray(value) && value.length > 2_000) throw new SoqlError('MALFORMED_QUERY', 'too many values');
  const literals = [value].flat().map((each) => plain(each, literalType, field));
  const [wanted] = literals;
  return (row) => {
    const has = plainValue(fieldOf(row, field, shape, object), field);
    if (operator === 'IN') return literals.includes(has);
    if (operator === 'NOT IN') return !literals.includes(has);
    if (operator === 'LIKE') return typeof has === 'string' && like(`${wanted}`).test(has);
    if (operator === '=') return has === wanted;
    if (operator === '!=') return has !== wanted;
    if (has === null || wanted === null || wanted === undefined) return false;
    if (operator === '<') return has < wanted;
    if (operator === '>') return has > wanted;
    if (operator === '<=') return has <= wanted;
    return has >= wanted;
  };
}

type Plain = string | number | boolean | null;
const isInstant = (text: string) => /^\d{4}-\d{2}-\d{2}T/.test(text);

/** What is compared: instants as numbers, texts without regard to case, ids as they are. */
function plainValue(value: unknown, field: string): Plain {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return value as Plain;
  if (isInstant(value)) return Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return field === 'Id' || field.endsWith('Id') ? value : value.toLowerCase();
}

function plain(said: string, type: string, field: string): Plain {
  if (type === 'NULL') return null;
  if (type === 'BOOLEAN') return said.toUpperCase() === 'TRUE';
  if (type === 'DATETIME') return Date.parse(said);
  if (type === 'INTEGER' || type === 'DECIMAL') return Number(said);
  if (said.startsWith("'")) {
    const inner = said.slice(1, -1);
    // Within a pattern a backslash before a sign keeps it as that sign.
    return plainValue(inner.replace(/\\([\\'])/g, '$1'), field);
  }
  return said;
}

function like(pattern: string): RegExp {
  const source = pattern.replace(/\\([%_])|[%_]|[.*+?^${}()|[\]\\]/g, (sign, escaped: string | undefined) => {
    if (escaped) return escaped;
    if (sign === '%') return '[\\s\\S]*';
    return sign === '_' ? '[\\s\\S]' : `\\${sign}`;
  });
  return new RegExp(`^${source}$`, 'i');
}

function sorted(rows: readonly Row[], { orderBy }: Query, shape: Shape, object: string): Row[] {
  const keys = [orderBy ?? []].flat() as unknown as { field: string; order?: 'ASC' | 'DESC' }[];
  for (const { field } of keys) checkField(shape, object, field);
  return rows.toSorted((a, b) => {
    for (const { field, order } of keys) {
      const [one, other] = [a, b].map((row) => plainValue(fieldOf(row, field, shape, object), field) ?? '');
      if (one === other) continue;
      return ((one ?? '') < (other ?? '') ? -1 : 1) * (order === 'DESC' ? -1 : 1);
    }
    return 0;
  });
}

/** As Salesforce writes a record: what it is, then the fields that were asked for, related ones nested. */
function shownOf(row: Row, names: readonly string[], shape: Shape, object: string, before: Row = {}): Row {
  const shown: Row = {
    attributes: { type: object, url: `/services/data/v66.0/sobjects/${object}/${row.Id}` },
    ...before,
  };
  for (const name of names) {
    const [first = '', ...rest] = name.split('.');
    if (rest.length === 0) {
      if (first in row) shown[first] = row[first];
      continue;
    }
    const [by = '', to = ''] = relationOf(shape, object, first);
    const target = related(row, by, to, shape);
    if (!target) shown[first] = null;
    else shown[first] = shownOf(target, [rest.join('.')], shape, to, (shown[first] ?? {}) as Row);
  }
  return shown;
}
