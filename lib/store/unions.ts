import { type Union, unionSchema } from '../domain/union.ts';
import { announceChange } from './changes.ts';
import { readState } from './identifier-index.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import type { ReadTx, StoreName, WriteTx } from './schema.ts';
import { withRoom } from './shed.ts';

/*
 * Partners that stand for one are put together when they are read: blocks, partners and relationships stay where their
 * sources put them. So taking a union back is deleting a word, and nothing has to be divided again.
 */

/** Who stands for whom, as one state of the store has it. */
export interface Unions {
  readonly generation: number;
  /** True where nobody stands for anybody else: the way of nearly every store. */
  readonly none: boolean;
  /** How many partners are read under another one's id. */
  readonly extra: number;
  /** Under whose id a partner is read; its own where it stands alone. */
  headOf(id: string): string;
  /** Everybody who is read under the id of this partner, the one whose id that is first. */
  membersOf(id: string): readonly string[];
}

/** What a reader needs to see unions, beside what it reads. */
export const UNION_SCOPE: readonly StoreName[] = ['state', 'unions'];

/** The unions as this transaction sees them. Needs {@link UNION_SCOPE}. */
export async function unionsOf(holder: { unions?: Unions }, tx: ReadTx): Promise<Unions> {
  const { generation } = await readState(tx);
  if (holder.unions?.generation === generation) return holder.unions;
  const unions = joinUnions(await storedUnions(tx), generation);
  if (generation >= (holder.unions?.generation ?? 0)) holder.unions = unions;
  return unions;
}

/** Who stands for whom by these unions. Those that hang together are one, under the name that was chosen last. */
export function joinUnions(unions: readonly Union[], generation = 0): Unions {
  const live = unions.filter(({ undoneAt }) => undoneAt === undefined).sort(inSequence);
  const groups = new Map<string, Set<string>>();
  const heads = new Map<Set<string>, string>();
  for (const { partnerIds, keep } of live) {
    const [first, second] = partnerIds.map((id) => groups.get(id) ?? new Set([id]));
    if (!first || !second) continue;
    for (const id of second) first.add(id);
    for (const id of [...partnerIds, ...second]) groups.set(id, first);
    if (second !== first) heads.delete(second);
    heads.set(first, keep);
  }
  const members = new Map<Set<string>, readonly string[]>();
  for (const [group, head] of heads)
    members.set(group, [head, ...[...group].filter((id) => id !== head).sort()]);
  const memberIds = (id: string) => {
    const group = groups.get(id);
    return (group && members.get(group)) ?? [id];
  };
  return {
    generation,
    none: groups.size === 0,
    extra: groups.size - members.size,
    headOf: (id) => memberIds(id)[0] ?? id,
    membersOf: memberIds,
  };
}

function inSequence(a: Union, b: Union): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}

/** Every stored union that parses. */
export async function storedUnions(tx: ReadTx): Promise<Union[]> {
  const stored: unknown[] = await tx.objectStore('unions').getAll();
  return stored.flatMap((value) => {
    const read = unionSchema.safeParse(value);
    return read.success ? [read.data] : [];
  });
}

/** Every union, also those that were taken back, the oldest first. */
export async function listUnions(store: Store): Promise<Union[]> {
  return (await transact(store, ['unions'], 'readonly', storedUnions)).sort(inSequence);
}

/** Who stands for whom now. */
export function readUnions(store: Store): Promise<Unions> {
  return transact(store, UNION_SCOPE, 'readonly', (tx) => unionsOf(store, tx));
}

/** What changing unions has to reach. */
export const UNION_WRITE_SCOPE: readonly StoreName[] = ['state', 'unions', 'summaries', 'openLines', 'cells'];

/**
 * Makes partners one, or changes what is stored of a union: one transaction, with what was derived of everybody it
 * touches removed, so that it is made anew. Throws `store-full`; then nothing of it is stored.
 */
export function putUnions(store: Store, unions: readonly Union[]): Promise<void> {
  return changeUnions(store, async (tx) => {
    await Promise.all(unions.map((union) => tx.objectStore('unions').put(union)));
    return unions.flatMap(({ partnerIds }) => partnerIds);
  });
}

/** Takes a union back: each of the two is read by itself again. Answers it as it was, undefined where it is gone already. */
export async function undoUnion(store: Store, id: string, at: number): Promise<Union | undefined> {
  let undone: Union | undefined;
  await changeUnions(store, async (tx) => {
    const read = unionSchema.safeParse(await tx.objectStore('unions').get(id));
    if (!read.success || read.data.undoneAt !== undefined) return [];
    undone = read.data;
    await tx.objectStore('unions').put({ ...read.data, undoneAt: at });
    return read.data.partnerIds;
  });
  return undone;
}

async function changeUnions(store: Store, work: (tx: WriteTx) => Promise<readonly string[]>): Promise<void> {
  const changed = await withRoom(store, () =>
    transact(store, UNION_WRITE_SCOPE, 'readwrite', (tx) => changeIn(tx, work)),
  );
  if (!changed) return;
  forgetRecords(store);
  announceChange({ what: 'records' });
}

async function changeIn(tx: WriteTx, work: (tx: WriteTx) => Promise<readonly string[]>): Promise<boolean> {
  const before = joinUnions(await storedUnions(tx));
  const named = await work(tx);
  if (named.length === 0) return false;
  const after = joinUnions(await storedUnions(tx));
  await dropDerived(tx, new Set(named.flatMap((id) => [...before.membersOf(id), ...after.membersOf(id)])));
  const state = await readState(tx);
  await tx.objectStore('state').put({ ...state, generation: state.generation + 1 }, 'state');
  return true;
}

/** Adds unions of a backup inside a transaction over {@link UNION_WRITE_SCOPE}; what is stored of a pair stays as it is. */
export async function addUnions(tx: WriteTx, unions: readonly Union[]): Promise<void> {
  await changeIn(tx, async () => {
    const known = new Set(await tx.objectStore('unions').getAllKeys());
    const added = unions.filter(({ id }) => !known.has(id));
    await Promise.all(added.map((union) => tx.objectStore('unions').put(union)));
    return added.flatMap(({ partnerIds }) => partnerIds);
  });
}

/** What was derived of these partners: it has to be made anew. Needs `summaries`, `openLines` and `cells`. */
export async function dropDerived(tx: WriteTx, ids: ReadonlySet<string>): Promise<void> {
  await Promise.all(
    [...ids].flatMap((id) => [
      tx.objectStore('summaries').delete(id),
      tx.objectStore('openLines').delete(id),
      tx.objectStore('cells').delete(id),
    ]),
  );
}

/**
 * The ids of these partners with those under which they are read: whose figures change when something is said of them.
 * Needs `unions` in the scope of the transaction.
 */
export async function withHeads(tx: ReadTx, ids: Iterable<string>): Promise<Set<string>> {
  const all = new Set(ids);
  if ((await tx.objectStore('unions').count()) === 0) return all;
  const unions = joinUnions(await storedUnions(tx));
  for (const id of [...all]) all.add(unions.headOf(id));
  return all;
}
