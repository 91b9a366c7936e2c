/** One page of a JSON answer: its records, and where the next page lies. */
export interface JsonPage {
  records: Record<string, unknown>[];
  next?: string;
}

/** What an answer is instead of a page. */
export type NoPage = 'answer-refused' | 'answer-unexpected';

/** Where the records of an answer lie that is no list itself; `value` is OData. */
const LISTS = ['items', 'rows', 'data', 'results', 'records', 'value'];
/** That there is another page, without where. */
const MORE = ['has_more', 'hasMore', 'has_next', 'hasNext'];
const NEXTS = ['next', 'nextLink', '@odata.nextLink', 'next_page', 'nextPage'];

/** Reads JSON with every number in the digits in which it was sent: a long order number stays what it is. */
export function parseExact(text: string): unknown {
  const exact = (_: string, value: unknown, context?: { source?: string }) =>
    typeof value === 'number' && context?.source && !/e/i.test(context.source) ? context.source : value;
  return JSON.parse(text, exact as (key: string, value: unknown) => unknown);
}

/** The records of an answer: a list of objects, or an object that holds one beside the address of its next page. */
export function pageOf(answer: unknown): JsonPage | NoPage {
  if (Array.isArray(answer)) return asPage(answer, undefined);
  if (!isRecord(answer)) return 'answer-unexpected';
  if (tellsError(answer)) return 'answer-refused';
  const list = LISTS.map((name) => answer[name]).find(Array.isArray);
  const next = nextOf(answer);
  // More that we do not know how to ask for must not be taken for the end.
  if (!list || (next === undefined && MORE.some((name) => answer[name] === true))) return 'answer-unexpected';
  return asPage(list, next);
}

function asPage(list: unknown[], next: string | undefined): JsonPage | NoPage {
  if (!list.every(isRecord)) return 'answer-unexpected';
  return { records: list, ...(next ? { next } : {}) };
}

function nextOf(answer: Record<string, unknown>): string | undefined {
  const { links, _links } = answer;
  const places = [answer, links, _links].filter(isRecord);
  const found = places.flatMap((place) => NEXTS.map((name) => place[name]));
  const texts = found.map((each) => (isRecord(each) ? each.href : each));
  return texts.find((each): each is string => typeof each === 'string' && each !== '');
}

/** Errors that come inside of answers with status 200. */
function tellsError({ error, errors, status }: Record<string, unknown>): boolean {
  if (Array.isArray(errors)) return errors.length > 0;
  if (error !== undefined && error !== null && error !== false && error !== '') return true;
  return typeof status === 'string' && /^(error|fail(ed|ure)?)$/i.test(status);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A row of cells by heading. */
type Row = Map<string, string>;

/**
 * Records as a table with headings, in CSV. What lies in an object of a record gets a heading of both names; a list of
 * objects (the lines of an order) makes a row of each, with what its record says repeated; other lists are joined.
 */
export function csvOf(records: readonly Record<string, unknown>[]): string {
  const rows = records.flatMap(rowsOf);
  const headings = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const lines = rows.map((row) => headings.map((heading) => cell(row.get(heading) ?? '')).join(','));
  return `${[headings.map(cell).join(','), ...lines].join('\r\n')}\r\n`;
}

function rowsOf(record: Record<string, unknown>): Row[] {
  const own: Row = new Map();
  let parts: [string, Record<string, unknown>[]] | undefined;
  for (const [name, value] of Object.entries(record)) {
    const listed = Array.isArray(value) && value.length > 0 && value.every(isRecord);
    if (listed && !parts) parts = [name, value];
    else if (!listed) put(own, name, value);
  }
  if (!parts) return [own];
  const [name, list] = parts;
  return list.flatMap(rowsOf).map((part) => {
    const row = new Map(own);
    for (const [heading, text] of part) row.set(row.has(heading) ? `${name} ${heading}` : heading, text);
    return row;
  });
}

function put(row: Row, name: string, value: unknown): void {
  if (isRecord(value)) for (const [inner, each] of Object.entries(value)) put(row, `${name} ${inner}`, each);
  else row.set(name, textOf(value));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'object' ? '' : String(value);
}

function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
