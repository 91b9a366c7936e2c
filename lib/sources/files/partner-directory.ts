import { normaliseNumber } from '../../domain/normalise.ts';
import type { Partner } from '../../domain/partner.ts';
import { identityOf } from './partner-identity.ts';

/** The partners that are known, to be found by exactly what a row calls them. */
export interface PartnerDirectory {
  /** The id of the partner that a number, else a name, stands for; `unknown`, or `ambiguous` where it stands for several. */
  find(
    number: string | undefined,
    name: string | undefined,
  ): { id: string } | { flaw: 'unknown' | 'ambiguous' };
}

/** Numbers are compared as letters and digits, names without regard to case, spaces and signs. */
export function partnerDirectory(
  partners: Iterable<Pick<Partner, 'id' | 'name' | 'numbers'>>,
): PartnerDirectory {
  const byNumber = new Map<string, Set<string>>();
  const byName = new Map<string, Set<string>>();
  for (const { id, name, numbers } of partners) {
    for (const number of [id, ...numbers]) add(byNumber, normaliseNumber(number), id);
    add(byName, identityOf(name), id);
  }
  return {
    find(number, name) {
      const numbered = number === undefined ? undefined : byNumber.get(normaliseNumber(number));
      const named = name === undefined ? undefined : byName.get(identityOf(name));
      const found = numbered ?? named ?? new Set();
      // A number that two share may still be told apart by the name beside it.
      const both = [...found].filter((id) => named?.has(id));
      const [id, ...others] = found.size > 1 && both.length === 1 ? both : found;
      if (id === undefined) return { flaw: 'unknown' };
      return others.length > 0 ? { flaw: 'ambiguous' } : { id };
    },
  };
}

function add(index: Map<string, Set<string>>, key: string, id: string): void {
  if (key === '') return;
  const ids = index.get(key);
  if (ids) ids.add(id);
  else index.set(key, new Set([id]));
}
