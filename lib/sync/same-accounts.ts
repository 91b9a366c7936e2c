import { normaliseNumber } from '../domain/normalise.ts';
import type { Order } from '../domain/order.ts';
import type { Partner, SystemAccount } from '../domain/partner.ts';
import type { SourcePage } from '../sources/source.ts';
import { partnersOfAccounts } from '../store/accounts.ts';
import { accountKey, aliasKey } from '../store/merge-accounts.ts';
import type { Store } from '../store/open.ts';
import { storedPartners } from '../store/queries.ts';

/*
 * Sources name partners by number or name, as files do, so that a file and a system speak of one partner. A name changes in
 * the system, and orders, cases and contacts that did not change with it are not read again. So the store remembers by which
 * records a system knows a partner: whatever a page calls it, it reaches the one that is here.
 */

type Page = Pick<SourcePage<never>, 'partners' | 'orders' | 'known' | 'moved' | 'beside'>;
type Holders = ReadonlyMap<string, readonly Partner[]>;
type At = (id: string) => string;

/**
 * The page with its partners under the ids that they have here, and with what their system called them until now. `isFirst`:
 * of a load that reads everything, so that of one name are those that have it now.
 */
export async function atKnownPartners<P extends Page>(store: Store, page: P, isFirst = false): Promise<P> {
  const { partners, known, orders, moved, beside } = page;
  const said = [...partners, ...(known ?? [])].filter(({ accounts }) => accounts !== undefined);
  const aliases = aliasesOf(beside);
  if (said.length + aliases.size === 0) return page;
  const keys = new Set([...said.flatMap(({ accounts = [] }) => accounts.map(accountKey)), ...aliases.keys()]);
  const holders = await partnersOfAccounts(store, keys);
  const named = await storedPartners(
    store,
    said.map(({ id }) => id),
  );
  const ids = new Map<string, string>();
  const now = new Map(
    said.flatMap(({ id, accounts = [] }) => accounts.map((each) => [accountKey(each), id])),
  );
  for (const partner of said) {
    const there = named.get(partner.id);
    const isTaken = there !== undefined && isOfAnother(partner, there, now, isFirst);
    ids.set(partner.id, idOf(partner, holders, isTaken));
  }
  for (const [key, id] of aliases) ids.set(id, holders.get(key)?.[0]?.id ?? id);
  const isRenamed = [...ids].some(([from, to]) => from !== to);
  const at: At = (id) => ids.get(id) ?? id;
  const place = (partner: Partner) => placed(partner, at(partner.id), holders);
  return {
    ...page,
    partners: partners.map(place),
    ...(known ? { known: known.map(place) } : {}),
    ...(isRenamed
      ? {
          orders: orders.map((order) => orderAt(order, at)),
          ...(moved
            ? { moved: moved.map((each) => ({ ...each, partnerIds: each.partnerIds.map(at) })) }
            : {}),
          ...(beside ? { beside: besideAt(beside, at) } : {}),
        }
      : {}),
  };
}

/** The partner ids that records beside orders name, by what they are filed under where they are not the partner's own. */
function aliasesOf(beside: Page['beside']): Map<string, string> {
  const { activities = [], notes = [], tasks = [], pipeline = [] } = beside ?? {};
  const records = [...activities, ...tasks, ...notes.map(({ touchpoint }) => touchpoint), ...pipeline];
  const aliases = new Map<string, string>();
  for (const record of records)
    if ('provenance' in record)
      aliases.set(aliasKey(record.provenance.sourceId, record.partnerId), record.partnerId);
  return aliases;
}

/** The id of the partner who is known by these accounts alone; else the one that the page gives. */
function idOf(partner: Partner, holders: Holders, isTaken: boolean): string {
  const { id, accounts = [], provenance } = partner;
  const those = holdersOf(accounts, holders);
  if (those.some((each) => each.id === id)) return id;
  const own = new Set(accounts.map(accountKey));
  // One with further accounts was several of one name: the one that was renamed leaves it.
  const same = those.find((each) =>
    ofSource(each, provenance.sourceId).every((account) => own.has(accountKey(account))),
  );
  if (same) return same.id;
  const [first] = accounts;
  return isTaken && those.length === 0 && first ? normaliseNumber(first.id) : id;
}

/**
 * A name that an account gave up names another one now: two companies, and the first has the id. One that may have given it up
 * since it was read is another one, too: two of one company people can make one, one of two they can not part. `now`: the ids
 * that the accounts of this page have by their names.
 */
function isOfAnother(
  partner: Partner,
  there: Partner,
  now: ReadonlyMap<string, string>,
  isFirst: boolean,
): boolean {
  const { sourceId, jobId } = partner.provenance;
  if (there.formerNames?.some((each) => each.sourceId === sourceId)) return true;
  const others = ofSource(there, sourceId);
  const told = others.flatMap((account) => now.get(accountKey(account)) ?? []);
  if (told.length > 0) return !told.includes(partner.id);
  // Whom we sell to may begin to sell to us: some systems keep the two apart.
  const isAlike = partner.roles.length === 0 || partner.roles.some((role) => there.roles.includes(role));
  return others.length > 0 && isAlike && !isFirst && there.provenance.jobId !== jobId;
}

function holdersOf(accounts: readonly SystemAccount[], holders: Holders): Partner[] {
  const those = accounts.flatMap((account) => holders.get(accountKey(account)) ?? []);
  return [...new Map(those.map((each) => [each.id, each])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function ofSource({ accounts = [] }: Partner, sourceId: string): SystemAccount[] {
  return accounts.filter((account) => account.sourceId === sourceId);
}

/** The partner under its id here, with the id that its name would make, and the name that it had until now. */
function placed(partner: Partner, id: string, holders: Holders): Partner {
  const { sourceId, fetchedAt: until } = partner.provenance;
  const { accounts } = partner;
  if (accounts === undefined) return partner;
  const as = id === partner.id ? {} : { as: partner.id };
  const here = holdersOf(accounts, holders).find((each) => each.id === id);
  const before = here?.names?.find((each) => each.sourceId === sourceId)?.name ?? here?.name;
  const isRenamed = before !== undefined && normaliseNumber(before) !== normaliseNumber(partner.name);
  return {
    ...partner,
    id,
    accounts: accounts.map((account) => ({ ...account, ...as })),
    ...(isRenamed ? { formerNames: [{ name: before, sourceId, until }] } : {}),
  };
}

function orderAt(order: Order, at: At): Order {
  const partnerId = at(order.partnerId);
  const own = `${order.partnerId}/`;
  const id = order.id.startsWith(own) ? `${partnerId}/${order.id.slice(own.length)}` : order.id;
  const lines = order.lines.map((line) => ({
    ...line,
    pegs: line.pegs.map((peg) => ({ ...peg, customerId: at(peg.customerId) })),
  }));
  return { ...order, id, partnerId, lines };
}

function besideAt(beside: NonNullable<Page['beside']>, at: At): NonNullable<Page['beside']> {
  const { activities, notes, tasks, pipeline, gone } = beside;
  const record = <T extends { partnerId: string }>(each: T): T => ({
    ...each,
    partnerId: at(each.partnerId),
  });
  return {
    ...beside,
    ...(activities ? { activities: activities.map(record) } : {}),
    ...(notes ? { notes: notes.map((note) => ({ ...note, touchpoint: record(note.touchpoint) })) } : {}),
    ...(tasks ? { tasks: tasks.map(record) } : {}),
    ...(pipeline ? { pipeline: pipeline.map(record) } : {}),
    ...(gone ? { gone: gone.flatMap((each) => [each, ...underItsPartner(each, at)]) } : {}),
  };
}

/** Ids of cases began with a partner's once. */
function underItsPartner<T extends { id: string }>(gone: T, at: At): T[] {
  const [partnerId = '', ...rest] = gone.id.split('/');
  return at(partnerId) === partnerId ? [] : [{ ...gone, id: [at(partnerId), ...rest].join('/') }];
}
