/** A record as HubSpot keeps it: every property is a text or null. */
export interface HubRecord {
  id: string;
  properties: Record<string, unknown>;
  createdAt: number;
  updatedAt: number;
  archivedAt?: number;
}

/** What HubSpot says no with. */
export class HubError extends Error {
  readonly status: number;
  readonly category: string;
  readonly context: Record<string, string[]> | undefined;
  constructor(status: number, category: string, message: string, context?: Record<string, string[]>) {
    super(message);
    this.status = status;
    this.category = category;
    this.context = context;
  }
}

interface Filter {
  propertyName: string;
  operator: string;
  value?: string;
  highValue?: string;
  values?: string[];
}

interface SearchBody {
  filterGroups?: { filters: Filter[] }[];
  sorts?: ({ propertyName: string; direction?: string } | string)[];
  limit?: number;
  after?: string;
}

const MOST_GROUPS = 5;
const MOST_FILTERS = 10;
const MOST_LIMIT = 200;
const NUMBERS = new Set([
  'hs_object_id',
  'quantity',
  'price',
  'amount',
  'hs_lastmodifieddate',
  'lastmodifieddate',
]);

function invalid(message: string): HubError {
  return new HubError(400, 'VALIDATION_ERROR', message);
}

/** The records that a search finds, one page of them, and where the next one begins. */
export function answerSearch(
  body: SearchBody,
  records: readonly HubRecord[],
  properties: ReadonlySet<string>,
  mostResults: number,
): { total: number; page: HubRecord[]; after: string | undefined } {
  const groups = body.filterGroups ?? [];
  const filters = groups.flatMap((group) => group.filters);
  if (groups.length > MOST_GROUPS) throw invalid('too many filter groups');
  if (filters.length > 25 || groups.some((group) => group.filters.length > MOST_FILTERS))
    throw invalid('too many filters');
  for (const { propertyName } of filters) checkProperty(propertyName, properties);
  const limit = body.limit ?? 10;
  if (limit > MOST_LIMIT || limit < 0) throw invalid(`limit ${limit} is above ${MOST_LIMIT}`);
  const from = Number(body.after ?? 0);
  if (from + limit > mostResults) throw invalid('paging beyond 10000 is not allowed');
  const tests = groups.map((group) => group.filters.map(testOf));
  const found = records.filter(
    (record) => tests.length === 0 || tests.some((group) => group.every((test) => test(record))),
  );
  const sorted = inOrder(found, body.sorts ?? [], properties);
  const next = from + limit;
  return {
    total: sorted.length,
    page: sorted.slice(from, next),
    after: next < sorted.length ? `${next}` : undefined,
  };
}

function checkProperty(name: string, properties: ReadonlySet<string>): void {
  if (!properties.has(name) && name !== 'hs_object_id') throw invalid(`There was a problem with ${name}`);
}

function inOrder(
  found: readonly HubRecord[],
  sorts: NonNullable<SearchBody['sorts']>,
  properties: ReadonlySet<string>,
): HubRecord[] {
  if (sorts.length > 1) throw invalid('only one sort is allowed');
  const [sort] = sorts;
  if (!sort) return [...found];
  const { propertyName, direction = 'ASCENDING' } = typeof sort === 'string' ? { propertyName: sort } : sort;
  checkProperty(propertyName, properties);
  const sign = direction === 'DESCENDING' ? -1 : 1;
  return found.toSorted((a, b) => {
    const [one, other] = [propertyOf(a, propertyName) ?? '', propertyOf(b, propertyName) ?? ''];
    if (one === other) return 0;
    return one < other ? -sign : sign;
  });
}

/** As it is compared: numbers and instants as numbers, texts in small letters. */
function propertyOf(record: HubRecord, name: string): string | number | null {
  if (name === 'hs_object_id') return Number(record.id);
  const value = record.properties[name];
  if (value === undefined || value === null || value === '') return null;
  return comparable(`${value}`, name);
}

function comparable(said: string, name: string): string | number {
  if (!NUMBERS.has(name)) return said.toLowerCase();
  const at = /^-?\d+(?:\.\d+)?$/.test(said) ? Number(said) : Date.parse(said);
  return Number.isNaN(at) ? said.toLowerCase() : at;
}

function testOf({
  propertyName: name,
  operator,
  value,
  highValue,
  values,
}: Filter): (record: HubRecord) => boolean {
  const needs =
    operator === 'IN' || operator === 'NOT_IN' ? values : (value ?? operator.endsWith('HAS_PROPERTY'));
  if (!needs) throw invalid(`${operator} needs a value`);
  const wanted = value === undefined ? '' : comparable(value, name);
  const of = (record: HubRecord) => propertyOf(record, name);
  switch (operator) {
    case 'EQ':
      return (record) => of(record) === wanted;
    case 'NEQ':
      return (record) => of(record) !== wanted;
    case 'LT':
      return (record) => (of(record) ?? Number.NaN) < wanted;
    case 'LTE':
      return (record) => (of(record) ?? Number.NaN) <= wanted;
    case 'GT':
      return (record) => (of(record) ?? Number.NaN) > wanted;
    case 'GTE':
      return (record) => (of(record) ?? Number.NaN) >= wanted;
    case 'BETWEEN': {
      const high = comparable(highValue ?? '', name);
      return (record) => (of(record) ?? Number.NaN) >= wanted && (of(record) ?? Number.NaN) <= high;
    }
    // Values of texts have to be in small letters: others are never found.
    case 'IN':
      return (record) => (values ?? []).some((each) => each === `${of(record)}`);
    case 'NOT_IN':
      return (record) => !(values ?? []).some((each) => each === `${of(record)}`);
    case 'HAS_PROPERTY':
      return (record) => of(record) !== null;
    case 'NOT_HAS_PROPERTY':
      return (record) => of(record) === null;
    case 'CONTAINS_TOKEN':
      return (record) => hasToken(`${of(record) ?? ''}`, `${wanted}`);
    case 'NOT_CONTAINS_TOKEN':
      return (record) => !hasToken(`${of(record) ?? ''}`, `${wanted}`);
    default:
      throw invalid(`operator ${operator} is not known`);
  }
}

/** All words of what is looked for stand there as whole words. */
function hasToken(text: string, wanted: string): boolean {
  const wordsOf = (said: string) => said.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const there = new Set(wordsOf(text));
  return wordsOf(wanted).every((word) => there.has(word));
}
