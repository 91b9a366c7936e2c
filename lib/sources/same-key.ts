import type { Partner } from '../domain/partner.ts';
import { accountsOfBoth } from './system-accounts.ts';

/** So many contacts of one account are kept, those that changed last. */
export const MOST_CONTACTS = 500;
/** Letters of names in one question: an address that is longer may be refused on the way. */
const LETTERS = 3_000;

/** Accounts of one name, or of one number, are one partner, which has what each of them has. */
export function asOne(first: Partner, second: Partner): Partner {
  return {
    ...second,
    ...first,
    ...accountsOfBoth(first, second),
    roles: [...new Set([...first.roles, ...second.roles])],
    numbers: [...new Set([...first.numbers, ...second.numbers])],
    domains: [...new Set([...first.domains, ...second.domains])],
    contacts: [...first.contacts, ...second.contacts].slice(0, MOST_CONTACTS),
  };
}

/** Texts in parts that one question bears. */
export function inLetters(texts: readonly string[]): string[][] {
  const parts: string[][] = [];
  let room = 0;
  for (const text of texts) {
    if (room <= 0) {
      parts.push([]);
      room = LETTERS;
    }
    parts.at(-1)?.push(text);
    room -= encodeURIComponent(text).length + 6;
  }
  return parts;
}
