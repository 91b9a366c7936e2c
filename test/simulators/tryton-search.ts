import type { Recording } from '../real/tryton/record.ts';
import { matches } from './tryton-domain.ts';
import { indexOf, type Row } from './tryton-index.ts';

/** How many records of a model satisfy a domain. */
export function countOf(recording: Recording, model: string, domain: unknown): number {
  return found(recording, model, domain, 'ASC').length;
}

/** The records that satisfy a domain, in the order and of the part that a call of Tryton names. */
export function searched(recording: Recording, model: string, params: readonly unknown[]): Row[] {
  const [domain, offset, limit, order] = params as [unknown, number, number, unknown];
  const keys = (order ?? [['id', 'DESC']]) as [string, string][];
  const [[first, direction] = []] = keys;
  // Ids are unique: what is put in order by them needs no other order, and no more than is asked for.
  const enough = first === 'id' ? offset + limit : Number.POSITIVE_INFINITY;
  const rows = found(recording, model, domain, direction, enough);
  return (first === 'id' ? rows : rows.sort(inOrder(keys))).slice(offset, offset + limit);
}

function found(
  recording: Recording,
  model: string,
  domain: unknown,
  direction = 'ASC',
  enough = Number.POSITIVE_INFINITY,
): Row[] {
  const index = indexOf(recording);
  const among = index.candidates(model, domain);
  const rows: Row[] = [];
  for (let at = 0; at < among.length && rows.length < enough; at += 1) {
    const row = among[direction === 'DESC' ? among.length - 1 - at : at];
    if (row && matches({ recording, index }, model, row, domain)) rows.push(row);
  }
  return rows;
}

/** By what the question names, empty values first, as Tryton's own database puts them. */
function inOrder(keys: readonly [string, string][]): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const [name, direction] of keys) {
      const [left, right] = [a, b].map((row) => (row[name] ?? Number.NEGATIVE_INFINITY) as number);
      if (left !== right) return ((left ?? 0) < (right ?? 0) ? -1 : 1) * (direction === 'DESC' ? -1 : 1);
    }
    return 0;
  };
}
