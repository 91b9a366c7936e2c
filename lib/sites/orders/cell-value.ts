import type { PageField } from '../../domain/page-fields.ts';
import { datedIn } from './dated.ts';
import { type Meaning, meaningOf } from './header-words.ts';
import { machineValue } from './text.ts';
import { fits, isDateField, numberIn } from './values.ts';

/** What is said of one order or line, with numbers and dates that its neighbours decide on. */
export type Found = Partial<Record<Meaning, string>>;

const FIELD = /^(?!order$|number$|date$|delivery$|came$|invoice$|shipment$)/;
export const isField = (is: Meaning): is is PageField => FIELD.test(is);

/** "Label: value" in one text. */
export function pairIn(text: string): { label: string; value: string } | undefined {
  const [, label, value] = /^([^:：]{2,40})[:：]\s*(\S.*)$/u.exec(text) ?? [];
  return label && value ? { label, value } : undefined;
}

/** What a date in one text with its label says: "Ordered on November 1, 2024". */
export function saidDate(text: string): { is: Meaning; rank: number; value: string } | undefined {
  const dated = datedIn(text);
  const said = dated && meaningOf(dated.label);
  return said && isDateField(said.is) ? { is: said.is, rank: said.rank, value: dated.value } : undefined;
}

/** Fields of which the first line is the value, whatever it says. */
const IN_WORDS =
  /^(?:status|description|supplier|buyer|unit|currency|order|line|item|supplierItem|tracking)$/;

/**
 * Puts into `found` what an element says under a heading: what it gives to machines, else the first of its `lines` that fits,
 * and what further lines say behind labels of their own. A number behind a word that is known (`Shipped` in a cell of
 * quantities) must be what both say together.
 */
export function readValue(
  found: Found,
  element: Element,
  is: Meaning,
  heading: string,
  lines: readonly string[],
): void {
  const machine = machineValue(element, is, lines[0] ?? '');
  if (machine) put(found, is, machine);
  let label = '';
  for (const text of lines) {
    let line = text;
    const pair = pairIn(line);
    const other = pair && meaningOf(pair.label);
    if (pair && other) {
      if (other.is !== is) put(found, other.is, pair.value);
      continue;
    }
    const dated = saidDate(line);
    if (dated) put(found, dated.is, dated.value);
    if (dated && is !== 'status') continue;
    if (IN_WORDS.test(is)) {
      if (line.length > 1 || lines.length === 1) put(found, is, line);
    } else if (isWord(line)) label = line;
    else {
      const [, word, rest] = /^(\p{L}[\p{L}\s]*?)\s+(\S*\p{Nd}.*)$/u.exec(line) ?? [];
      if (word && rest && isWord(word)) [label, line] = [word, rest];
      if (!label || meaningOf(`${heading} ${label}`)?.is === is) put(found, is, line);
      label = '';
    }
  }
}

/** A line that may be the label of the next one. */
const isWord = (line: string): boolean => !/\p{Nd}/u.test(line) && meaningOf(line) !== undefined;

/** Takes a value in where it fits; what was found first stays. */
export function put(found: Found, is: Meaning, text: string): void {
  if ((is === 'amount' || is === 'price') && fits('currency', text)) put(found, 'currency', text);
  if (found[is] !== undefined) return;
  const value = is === 'order' ? numberIn(text) : text;
  const times = is === 'description' && /^(.*\S)\s*[×x]\s*(\d[\d.,]*)$/u.exec(value);
  if (times) {
    put(found, 'description', times[1] ?? '');
    put(found, 'quantity', times[2] ?? '');
  } else if (fits(is, value)) found[is] = value;
  else if (is === 'quantity' && fits('unit', value)) put(found, 'unit', value);
}
