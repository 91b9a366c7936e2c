import type { Mention, Paint, PaintState } from '../../domain/mention.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { PageRow } from '../../domain/page-reading.ts';
import type { Now } from '../../domain/workspace.ts';
import type { Store } from '../../store/open.ts';
import { readContext } from '../context.ts';
import { severityOf } from '../status.ts';
import { ordersOnPage } from './orders-on-page.ts';
import { pageDifferences, type ReadDocument } from './page-differences.ts';
import { differs } from './worst-difference.ts';

/** The rows of a page that speak of orders which the records know. */
export async function knownRows(
  store: Store,
  rows: readonly PageRow[],
  url: string,
  now: Now,
): Promise<PageRow[]> {
  const orders = await ordersOnPage(store, rows, { url }, await readContext(store, now));
  return rows.filter((row) => orders.has(row));
}

/** The keys of the orders that a document contradicts: marks of these numbers say so. */
export async function differingKeys(store: Store, document: ReadDocument, now: Now): Promise<string[]> {
  const { comparisons } = await pageDifferences(store, [document], now);
  const keys = comparisons
    .filter(differs)
    .flatMap(({ orderId, orderNumber }) => [
      normaliseNumber(orderNumber),
      orderId.slice(orderId.lastIndexOf('/') + 1).slice(0, 64),
    ]);
  return [...new Set(keys)].filter((key) => key !== '');
}

/** What the numbers of an order may be called on a page. */
const OF_ORDERS: ReadonlySet<Mention['kind']> = new Set(['purchase-order', 'sales-order', 'number']);

type Seen = Mention & { state: PaintState | null };

/**
 * How a mark is painted: the worst first, so that a late order stays late, and one that the page contradicts says so
 * otherwise. A number that stands for nothing has no mark.
 */
export function paintedAs({ state, kind, keys }: Seen, differing: ReadonlySet<string>): PaintState | null {
  if (state === null || differing.size === 0 || !OF_ORDERS.has(kind)) return state;
  if (!keys.some((key) => differing.has(key))) return state;
  return severityOf(state) < severityOf('differs') ? state : 'differs';
}

/** The marks whose picture changes when other orders differ than before. */
export function changedPaints(
  mentions: readonly Seen[],
  before: readonly string[],
  now: readonly string[],
): Paint[] {
  const were = new Set(before);
  const are = new Set(now);
  return mentions.flatMap((mention) => {
    const state = paintedAs(mention, are);
    return state === paintedAs(mention, were) ? [] : [{ mark: mention.mark, state }];
  });
}
