import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import { coreWords } from '../partner/same-company.ts';
import { STATUS_TEXTS, type StatusRow, type StatusText } from './status-views.ts';

/** Shorter names and numbers stand in too many texts as something else: they count as a whole word only. */
const LONG = 5;
/** Shorter ones tell nobody. */
const SHORT = 2;

/** Texts by which something is told: as a whole word, or anywhere in what is written together. */
interface Traces {
  words: Set<string>;
  within: Set<string>;
}

/** By what a text could tell a customer who supplies us. */
export interface SupplierTraces {
  names: Traces;
  numbers: Traces;
}

/** Words before a name that are none of its own. */
const ARTICLES: ReadonlySet<string> = new Set(['the', 'der', 'die', 'das', 'les', 'los', 'las']);

/**
 * What tells the suppliers behind an order: the first word of each name and the whole of it, people, domains, company and
 * vendor numbers, and of what was bought from them the numbers of orders, papers and, as they have them, of items.
 */
export function supplierTraces(suppliers: readonly Partner[], orders: readonly Order[]): SupplierTraces {
  const names: Traces = { words: new Set(), within: new Set() };
  const numbers: Traces = { words: new Set(), within: new Set() };
  for (const supplier of suppliers) {
    for (const name of [supplier.name, ...(supplier.names ?? []).map((one) => one.name)]) {
      const core = coreWords(name).filter((word) => !ARTICLES.has(word));
      add(names, core.join(''));
      if ((core[0]?.length ?? 0) > SHORT) names.words.add(core[0] as string);
    }
    for (const person of supplier.contacts) add(names, coreWords(person.name).join(''));
    for (const domain of domainsOf(supplier)) add(names, together(domain.split('.').at(-2) ?? domain));
    for (const number of supplier.numbers) add(numbers, together(number));
  }
  for (const { number, lines } of orders) {
    add(numbers, together(number));
    for (const { item, shipments, invoices } of lines) {
      add(numbers, together(item.supplierNumber ?? ''));
      for (const paper of [...shipments, ...invoices]) add(numbers, together(paper.number));
    }
  }
  return { names, numbers };
}

function add({ words, within }: Traces, text: string): void {
  if (text.length > SHORT) words.add(text);
  if (text.length >= LONG) within.add(text);
}

function domainsOf({ domains, contacts }: Partner): string[] {
  return [...domains, ...contacts.flatMap(({ email }) => email?.split('@').at(-1) ?? [])];
}

function holds(text: string, { words, within }: Traces): boolean {
  const core = coreWords(text);
  const joined = core.join('');
  const number = together(text);
  // `C-77` is a word as it is written, and two by its letters.
  const whole = [...core, joined, number, ...text.split(/[\s,;()]+/).map(together)];
  if (whole.some((word) => words.has(word))) return true;
  for (const trace of within) if (joined.includes(trace) || number.includes(trace)) return true;
  return false;
}

/** Numbers of the customer's own order, which it knows: another order may have the same by chance. */
const KNOWN_NUMBERS: readonly StatusText[] = ['theirOrder', 'order', 'line'];

/** A row without the texts that tell a supplier by name or number, and which those were. */
export function withoutTraces(
  row: StatusRow,
  { names, numbers }: SupplierTraces,
): { row: StatusRow; hidden: StatusText[] } {
  const hidden = STATUS_TEXTS.filter((field) => {
    const text = row[field] ?? '';
    return holds(text, names) || (!KNOWN_NUMBERS.includes(field) && holds(text, numbers));
  });
  const kept = { ...row };
  for (const field of hidden) delete kept[field];
  return { row: kept, hidden };
}

function together(number: string): string {
  return normaliseNumber(number).toLowerCase();
}
