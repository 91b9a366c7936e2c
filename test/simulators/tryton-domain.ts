import type { Recording } from '../real/tryton/record.ts';
import type { RecordIndex, Row } from './tryton-index.ts';

/** What is recorded, and a way to find records in it. */
interface Books {
  recording: Recording;
  index: RecordIndex;
}

/** Where the fields of a path lead to: a list of ids in that model. */
const RELATIONS: Record<string, string> = {
  'purchase.purchase.lines': 'purchase.line',
  'sale.sale.lines': 'sale.line',
  'purchase.line.moves': 'stock.move',
  'purchase.line.requests': 'purchase.request',
  'party.party.contact_mechanisms': 'party.contact_mechanism',
  'party.party.identifiers': 'party.identifier',
  'party.party.addresses': 'party.address',
  'purchase.line.purchase': 'purchase.purchase',
  'sale.line.sale': 'sale.sale',
  'sale.line.moves': 'stock.move',
  'purchase.line.invoice_lines': 'account.invoice.line',
  'sale.line.invoice_lines': 'account.invoice.line',
};

/**
 * True when a record satisfies a search domain of Tryton: a list of clauses that all hold, or of which one does behind
 * `'OR'`. A clause is `[path, operator, value]`. Throws for what it does not know: the simulator must not guess.
 */
export function matches(books: Books, model: string, row: Row, domain: unknown): boolean {
  if (!Array.isArray(domain)) throw new Error(`Not a domain: ${JSON.stringify(domain)}`);
  if (isClause(domain)) return holds(books, model, row, domain);
  const any = domain[0] === 'OR';
  const parts = any ? domain.slice(1) : domain;
  const test = (part: unknown) => matches(books, model, row, part);
  return any ? parts.some(test) : parts.every(test);
}

type Clause = [path: string, operator: string, value: unknown];

function isClause(domain: unknown[]): domain is Clause {
  return (
    domain.length === 3 &&
    typeof domain[0] === 'string' &&
    typeof domain[1] === 'string' &&
    domain[0] !== 'OR'
  );
}

function holds(books: Books, model: string, row: Row, [path, operator, value]: Clause): boolean {
  const [name = '', ...rest] = path.split('.');
  if (rest.length > 0) {
    const shown = row[`${name}.`] as Row | null | undefined;
    const leaf = rest.join('.');
    if (shown && leaf in shown) return compares(shown[leaf], operator, value);
    const target = RELATIONS[`${model}.${name}`];
    // What the recording holds no related records of changed with the record that leads there.
    if (!target) return false;
    const ids = [row[name]].flat() as number[];
    const asked: Clause = [rest.join('.'), operator, value];
    return ids.some((id) => {
      const related = books.index.byId(target, id);
      return related !== undefined && holds(books, target, related, asked);
    });
  }
  if (!(books.recording.fields[model] ?? []).includes(name)) throw new Error(`${model} has no field ${name}`);
  return compares(row[name], operator, value);
}

function compares(listed: unknown, operator: string, value: unknown): boolean {
  if (operator === 'in' && Array.isArray(listed))
    return listed.some((each) => (value as unknown[]).includes(each));
  const stored = comparable(listed);
  if (operator === 'in') return (value as unknown[]).some((each) => comparable(each) === stored);
  if (operator === 'like') return `${listed ?? ''}`.includes(`${value}`.replace(/^%|%$/g, ''));
  if (operator === 'ilike') return patternOf(`${value}`).test(`${listed ?? ''}`);
  const given = comparable(value);
  if (operator === '=') return stored === given;
  if (operator === '!=') return stored !== given;
  if (stored === null || given === null) return false;
  if (operator === '<') return stored < given;
  if (operator === '>') return stored > given;
  if (operator === '>=') return stored >= given;
  throw new Error(`The simulator does not know the operator ${operator}`);
}

/** `%` stands for anything, `_` for one sign, and a backslash takes that away. */
function patternOf(value: string): RegExp {
  const parts = value.match(/\\?./gs) ?? [];
  const signs = parts.map((part) => {
    if (part === '%') return '.*';
    if (part === '_') return '.';
    return part.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${signs.join('')}$`, 'i');
}

function comparable(value: unknown): number | string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return value as number | string;
  const {
    year,
    month,
    day,
    hour = 0,
    minute = 0,
    second = 0,
    microsecond = 0,
  } = value as Record<string, number>;
  if (year === undefined || month === undefined) throw new Error(`Not comparable: ${JSON.stringify(value)}`);
  return Date.UTC(year, month - 1, day, hour, minute, second) * 1_000 + microsecond;
}
