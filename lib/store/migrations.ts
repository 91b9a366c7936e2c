import type { IDBPDatabase, IDBPTransaction } from 'idb';
import type { StoreName, StoreSchema } from './schema.ts';

export type UpgradeTx = IDBPTransaction<StoreSchema, StoreName[], 'versionchange'>;

/** Takes the database from one version to the next, inside the upgrade transaction: all steps or none. */
export type Migration = (db: IDBPDatabase<StoreSchema>, tx: UpgradeTx) => void | Promise<void>;

/**
 * Step `n` (counted from 0) makes version `n + 1`. Released steps are never edited: a change of layout is a new step with
 * a test that starts from a database of the version before.
 */
export const MIGRATIONS: readonly Migration[] = [
  createStores,
  addItemsAndSummaries,
  addRelationships,
  addConnections,
  addExchange,
  addPortals,
  addMail,
  addPipeline,
];

/** Version 1: every object store. */
function createStores(db: IDBPDatabase<StoreSchema>): void {
  db.createObjectStore('state');
  db.createObjectStore('shapes');
  db.createObjectStore('rebuilt');
  db.createObjectStore('partners', { keyPath: 'id' }).createIndex('no', 'no', { unique: true });
  db.createObjectStore('shelves', { keyPath: 'partnerId' });
  db.createObjectStore('blocks');
  db.createObjectStore('runs', { keyPath: 'id' });
  db.createObjectStore('tables');
  db.createObjectStore('jobs', { keyPath: 'id' });
  db.createObjectStore('files');
  db.createObjectStore('rejects');
  db.createObjectStore('mappings');
  db.createObjectStore('workspace');
  db.createObjectStore('settings');
}

/**
 * Version 2: places for what is derived, followed and confirmed; items are filed like numbers. The blocks that are there are filed by
 * the job worker, a few at a time (`reindex.ts`): a million lines take longer than an upgrade may hold up every window.
 */
async function addItemsAndSummaries(db: IDBPDatabase<StoreSchema>, tx: UpgradeTx): Promise<void> {
  db.createObjectStore('summaries', { keyPath: 'partnerId' });
  db.createObjectStore('follows', { keyPath: 'id' });
  db.createObjectStore('openLines', { keyPath: 'partnerId' });
  db.createObjectStore('gathered');
  db.createObjectStore('confirmations', { keyPath: 'id' });
  // A database without it is damaged: opening it says so and begins anew.
  if (!db.objectStoreNames.contains('state')) return;
  const cursor = await tx.objectStore('state').openCursor();
  if (cursor) await cursor.update({ ...cursor.value, reindex: { next: 1, end: cursor.value.nextBlock } });
}

/** Version 3: places for cells, what was agreed with partners and said about them, and for what is trained. */
function addRelationships(db: IDBPDatabase<StoreSchema>, tx: UpgradeTx): void {
  db.createObjectStore('cells', { keyPath: 'partnerId' });
  db.createObjectStore('models', { keyPath: 'id' });
  for (const name of ['agreements', 'facts', 'dismissals', 'activities', 'stocks', 'forecasts'] as const)
    db.createObjectStore(name, { keyPath: 'id' }).createIndex('partner', 'partnerId');
  tx.objectStore('stocks').createIndex('item', 'itemNumber');
}

/** Version 4: places for connected systems, what they need to sign in, and what was asked of them. */
function addConnections(db: IDBPDatabase<StoreSchema>): void {
  db.createObjectStore('connections', { keyPath: 'id' });
  db.createObjectStore('secrets');
  db.createObjectStore('ledger', { autoIncrement: true });
}

/** Version 5: places for what is exchanged with connected systems beyond reading, and for what people decided about records. */
function addExchange(db: IDBPDatabase<StoreSchema>): void {
  for (const name of ['outbox', 'unions', 'lookups', 'budgets'] as const)
    db.createObjectStore(name, { keyPath: 'id' });
  db.createObjectStore('silences', { keyPath: 'id' }).createIndex('partner', 'partnerId');
}

/** Version 6: places for portals that people taught, and for what is to be spoken of at the next review. */
function addPortals(db: IDBPDatabase<StoreSchema>): void {
  db.createObjectStore('taughtSites', { keyPath: 'id' });
  db.createObjectStore('reviewItems', { keyPath: 'id' }).createIndex('partner', 'partnerId');
}

/** Version 7: a place for what people said about who a sender of mail is. */
function addMail(db: IDBPDatabase<StoreSchema>): void {
  db.createObjectStore('senderChoices', { keyPath: 'id' }).createIndex('partner', 'partnerId');
}

/** Version 8: places for what may become an order, for what is shared with partners, what they answer and what is to be improved. */
function addPipeline(db: IDBPDatabase<StoreSchema>): void {
  db.createObjectStore('pipeline', { keyPath: 'id' }).createIndex('partner', 'partnerId');
  for (const name of ['shares', 'shareAnswers', 'improvementActions'] as const)
    db.createObjectStore(name, { keyPath: 'id' }).createIndex('partner', 'partnerId');
}

/**
 * Runs the steps that lead from `oldVersion` to the newest. A step that fails aborts the whole upgrade, so that the
 * database stays as it was, and goes to `failed`: the browser itself only tells that something was aborted.
 */
export async function migrate(
  db: IDBPDatabase<StoreSchema>,
  oldVersion: number,
  tx: UpgradeTx,
  steps: readonly Migration[],
  failed: (cause: unknown) => void,
): Promise<void> {
  try {
    for (const step of steps.slice(oldVersion)) await step(db, tx);
  } catch (error) {
    failed(error);
    tx.done.catch(() => {});
    tx.abort();
  }
}
