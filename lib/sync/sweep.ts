import type { ImportJob } from '../domain/import-job.ts';
import type { Order } from '../domain/order.ts';
import type { OpenSource } from '../sources/source.ts';
import { commitFound } from '../store/commit-found.ts';
import type { Store } from '../store/open.ts';
import type { GoneLines } from '../store/remove-lines.ts';
import { withRoom } from '../store/shed.ts';
import { eachStored } from '../store/stored-records.ts';

/** What came of looking for deleted lines. */
export interface Swept {
  removed: number;
  /** So much was missing that nothing was removed. */
  refused?: { missing: number; of: number };
}

/** More than this share missing, and more than a handful, is an odd answer rather than a company's work. */
const MOST_SHARE = 0.1;
const HANDFUL = 10;

/**
 * Removes lines that a system holds no more, and orders of which nothing is left, committed with the job's cursor. Removes
 * nothing where the system listed fewer ids than it said there are, none at all, or so few that a tenth of its lines here would
 * go, unless a person has `accepted` that so many do. Throws what the source throws.
 */
export async function sweep(
  store: Store,
  job: ImportJob,
  lineIds: NonNullable<OpenSource['lineIds']>,
  sourceId: string,
  signal: AbortSignal,
  accepted?: number,
): Promise<Swept> {
  const there = new Set<string>();
  const kinds = new Set<string>();
  let total = 0;
  for await (const page of lineIds()) {
    for (const id of page.ids) there.add(id);
    kinds.add(page.kind);
    total += page.total;
  }
  const { gone, missing, known } = await missingLines(store, there, [...kinds], sourceId);
  if (missing === 0) return { removed: 0 };
  const odd = there.size < total || (there.size === 0 && accepted === undefined);
  if (odd || missing > Math.max(HANDFUL, known * MOST_SHARE, accepted ?? 0))
    return { removed: 0, refused: { missing, of: known } };
  const batch = { relations: {}, replaced: [], rejects: [], gone, job };
  const { removed } = await withRoom(store, () => commitFound(store, batch, signal));
  return { removed };
}

/** Lines that this source brought and does not have; those of other sources in the same orders are not its business. */
async function missingLines(
  store: Store,
  there: ReadonlySet<string>,
  kinds: readonly string[],
  sourceId: string,
) {
  const gone: GoneLines[] = [];
  let missing = 0;
  let known = 0;
  const look = ({ id: orderId, partnerId, lines }: Order) => {
    const own = lines.filter(
      ({ id, provenance }) => provenance.sourceId === sourceId && kinds.some((kind) => id.startsWith(kind)),
    );
    known += own.length;
    const lineIds = own.flatMap(({ id }) => (there.has(id) ? [] : [id]));
    if (lineIds.length === 0) return;
    missing += lineIds.length;
    gone.push({ partnerId, orderId, lineIds });
  };
  // As they are stored: people may have made one partner of several.
  await eachStored(store, { orders: look });
  return { gone, missing, known };
}
