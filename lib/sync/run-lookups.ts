import { isAskable, type Lookup, lookupId } from '../domain/lookup.ts';
import { FailureError } from '../domain/result.ts';
import type { FoundRecords, RecordConnection } from '../sources/source.ts';
import { commit } from '../store/commit.ts';
import { listConnections } from '../store/connections.ts';
import { endLookups, waitingLookups } from '../store/lookups.ts';
import type { Store } from '../store/open.ts';
import { findOrders, findPartners } from '../store/queries.ts';
import { withRoom } from '../store/shed.ts';
import { removeLeftBehind } from './corrected-orders.ts';
import { withFirstPromises } from './first-promise.ts';
import { openConnection } from './open-connection.ts';
import { heedRefusal } from './refused-sign-in.ts';
import { atKnownPartners } from './same-accounts.ts';

/** Held by whoever asks: no identifier is asked for twice. */
const LOOKUPS_LOCK = 'partnerlens-lookups';

/** Asks for everything that waits, in the worker of long jobs; answers whether anything was asked. */
export function answerLookups(store: Store): Promise<boolean> {
  return navigator.locks.request(LOOKUPS_LOCK, () =>
    runLookups(store, Date.now, new AbortController().signal),
  );
}

/** Identifiers of one round of requests. */
const BATCH = 20;

/**
 * Asks the connected systems for what waits, some identifiers at a time, one system after the other until all are found.
 * What is found is committed like a page of a sync, then each answer is noted, also that there is none: a kill in between
 * asks once more and doubles nothing. Answers whether anything was asked. Never throws what a system says: that is noted.
 */
export async function runLookups(store: Store, now: () => number, signal: AbortSignal): Promise<boolean> {
  let asked = false;
  for (;;) {
    const batch = (await waitingLookups(store)).slice(0, BATCH);
    if (batch.length === 0 || signal.aborted) return asked;
    asked = true;
    await endLookups(store, await answered(store, batch, now, signal));
  }
}

async function answered(
  store: Store,
  batch: readonly Lookup[],
  now: () => number,
  signal: AbortSignal,
): Promise<Lookup[]> {
  let open = batch.map((lookup): Lookup => ({ ...lookup, state: 'none', asked: [] }));
  const found: Lookup[] = [];
  for (const connection of (await listConnections(store)).filter(isAskable)) {
    if (open.length === 0) break;
    const { why, orders, addresses } = await askOne(store, connection, open, signal);
    open = open.map((lookup) => {
      const said = why ?? (lookup.kind === 'order' ? orders : addresses);
      const failed = said === undefined ? {} : { state: 'failed' as const, why: said.slice(0, 500) };
      return { ...lookup, asked: [...lookup.asked, connection.label], ...failed };
    });
    const here = await knownOf(store, open);
    found.push(...open.filter(({ id }) => here.has(id)));
    open = open.filter(({ id }) => !here.has(id));
  }
  const askedAt = now();
  return [
    ...found.map(({ why: _, ...lookup }): Lookup => ({ ...lookup, state: 'found', askedAt })),
    ...open.map((lookup): Lookup => ({ ...lookup, askedAt })),
  ];
}

/** Why it could not be asked, in words; empty when it answered. `orders`, `addresses`: why these were not looked for everywhere. */
async function askOne(
  store: Store,
  connection: RecordConnection,
  open: readonly Lookup[],
  signal: AbortSignal,
): Promise<{ why?: string; orders?: string | undefined; addresses?: string | undefined }> {
  let found: FoundRecords | undefined;
  try {
    await heedRefusal(store, connection.id, async () => {
      const opened = await openConnection(store, connection, 'look-up', signal);
      try {
        found = await opened.source.find?.(open, `look-up ${crypto.randomUUID()}`);
        if (found) await commitFound(store, found, signal);
      } finally {
        await opened.writeLedger();
      }
    });
    return { orders: found?.unread?.message, addresses: found?.unreadSuppliers?.message };
  } catch (error) {
    if (error instanceof FailureError) return { why: error.failure.message };
    throw error;
  }
}

async function commitFound(store: Store, found: FoundRecords, signal: AbortSignal): Promise<void> {
  if (found.partners.length + found.orders.length === 0) return;
  const { partners, orders: told } = await atKnownPartners(store, found);
  const orders = await withFirstPromises(store, told);
  await removeLeftBehind(store, orders);
  await withRoom(store, () => commit(store, { partners, orders }, signal));
}

/** Which of them the records know now. */
async function knownOf(store: Store, lookups: readonly Lookup[]): Promise<Set<string>> {
  const keyOf = ({ id, kind }: Lookup) => id.slice(lookupId(kind, '').length);
  const orders = await findOrders(store, lookups.filter(({ kind }) => kind === 'order').map(keyOf));
  const addresses = lookups.filter(({ kind }) => kind !== 'order').map(keyOf);
  const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);
  const partners = await findPartners(store, [...addresses, ...addresses.map(domainOf)]);
  const isKnown = (lookup: Lookup) => {
    const key = keyOf(lookup);
    return lookup.kind === 'order' ? orders.has(key) : partners.has(key) || partners.has(domainOf(key));
  };
  return new Set(lookups.filter(isKnown).map(({ id }) => id));
}
