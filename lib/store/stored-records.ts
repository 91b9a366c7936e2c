import type { FileMapping } from '../domain/file-mapping.ts';
import type { ImportJob, Reject } from '../domain/import-job.ts';
import type { Order } from '../domain/order.ts';
import { type OutboxEntry, outboxEntrySchema } from '../domain/outbox.ts';
import type { Partner } from '../domain/partner.ts';
import { type TaughtSite, taughtSiteSchema } from '../domain/taught-site.ts';
import type { Union } from '../domain/union.ts';
import type { Workspace } from '../domain/workspace.ts';
import { ordersOfBlock } from './blocks.ts';
import { announceChange } from './changes.ts';
import { putRelations, RELATION_SCOPE } from './commit-relations.ts';
import { confirmedOf, confirmOrder } from './confirmations.ts';
import { storeFailure } from './failures.ts';
import { readState } from './identifier-index.ts';
import { OWN_KEYS } from './notices.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { readPartner } from './partners.ts';
import { parsed, RELATION_NAMES, type RelationName, type Relations } from './relation-records.ts';
import type { ReadTx, StoredFollow, StoreName, WriteTx } from './schema.ts';
import { addUnions, storedUnions, UNION_WRITE_SCOPE } from './unions.ts';

/** Everything that is stored and can not be made again, as it is stored: what a backup holds. */
interface StoredParts extends Relations {
  workspace: Workspace;
  settings: { key: string; value: unknown };
  mappings: { signature: string; mapping: FileMapping };
  follows: StoredFollow;
  partners: Partner;
  orders: Order;
  outbox: OutboxEntry;
  unions: Union;
  taughtSites: TaughtSite;
  jobs: ImportJob;
  rejects: { jobId: string; rejects: Reject[] };
}
export type PartName = keyof StoredParts;

/** What is done with each record, by part. */
export type PartVisitor = { [Name in PartName]?: (record: StoredParts[Name]) => void };

/** The parts that are put back as they are; partners and orders are merged by `commit`. */
export type SmallParts = { [Name in Exclude<PartName, 'partners' | 'orders'>]: StoredParts[Name][] };

const SCOPE: StoreName[] = [
  'workspace',
  'settings',
  'mappings',
  'follows',
  'partners',
  'blocks',
  'state',
  'confirmations',
  ...RELATION_NAMES,
  'outbox',
  'unions',
  'taughtSites',
  'jobs',
  'rejects',
];
/** How many records are read at a time. */
const WALK = 64;

/**
 * Visits everything, part by part in the order of {@link PartVisitor}'s sections below, all from one state of the store.
 * Orders come as they are stored, without what readers fill in; each line is as old as the last file that said it. A visitor must not wait; what it throws ends the walk.
 */
export function eachStored(store: Store, visitor: PartVisitor): Promise<void> {
  return transact(store, SCOPE, 'readonly', async (tx) => {
    await walk<Workspace>(tx, 'workspace', (_, workspace) => visitor.workspace?.(workspace));
    await walk<unknown>(tx, 'settings', (key, value) => {
      if (!OWN_KEYS.includes(`${key}`)) visitor.settings?.({ key: `${key}`, value });
    });
    await walk<FileMapping>(tx, 'mappings', (key, mapping) =>
      visitor.mappings?.({ signature: `${key}`, mapping }),
    );
    await walk<StoredFollow>(tx, 'follows', (_, follow) => visitor.follows?.(follow));
    await walk<Parameters<typeof readPartner>[0]>(tx, 'partners', (_, record) => {
      const partner = readPartner(record);
      if (partner) visitor.partners?.(partner);
    });
    const confirmed = await confirmedOf(store, tx, (await readState(tx)).generation);
    await walk<Parameters<typeof ordersOfBlock>[0]>(tx, 'blocks', (_, block) => {
      for (const order of ordersOfBlock(block)) visitor.orders?.(confirmOrder(order, confirmed));
    });
    await walkRelations(tx, visitor);
    await walk<unknown>(tx, 'outbox', (_, stored) => {
      const entry = outboxEntrySchema.safeParse(stored);
      if (entry.success) visitor.outbox?.(entry.data);
    });
    for (const union of await storedUnions(tx)) visitor.unions?.(union);
    await walk<unknown>(tx, 'taughtSites', (_, stored) => {
      const site = taughtSiteSchema.safeParse(stored);
      if (site.success) visitor.taughtSites?.(site.data);
    });
    await walk<ImportJob>(tx, 'jobs', (_, job) => visitor.jobs?.(job));
    await walk<Reject[]>(tx, 'rejects', (key, rejects) =>
      visitor.rejects?.({ jobId: (key as [string, number])[0], rejects }),
    );
  });
}

async function walkRelations(tx: ReadTx, visitor: PartVisitor): Promise<void> {
  const visit = async <Name extends RelationName>(name: Name, each: PartVisitor[Name]) =>
    walk<unknown>(tx, name, (_, value) => {
      for (const record of parsed(name, [value]).records) each?.(record as never);
    });
  for (const name of RELATION_NAMES) await visit(name, visitor[name]);
}

/** Visits the records of one object store by key, a few at a time. */
async function walk<Value>(
  tx: ReadTx,
  name: StoreName,
  visit: (key: IDBValidKey, value: Value) => void,
): Promise<void> {
  const records = tx.objectStore(name);
  let range: IDBKeyRange | null = null;
  for (;;) {
    const [keys, values] = await Promise.all([records.getAllKeys(range, WALK), records.getAll(range, WALK)]);
    keys.forEach((key, at) => {
      visit(key, values[at] as Value);
    });
    if (keys.length < WALK) return;
    range = IDBKeyRange.lowerBound(keys[keys.length - 1], true);
  }
}

/**
 * Puts small parts back beside what is stored, together with the cursor of their job: one transaction, all or nothing.
 * What is stored already under the same key stays; cases, counts, forecasts and facts are merged as an import would. Answers the job as stored; throws `store-full` or `job-gone`.
 */
export async function putParts(store: Store, parts: Partial<SmallParts>, job: ImportJob): Promise<ImportJob> {
  const small: StoreName[] = [
    'workspace',
    'settings',
    'mappings',
    'follows',
    'outbox',
    'taughtSites',
    'jobs',
    'rejects',
  ];
  const hasUnions = parts.unions !== undefined && parts.unions.length > 0;
  const relations = hasUnions || RELATION_NAMES.some((name) => parts[name]?.length);
  const scope = relations ? [...small, ...RELATION_SCOPE, ...UNION_WRITE_SCOPE] : small;
  const stored = await transact(store, scope, 'readwrite', async (tx) => {
    const before = await tx.objectStore('jobs').get(job.id);
    if (!before) throw storeFailure('job-gone');
    // A person may have stopped it meanwhile, or stopped and resumed it.
    const after: ImportJob = before.state === 'running' ? job : { ...job, state: before.state };
    await Promise.all([...putsOf(tx, parts), tx.objectStore('jobs').put(after)]);
    if (relations) await putRelations(tx, parts);
    if (hasUnions) await addUnions(tx, parts.unions ?? []);
    return after;
  });
  if (relations) {
    forgetRecords(store);
    announceChange({ what: 'records' });
  }
  for (const what of ['jobs', 'settings', 'workspace', 'outbox'] as const) announceChange({ what });
  return stored;
}

function putsOf(tx: WriteTx, parts: Partial<SmallParts>): Promise<void>[] {
  const { workspace = [], settings = [], mappings = [], follows = [], jobs = [], rejects = [] } = parts;
  const { outbox = [], taughtSites = [] } = parts;
  return [
    ...workspace.map((value) => putNew(tx, 'workspace', 'workspace', value)),
    ...settings.map(({ key, value }) => putNew(tx, 'settings', key, value)),
    ...mappings.map(({ signature, mapping }) => putNew(tx, 'mappings', signature, mapping)),
    ...follows.map((follow) => putNew(tx, 'follows', follow.id, follow, true)),
    ...outbox.map((entry) => putNew(tx, 'outbox', entry.id, entry, true)),
    ...taughtSites.map((site) => putNew(tx, 'taughtSites', site.id, site, true)),
    ...jobs.map((each) => putNew(tx, 'jobs', each.id, each, true)),
    ...rejects.map(({ jobId, rejects: list }) => putNew(tx, 'rejects', [jobId, list[0]?.line ?? 0], list)),
  ];
}

async function putNew(
  tx: WriteTx,
  name: StoreName,
  key: string | [string, number],
  value: unknown,
  keyInside = false,
): Promise<void> {
  const records = tx.objectStore(name);
  if ((await records.getKey(key as never)) !== undefined) return;
  await (keyInside ? records.put(value as never) : records.put(value as never, key as never));
}
