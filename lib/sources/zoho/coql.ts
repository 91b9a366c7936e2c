/** One condition, by our own names of fields. */
export type Condition =
  | { field: string; is: '=' | '<' | '>' | '<=' | 'like'; value: string }
  | { field: string; is: 'in'; value: readonly string[] }
  | { field: string; is: 'null' | 'not null' }
  | { any: readonly Condition[] };

/** A text in a query; a quote in it is written twice. */
function literal(text: string): string {
  return `'${text.replaceAll("'", "''").replace(/[\r\n\t]+/g, ' ')}'`;
}

/** An instant in a query: whole seconds, with its offset. */
export function instantOf(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}+00:00`;
}

/** All of these conditions, or one that always holds: a query without any is refused. More than two stand in pairs of brackets. */
export function whereOf(conditions: readonly Condition[], nameOf: (field: string) => string): string {
  const all = conditions.length > 0 ? conditions : [{ field: 'id', is: 'not null' } as const];
  return paired(
    all.map((each) => textOf(each, nameOf)),
    'and',
  );
}

function textOf(condition: Condition, nameOf: (field: string) => string): string {
  if ('any' in condition)
    return paired(
      condition.any.map((each) => textOf(each, nameOf)),
      'or',
    );
  const name = nameOf(condition.field);
  if (!('value' in condition)) return `${name} is ${condition.is}`;
  if (typeof condition.value !== 'string') return `${name} in (${condition.value.map(literal).join(',')})`;
  return `${name} ${condition.is} ${literal(condition.value)}`;
}

function paired(texts: readonly string[], by: 'and' | 'or'): string {
  return texts.reduce((left, right) => `(${left} ${by} ${right})`);
}
