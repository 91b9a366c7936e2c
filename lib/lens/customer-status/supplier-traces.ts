import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import { coreWords } from '../partner/same-company.ts';
import { STATUS_TEXTS, type StatusRow, type StatusText } from './status-views.ts';

/** Shorter names and numbers stand in too many texts as something else: they count as a whole word only. */
const LONG = 5;
/** Shorter ones tell nobody. */
const SHORT = 2;

/** By what a text could tell a customer who supplies us. */
export interface SupplierTraces {
  /** Beginnings of names and whole numbers, as words. */
  words: ReadonlySet<string>;
  /** Names and numbers written together, which may stand anywhere. */
  within: ReadonlySet<string>;
}

/**
 * What tells the suppliers behind an order: the first word of each name and the whole of it, people, domains, company and
 * vendor numbers, and of what was bought from them the numbers of orders, papers and, as they have them, of items.
 */
export function supplierTraces(suppliers: readonly Partner[], orders: readonly Order[]): SupplierTraces {
  const words = new Set<string>();
  const within = new Set<string>();
  const add = (text: string) => {
    if (text.length > SHORT) words.add(text);
    if (text.length >= LONG) within.add(text);
  };
  for (const { name, names = [], numbers, domains, contacts } of suppliers) {
    for (const each of [name, ...names.map((one) => one.name)]) {
      const core = coreWords(each);
      add(core.join(''));
      if ((core[0]?.length ?? 0) > SHORT) words.add(core[0] as string);
    }
    for (const person of contacts) add(coreWords(person.name).join(''));
    for (const number of numbers) add(together(number));
    for (const domain of [...domains, ...contacts.flatMap(({ email }) => email?.split('@').at(-1) ?? [])])
      add(together(domain.split('.').at(-2) ?? domain));
  }
  for (const { number, lines } of orders) {
    add(together(number));
    for (const { item, shipments, invoices } of lines) {
      if (item.supplierNumber) add(together(item.supplierNumber));
      for (const paper of [...shipments, ...invoices]) add(together(paper.number));
    }
  }
  return { words, within };
}

/** True where a text holds one of the traces. */
function tellsSupplier(text: string, { words, within }: SupplierTraces): boolean {
  const core = coreWords(text);
  const joined = core.join('');
  const number = together(text);
  if (core.some((word) => words.has(word)) || words.has(joined) || words.has(number)) return true;
  for (const trace of within) if (joined.includes(trace) || number.includes(trace)) return true;
  return false;
}

/** A row without the texts that tell a supplier, and which those were. */
export function withoutTraces(
  row: StatusRow,
  traces: SupplierTraces,
): { row: StatusRow; hidden: StatusText[] } {
  const hidden = STATUS_TEXTS.filter((field) => tellsSupplier(row[field] ?? '', traces));
  const kept = { ...row };
  for (const field of hidden) delete kept[field];
  return { row: kept, hidden };
}

function together(number: string): string {
  return normaliseNumber(number).toLowerCase();
}
