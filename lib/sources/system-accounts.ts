import type { Partner } from '../domain/partner.ts';

/** So many records of one system that have one name are a company's own; more are a word for many. */
const MOST_ACCOUNTS = 50;

/**
 * The records of a system that stand for a partner, by their ids there: renamed, it is still that partner. None where so
 * many have one name that it names nobody.
 */
export function accountsOf(sourceId: string, ids: readonly string[]): Pick<Partner, 'accounts'> {
  const own = [...new Set(ids)].sort();
  return own.length > MOST_ACCOUNTS ? {} : { accounts: own.map((id) => ({ sourceId, id })) };
}

/** The records of two that have one name. */
export function accountsOfBoth(first: Partner, second: Partner): Pick<Partner, 'accounts'> {
  const ids = [first, second].map(({ accounts }) => accounts?.map(({ id }) => id));
  const [one, other] = ids;
  return one && other ? accountsOf(first.provenance.sourceId, [...one, ...other]) : { accounts: undefined };
}
