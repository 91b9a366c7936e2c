import { everyField } from '../../every-field.ts';

/**
 * Values of a schema with every field, each of which stands nowhere else: texts and numbers are told by their letters and
 * digits, dates by a year in which nothing else happens. A field that a schema gains is filled too.
 */
export function filledWithCanaries<T>(schema: { parse(value: unknown): T }, canaries: Set<string>): T {
  let at = 0;
  const fill = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(fill);
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fill(each)]));
    at += 1;
    const mark = 70_000 + (canaries.size + at) * 13;
    if (typeof value === 'number') return noted(value > 900 ? mark : value);
    if (typeof value !== 'string') return value;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return noted(`1987-${value.slice(5)}`);
    if (/^\d+\.\d+$/.test(value)) return noted(`${mark}.25`);
    return /^[a-z]+\./i.test(value) && value.includes('.') ? noted(`zqx${mark}kv`) : value;
  };
  const noted = <V extends string | number>(value: V): V => {
    const text = `${value}`;
    // Of a date its year tells it, however it is written; a small number tells nothing.
    if (text.length >= 5) canaries.add(text.startsWith('1987-') ? '1987' : text.replace(/\.25$/, ''));
    return value;
  };
  // biome-ignore lint/suspicious/noExplicitAny: any schema of zod
  return schema.parse(fill(everyField(schema as any, 'canary.record')));
}
