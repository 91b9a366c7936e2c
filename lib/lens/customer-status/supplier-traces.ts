import { domainKey, registered } from '../../domain/mail-domain.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order } from '../../domain/order.ts';
import type { Partner } from '../../domain/partner.ts';
import { isPublicMail } from '../../domain/public-mail.ts';
import { readableLabel } from '../../domain/punycode.ts';
import { coreWords } from '../partner/same-company.ts';
import { COMMON_PARTS, COMMON_WORDS } from './common-words.ts';
import { STATUS_TEXTS, type StatusRow, type StatusText } from './status-views.ts';

/** Shorter names and numbers stand in too many texts as something else: they count as a whole word only. */
const LONG = 5;
/** Shorter ones tell nobody, and numbers have to be longer. */
const SHORT = 2;
/** Words before a name that are none of its own. */
const ARTICLES: ReadonlySet<string> = new Set(['the', 'der', 'die', 'das', 'les', 'los', 'las']);
/** Changes between letters and digits in one word that are looked at. */
const MOST_RUNS = 16;

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

/** Scripts that put no blanks between words, or endings behind names. */
const UNBROKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const PARTS = new RegExp(COMMON_PARTS.flatMap(coreWords).join('|'), 'u');

/**
 * What tells the suppliers behind an order: each word of their names and people that is not a common one, and the whole of
 * them, registered domains, company and vendor numbers, and of what was bought from them the numbers of orders, papers and, as
 * they have them, of items. People who are no longer there count, too.
 */
export function supplierTraces(suppliers: readonly Partner[], orders: readonly Order[]): SupplierTraces {
  const names: Traces = { words: new Set(), within: new Set() };
  const numbers: Traces = { words: new Set(), within: new Set() };
  for (const supplier of suppliers) {
    const people = [...supplier.contacts, ...(supplier.formerContacts ?? [])];
    for (const { name } of [supplier, ...(supplier.names ?? [])]) addCompany(names, name);
    for (const { name } of people) if (!isCommon(name)) addName(names, name);
    for (const domain of supplier.domains) addDomain(names, domain);
    for (const { email } of people) addDomain(names, email?.split('@').at(-1) ?? '');
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

/** A name as a whole and by its words; gives those that tell it alone. */
function addName(names: Traces, name: string): string[] {
  const core = coreWords(name).filter((word) => !ARTICLES.has(word));
  const whole = core.join('');
  add(names, whole);
  // A number alone is a size or a line in most texts.
  const own = core.filter((word) => !COMMON_WORDS.has(word) && /\p{L}/u.test(word));
  for (const word of [whole, ...own]) if (word.length >= SHORT) names.words.add(word);
  for (const word of own.filter((one) => UNBROKEN.test(one)))
    for (const part of [word, ...word.split(PARTS)])
      if (part.length >= SHORT && part.replace(PARTS, '') !== '') names.within.add(part);
  return own;
}

/** `Sales` is nobody's name. */
const isCommon = (name: string): boolean => coreWords(name).every((word) => COMMON_WORDS.has(word));

/** Companies are written together with their goods, too: `Boschrelais`. */
function addCompany(names: Traces, name: string): void {
  for (const word of addName(names, name)) add(names, word);
}

/** The label that somebody registered; none where anybody has mail. */
function addDomain(names: Traces, raw: string): void {
  const domain = domainKey(raw) ?? raw;
  const own = registered(domain);
  if (own && isPublicMail(`${own.name}.${own.suffix}`)) return;
  addCompany(names, readableLabel(own?.name ?? domain));
}

function holds(text: string, { words, within }: Traces): boolean {
  const core = coreWords(text);
  const joined = core.join('');
  const number = together(text);
  // `C-77` is a word as it is written, and two by its letters.
  const whole = [...core.flatMap(piecesOf), joined, number, ...text.split(/[\s,;()]+/).map(together)];
  if (whole.some((word) => words.has(word))) return true;
  for (const trace of within) if (joined.includes(trace) || number.includes(trace)) return true;
  return false;
}

/** A word, and what of it stands between letters and digits: `skf6204` → `skf6204`, `skf`, `6204`. */
function piecesOf(word: string): string[] {
  const runs = (word.match(/\p{N}+|\P{N}+/gu) ?? []).slice(0, MOST_RUNS);
  return [
    word,
    ...runs.flatMap((_, from) => runs.slice(from).map((__, to) => runs.slice(from, from + to + 1).join(''))),
  ];
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
