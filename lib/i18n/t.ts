import { en } from './en.ts';
import { locale } from './locale.ts';

type Catalogue = typeof en;
export type Key = keyof Catalogue;

type Names<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type FormsOf<Entry> = Entry extends string ? Entry : Entry[keyof Entry];
/** The `{name}` parameters that the entry of a key asks for; plural entries always ask for `n`. */
export type Params<K extends Key> = Record<
  Names<FormsOf<Catalogue[K]>> | (Catalogue[K] extends string ? never : 'n'),
  string | number
>;
type Rest<K extends Key> = keyof Params<K> extends never ? [] : [params: Params<K>];

// The catalogue is English; its plural forms follow English even where numbers are written another way.
const pluralRules = new Intl.PluralRules('en');
const numberFormats = new Map<string, Intl.NumberFormat>();

function spoken(value: string | number | undefined): string {
  if (typeof value !== 'number') return value ?? '';
  const tag = locale();
  const format = numberFormats.get(tag) ?? new Intl.NumberFormat(tag);
  numberFormats.set(tag, format);
  return format.format(value);
}

/**
 * The text of a key in the person's language. Numbers among the parameters are written as the language writes them;
 * plural entries choose their form by `n`. Parameters are data: they are never looked up or expanded again.
 */
export function t<K extends Key>(key: K, ...rest: Rest<K>): string {
  const entry: string | { one?: string; other: string } = en[key];
  const params = (rest[0] ?? {}) as Record<string, string | number>;
  const form = typeof entry === 'string' ? entry : pluralForm(entry, Number(params.n));
  return form.replace(/\{(\w+)\}/g, (_, name: string) => spoken(params[name]));
}

function pluralForm(entry: { one?: string; other: string }, n: number): string {
  return (pluralRules.select(n) === 'one' ? entry.one : undefined) ?? entry.other;
}
