import { type Criterion, holds, type Test } from './zoho-criteria.ts';
import { type Module, type Row, ZohoError } from './zoho-data.ts';

/** Records of one call, and those that any place in an answer may lie behind (Zoho, COQL limitations). */
const MOST = 200;
const REACH = 2_000;
const MOST_FIELDS = 50;
const MOST_CRITERIA = 25;
const MOST_IN = 100;

/** A query of COQL as far as sources may use it: one module, criteria in pairs, an order, a limit. */
interface Query {
  fields: string[];
  from: string;
  where: Criterion;
  order: { field: string; down: boolean }[];
  limit: number;
  offset: number;
}

/** Evaluates a query. Throws `SYNTAX_ERROR`, `INVALID_QUERY` and `LIMIT_EXCEEDED` as Zoho does. */
export function answerCoql(text: string, moduleOf: (name: string) => Module): { data: Row[]; more: boolean } {
  const query = parseCoql(text);
  const module = moduleOf(query.from);
  for (const name of [...query.fields, ...query.order.map(({ field }) => field), ...namesIn(query.where)])
    checkColumn(module, name, moduleOf);
  const found = module.records.filter((row) => holds(query.where, row)).sort((a, b) => compare(a, b, query));
  const data = found.slice(query.offset, query.offset + query.limit);
  return {
    data: data.map((row) => shown(row, query.fields, module, moduleOf)),
    more: found.length > query.offset + query.limit,
  };
}

function checkColumn({ fields }: Module, name: string, moduleOf: (name: string) => Module): void {
  const [first = '', ...path] = name.split('.');
  const field = fields.find(({ api_name }) => api_name === first);
  const [inner] = path;
  const isThere = (to: string) =>
    inner === 'id' || moduleOf(to).fields.some(({ api_name }) => api_name === inner);
  const reaches = inner === undefined || (field?.lookup && isThere(field.lookup.module.api_name));
  if (!field || path.length > 1 || !reaches)
    throw new ZohoError(400, 'INVALID_QUERY', 'invalid query formed', { column_name: name });
  if (field.data_type === 'subform')
    throw new ZohoError(400, 'INVALID_QUERY', 'unsupported field', { column_name: name });
}

/** A query says of a lookup which record it is, and not how that is called. */
function shown(
  row: Row,
  fields: readonly string[],
  { fields: known }: Module,
  moduleOf: (name: string) => Module,
): Row {
  const said: Row = { id: row.id };
  for (const name of fields) {
    const [first = '', inner] = name.split('.');
    const value = row[first] ?? null;
    const to = known.find(({ api_name }) => api_name === first)?.lookup?.module.api_name;
    const id = (value as Row | null)?.id;
    if (to === undefined || value === null) said[name] = value;
    else if (inner === undefined) said[name] = { id };
    else said[name] = moduleOf(to).records.find((each) => each.id === id)?.[inner] ?? null;
  }
  return said;
}

function compare(a: Row, b: Row, { order }: Query): number {
  for (const { field, down } of order) {
    const [x, y] = [sortable(a[field]), sortable(b[field])];
    if (x !== y) return (x < y ? -1 : 1) * (down ? -1 : 1);
  }
  return 0;
}

/** Ids are longer than numbers can tell apart. */
function sortable(value: unknown): string {
  const text = `${value ?? ''}`;
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(at)) return `${at}`.padStart(20, '0');
  return /^\d+$/.test(text) ? text.padStart(20, '0') : text;
}

function namesIn(criterion: Criterion): string[] {
  return 'field' in criterion
    ? [criterion.field]
    : [...namesIn(criterion.sides[0]), ...namesIn(criterion.sides[1])];
}

const TOKEN = /\s*('(?:[^']|'')*'|"(?:[^"]|"")*"|<=|>=|!=|[=<>(),]|[A-Za-z_$][\w.$]*|-?\d+(?:\.\d+)?|(\S))/gy;

/** What a query says. Throws `SYNTAX_ERROR` and `LIMIT_EXCEEDED` as Zoho does. */
export function parseCoql(text: string): Query {
  const tokens = tokensOf(text);
  let at = 0;
  let criteria = 0;
  const peek = () => tokens[at]?.toLowerCase();
  const next = () => tokens[at++] ?? bad('end of query');
  const takes = (word: string) => peek() === word && at++ >= 0;
  const need = (word: string) => takes(word) || bad(tokens[at] ?? word);
  const list = <T>(one: () => T): T[] => {
    const all = [one()];
    while (takes(',')) all.push(one());
    return all;
  };

  function expression(): Criterion {
    const left = operand();
    const by = peek();
    if (by !== 'and' && by !== 'or') return left;
    next();
    const both: Criterion = { by, sides: [left, operand()] };
    // More than two have to stand in pairs of brackets.
    if (peek() === 'and' || peek() === 'or') bad(tokens[at] ?? '');
    return both;
  }
  function operand(): Criterion {
    if (!takes('(')) return comparison();
    const inner = expression();
    need(')');
    return inner;
  }
  function comparison(): Criterion {
    criteria += 1;
    if (criteria > MOST_CRITERIA) throw new ZohoError(400, 'LIMIT_EXCEEDED', 'too many criteria');
    const field = next();
    if (!/^[A-Za-z_$][\w.$]*$/.test(field)) bad(field);
    const negated = takes('not');
    const word = next().toLowerCase();
    if (word === 'is') {
      const not = takes('not');
      need('null');
      return { field, test: not ? 'present' : 'absent', values: [] };
    }
    if (word === 'in') {
      need('(');
      const values = list(value);
      need(')');
      if (values.length > MOST_IN) throw new ZohoError(400, 'LIMIT_EXCEEDED', 'too many values');
      return { field, test: negated ? 'not in' : 'in', values };
    }
    if (negated && word !== 'like') bad(word);
    if (word === 'between') {
      const low = value();
      need('and');
      return { field, test: 'between', values: [low, value()] };
    }
    if (!['=', '!=', '<', '>', '<=', '>=', 'like'].includes(word)) bad(word);
    const test = negated ? 'not like' : (word as Test);
    return { field, test, values: [value()] };
  }
  function value(): string {
    const said = next();
    if (/^['"]/.test(said)) return said.slice(1, -1).replaceAll(`${said[0]}${said[0]}`, said[0] ?? '');
    if (/^-?\d/.test(said) || /^(?:true|false)$/i.test(said)) return said;
    return bad(said);
  }
  const whole = () => Number(/^\d+$/.test(tokens[at] ?? '') ? next() : bad(tokens[at] ?? ''));

  need('select');
  const fields = list(next).map((name) => name.replace(/^['"]|['"]$/g, ''));
  need('from');
  const from = next();
  need('where');
  const where = expression();
  const order: Query['order'] = [];
  if (takes('order')) {
    need('by');
    order.push(
      ...list(() => {
        const field = next();
        const down = takes('desc');
        if (!down) takes('asc');
        return { field, down };
      }),
    );
  }
  let [limit, offset] = [MOST, 0];
  if (takes('limit')) {
    limit = whole();
    if (takes(',')) [offset, limit] = [limit, whole()];
    else if (takes('offset')) offset = whole();
  }
  if (at < tokens.length) bad(tokens[at] ?? '');
  if (fields.length > MOST_FIELDS) throw new ZohoError(400, 'LIMIT_EXCEEDED', 'too many fields');
  if (limit > MOST || offset + limit > REACH) throw new ZohoError(400, 'LIMIT_EXCEEDED', 'limit exceeded');
  if (order.length === 0) order.push({ field: 'id', down: false });
  return { fields, from, where, order, limit, offset };
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const [, token, odd] = TOKEN.exec(text) ?? bad(text.slice(0, 20));
    if (odd !== undefined || token === undefined) return bad(odd ?? '');
    tokens.push(token);
  }
  return tokens;
}

function bad(near: string): never {
  throw new ZohoError(400, 'SYNTAX_ERROR', 'invalid query formed', { near });
}
