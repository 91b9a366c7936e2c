import { type Module, type Row, ZohoError } from './zoho-data.ts';

export type Test =
  | '='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | 'in'
  | 'not in'
  | 'like'
  | 'not like'
  | 'between'
  | 'present'
  | 'absent';
export type Criterion =
  | { field: string; test: Test; values: string[] }
  | { by: 'and' | 'or'; sides: [Criterion, Criterion] };

/** Whether a record satisfies a criterion. Capitals do not count; nothing is like what is not there. */
export function holds(criterion: Criterion, row: Row): boolean {
  if (!('field' in criterion)) {
    const [left, right] = criterion.sides;
    return criterion.by === 'and'
      ? holds(left, row) && holds(right, row)
      : holds(left, row) || holds(right, row);
  }
  const { field, test, values } = criterion;
  const said = saidOf(row, field);
  if (test === 'present') return said !== undefined;
  if (test === 'absent') return said === undefined;
  if (test === 'not in') return !values.some((value) => order(said, value) === 0);
  if (said === undefined) return false;
  if (test === 'in') return values.some((value) => order(said, value) === 0);
  const [first = '', last = ''] = values;
  if (test === 'like' || test === 'not like') return like(said, first) === (test === 'like');
  if (test === 'between') return order(said, first) >= 0 && order(said, last) <= 0;
  const by = order(said, first);
  if (test === '=') return by === 0;
  if (test === '!=') return by !== 0;
  if (test === '<') return by < 0;
  if (test === '>') return by > 0;
  return test === '<=' ? by <= 0 : by >= 0;
}

/** A lookup is known by the id of what it leads to. */
function saidOf(row: Row, path: string): string | undefined {
  const [name = '', inner = 'id'] = path.split('.');
  const value = row[name];
  const said = typeof value === 'object' && value !== null ? (value as Row)[inner] : value;
  return said === null || said === undefined || said === '' ? undefined : `${said}`;
}

function order(said: string | undefined, wanted: string): number {
  if (said === undefined) return Number.NaN;
  const instant = /^\d{4}-\d\d-\d\dT/;
  if (instant.test(said)) {
    if (!/[+-]\d\d:\d\d$|Z$/.test(wanted) || Number.isNaN(Date.parse(wanted)))
      throw new ZohoError(400, 'INVALID_QUERY', 'invalid date time');
    return Date.parse(said) - Date.parse(wanted);
  }
  if (/^\d{12,}$/.test(said) && /^\d+$/.test(wanted))
    return BigInt(said) < BigInt(wanted) ? -1 : BigInt(said) > BigInt(wanted) ? 1 : 0;
  if (/^-?[\d.]+$/.test(said) && /^-?[\d.]+$/.test(wanted)) return Number(said) - Number(wanted);
  const [a, b] = [said.toLowerCase(), wanted.toLowerCase()];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `%` at an end stands for anything. */
function like(said: string, pattern: string): boolean {
  const [text, bare] = [said.toLowerCase(), pattern.replace(/^%|%$/g, '').toLowerCase()];
  const [open, close] = [pattern.startsWith('%'), pattern.endsWith('%')];
  if (open && close) return text.includes(bare);
  if (open) return text.endsWith(bare);
  return close ? text.startsWith(bare) : text === bare;
}

const OPERATORS: Record<string, Test | 'starts_with' | 'contains'> = {
  equals: '=',
  not_equal: '!=',
  greater_than: '>',
  less_than: '<',
  greater_equal: '>=',
  less_equal: '<=',
  in: 'in',
  between: 'between',
  starts_with: 'starts_with',
  contains: 'contains',
};
const MOST_CRITERIA = 10;

/** `((PO_Number:equals:PO-1)or(Status:equals:Open))`; what would be a sign of its own has a backslash before it. */
export function parseCriteria(text: string, { fields }: Module): Criterion {
  let at = 0;
  let count = 0;
  const bad = (): never => {
    throw new ZohoError(400, 'INVALID_QUERY', 'Invalid query formed', { reason: 'criteria', at: `${at}` });
  };
  function group(): Criterion {
    if (text[at] !== '(') bad();
    at += 1;
    if (text[at] !== '(') return one();
    let left = group();
    while (text[at] !== ')') {
      const [, by] = /^(and|or)/i.exec(text.slice(at)) ?? bad();
      at += by?.length ?? 0;
      left = { by: `${by}`.toLowerCase() as 'and' | 'or', sides: [left, group()] };
    }
    at += 1;
    return left;
  }
  function one(): Criterion {
    count += 1;
    if (count > MOST_CRITERIA) throw new ZohoError(400, 'LIMIT_EXCEEDED', 'too many criteria');
    const [whole = '', field = '', operator = '', said = ''] =
      /^([\w.$]+):(\w+):((?:\\.|[^()\\])*)\)/.exec(text.slice(at)) ?? bad();
    at += whole.length;
    const test = OPERATORS[operator] ?? bad();
    if (!fields.some(({ api_name }) => api_name === field.split('.')[0])) bad();
    const values = said.split(/(?<!\\),/).map((each) => each.replace(/\\(.)/g, '$1'));
    if (test === 'starts_with') return { field, test: 'like', values: [`${values[0]}%`] };
    if (test === 'contains') return { field, test: 'like', values: [`%${values[0]}%`] };
    return { field, test, values };
  }
  const bare = text.startsWith('(') ? text : `(${text})`;
  text = bare;
  const found = group();
  if (at < text.length) bad();
  return found;
}
