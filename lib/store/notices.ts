import { z } from 'zod';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';

const count = z.number().int().nonnegative();
const at = z.number().int().nonnegative();

/** What the store did by itself, or can not do: every surface says it until a person has read it. */
const noticeSchema = z.discriminatedUnion('what', [
  /** The records were damaged and had to be thrown away. */
  z.object({ what: z.literal('rebuilt'), at, reason: z.string().max(500), count }),
  /** Nothing more can be written; everything can still be read. */
  z.object({ what: z.literal('full'), at }),
  /** Things that can be made again were removed to make room: since when, and how many of each. */
  z.object({ what: z.literal('shed'), at, summaries: count, files: count, rejectLists: count }),
  /** Records that were older than the person wants to keep them were removed. */
  z.object({
    what: z.literal('retained'),
    at,
    days: count,
    orders: count,
    partners: count,
    /** Cases, counts, forecasts, facts; absent in notices of earlier versions. */
    records: count.optional(),
  }),
]);
export type StoreNotice = z.infer<typeof noticeSchema>;
type Kind = StoreNotice['what'];

const KEPT_AS = {
  full: 'notice.full',
  shed: 'notice.shed',
  retained: 'notice.retained',
} as const satisfies Record<Exclude<Kind, 'rebuilt'>, string>;

const NOTICE_KEYS: readonly string[] = Object.values(KEPT_AS);

/** When records that are too old were looked for last. */
export const RETENTION_RAN_AT = 'retention.ranAt';

/** How many entries of the identifier index lead to orders that were removed. */
export const INDEX_DEAD = 'index.dead';

/** Under these names the company's policy lies beside the settings of the person; the browser hands it out anew. */
export const MANAGED = 'managed';
export const MANAGED_MAPPINGS = 'managed.mappings';

/** Settings that the store keeps for itself: they are no wish of a person and belong in no backup. */
export const OWN_KEYS: readonly string[] = [
  ...NOTICE_KEYS,
  RETENTION_RAN_AT,
  INDEX_DEAD,
  MANAGED,
  MANAGED_MAPPINGS,
];

/** Everything that the store has to say now, the gravest first. */
export function readNotices(store: Store): Promise<StoreNotice[]> {
  return transact(store, ['rebuilt', 'settings'], 'readonly', async (tx) => {
    const [rebuilt, ...kept] = await Promise.all([
      tx.objectStore('rebuilt').get('rebuilt'),
      ...NOTICE_KEYS.map((key) => tx.objectStore('settings').get(key)),
    ]);
    const told = rebuilt && {
      what: 'rebuilt',
      at: rebuilt.at,
      reason: rebuilt.reason,
      count: rebuilt.count ?? 1,
    };
    const [full, ...rest] = kept;
    // A store without room can not always write that it has none.
    const stuck = store.fullSince === undefined ? full : { what: 'full', at: store.fullSince };
    return [told, stuck, ...rest].flatMap((notice) => noticeSchema.safeParse(notice).data ?? []);
  });
}

/** Stores a notice in place of the one of its kind, and tells every surface. Throws `store-full` when it has no room. */
export async function writeNotice(
  store: Store,
  notice: Exclude<StoreNotice, { what: 'rebuilt' }>,
): Promise<void> {
  await transact(store, ['settings'], 'readwrite', (tx) =>
    tx.objectStore('settings').put(notice, KEPT_AS[notice.what]),
  );
  announceChange({ what: 'settings' });
}

/** A person has read a notice, or its cause is gone. */
export async function dropNotice(store: Store, what: Kind): Promise<void> {
  if (what === 'full') {
    store.fullSince = undefined;
    announceChange({ what: 'room' });
  }
  await transact(store, ['rebuilt', 'settings'], 'readwrite', (tx) =>
    what === 'rebuilt'
      ? tx.objectStore('rebuilt').delete('rebuilt')
      : tx.objectStore('settings').delete(KEPT_AS[what]),
  );
  announceChange({ what: 'settings' });
}

/** Tells every context that nothing more can be written, and stores it if that much room is left. */
export async function noteFull(store: Store, at: number): Promise<void> {
  store.fullSince = at;
  announceChange({ what: 'full' });
  await writeNotice(store, { what: 'full', at }).catch(() => undefined);
}

/** The browser began an empty database by itself: the records are gone. */
export async function noteLost(store: Store, at: number): Promise<void> {
  await transact(store, ['rebuilt'], 'readwrite', async (tx) => {
    const known = await tx.objectStore('rebuilt').get('rebuilt');
    if (!known) await tx.objectStore('rebuilt').put({ at, reason: 'lost' }, 'rebuilt');
  });
  announceChange({ what: 'settings' });
}

/** Something large was written again: takes the notice back if there is one. */
export async function noteRoom(store: Store): Promise<void> {
  const notices = await readNotices(store);
  if (notices.some((notice) => notice.what === 'full')) await dropNotice(store, 'full');
}
