import type { FormerName, Partner, SystemAccount } from '../domain/partner.ts';

/** As many names that were given up are remembered; those that were given up last. */
const MOST_NAMES = 20;

/**
 * By which records systems know a partner: of one system what it said last, whole. Undefined where none has said so.
 * `holds`: the incoming record is the later one.
 */
export function mergeAccounts(kept: Partner, incoming: Partner, holds: boolean): SystemAccount[] | undefined {
  const [first, second] = holds ? [kept, incoming] : [incoming, kept];
  if (!first.accounts || !second.accounts) return second.accounts ?? first.accounts;
  const said = new Set(second.accounts.map(({ sourceId }) => sourceId));
  const others = first.accounts.filter(({ sourceId }) => !said.has(sourceId));
  return [...others, ...second.accounts].sort((a, b) => (accountKey(a) < accountKey(b) ? -1 : 1));
}

/** What an account is filed under. No number or address of a page is spelt so. */
export function accountKey({ sourceId, id }: SystemAccount): string {
  return `${sourceId} ${id}`;
}

/** What the partner id that an account's name makes by now is filed under. */
export function aliasKey(sourceId: string, as: string): string {
  return `${sourceId} as ${as}`;
}

/** All that a partner's accounts are filed under. */
export function keysOfAccounts({ accounts = [] }: Partner): string[] {
  return accounts.flatMap((account) => {
    const { sourceId, as } = account;
    return as === undefined ? [accountKey(account)] : [accountKey(account), aliasKey(sourceId, as)];
  });
}

/** Names that either record knows to be given up, but for the one that is used again. Undefined for none. */
export function mergeFormerNames(kept: Partner, incoming: Partner, name: string): FormerName[] | undefined {
  if (!kept.formerNames && !incoming.formerNames) return undefined;
  const byName = new Map<string, FormerName>();
  for (const each of [...(kept.formerNames ?? []), ...(incoming.formerNames ?? [])]) {
    const key = `${each.sourceId} ${each.name}`;
    const before = byName.get(key);
    if (each.name !== name && (!before || each.until > before.until)) byName.set(key, each);
  }
  const newest = [...byName.values()].sort((a, b) => b.until - a.until || (a.name < b.name ? -1 : 1));
  return newest.length > 0 ? newest.slice(0, MOST_NAMES) : undefined;
}
