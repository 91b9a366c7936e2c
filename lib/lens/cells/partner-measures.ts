import { dayNumber } from '../../domain/calendar-date.ts';
import type { Order } from '../../domain/order.ts';
import { addOrderToCells } from '../../kpi/cells/add-order.ts';
import type { Cell } from '../../kpi/cells/cell.ts';
import { type CellBook, cellsOf } from '../../kpi/cells/cell-book.ts';
import type { Store } from '../../store/open.ts';
import { currentCells } from '../../store/partner-cells.ts';
import { visitOrdersOf } from '../../store/summaries.ts';
import type { LensContext } from '../context.ts';
import { bookFor, type Measures, measuresIn, measuresOf } from '../partner/measures.ts';
import { addRelations, type Relations, readRelations } from '../partner/relations.ts';
import { readStoredCells, rulesKey, type StoredSet, setHolds } from './stored-cells.ts';

/** How an order is looked at: as it is, or with other lines left out of figures. */
export type SeeOrder = (order: Order) => Order;

/** How often a store that is being written is read again before what was read holds. */
const ATTEMPTS = 3;

/**
 * What the figures of one partner are read from, under the rules of each context: the stored cells, or where they do not
 * hold (a commit came, other rules, another day, damage) all its records. With `see` always those, looked at so.
 */
export async function partnerMeasures(
  store: Store,
  partnerId: string,
  contexts: readonly LensContext[],
  see?: SeeOrder,
): Promise<Measures[]> {
  if (see) return recordMeasures(store, partnerId, contexts, see);
  return (await storedMeasures(store, partnerId, contexts)) ?? recordMeasures(store, partnerId, contexts);
}

/** From stored cells alone; null where they do not hold. Reads no order. */
export async function storedMeasures(
  store: Store,
  partnerId: string,
  contexts: readonly LensContext[],
): Promise<Measures[] | null> {
  const stored = readStoredCells(await currentCells(store, partnerId), partnerId);
  const [context] = contexts;
  if (!stored || !context) return null;
  const today = dayNumber(context.now.today);
  const sets = contexts.map((each) => stored.sets.get(rulesKey(each)));
  if (!sets.every((set) => set && setHolds(stored, set, context, today))) return null;
  const isComplete = sets.every((set) => set?.relations);
  const relations = isComplete ? null : await readRelations(store, partnerId);
  return sets.map((set, at) => {
    const months = [...(set?.months.values() ?? [])].flatMap(({ cells }) => cells ?? []);
    return measuresOf([...months, ...besideOrders(set, relations, partnerId, contexts[at] ?? context)]);
  });
}

/** The cells of what is known beside orders: the stored ones, or those of the records as of now. */
function besideOrders(
  set: StoredSet | undefined,
  relations: Relations | null,
  partnerId: string,
  context: LensContext,
): readonly Cell[] {
  if (relations === null) return set?.relations?.cells ?? [];
  const book = bookFor(partnerId, context);
  addRelations(book, relations);
  return cellsOf(book);
}

/** From all records of the partner; where a commit came in between, the reading begins anew. */
async function recordMeasures(
  store: Store,
  partnerId: string,
  contexts: readonly LensContext[],
  see: SeeOrder = (order) => order,
): Promise<Measures[]> {
  for (let attempt = 1; ; attempt += 1) {
    const books = contexts.map((each): CellBook => bookFor(partnerId, each));
    const read = await visitOrdersOf(store, partnerId, (orders) => {
      for (const order of orders)
        if (order.kind === 'purchase') for (const book of books) addOrderToCells(book, see(order));
    });
    if (read === null && attempt < ATTEMPTS) continue;
    const relations = await readRelations(store, partnerId);
    for (const book of books) addRelations(book, relations);
    return books.map(measuresIn);
  }
}
