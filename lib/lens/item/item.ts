import { normaliseNumber } from '../../domain/normalise.ts';
import type { Now } from '../../domain/workspace.ts';
import { countItemBlocks, MOST_BLOCKS } from '../../store/items.ts';
import type { Store } from '../../store/open.ts';
import { type LensContext, originOf, readContext } from '../context.ts';
import { workspaceView } from '../workspace.ts';
import { itemFacts, stateOfItem } from './item-facts.ts';
import { isOpenLine, judged, priceRangesOf, supplyOf } from './item-figures.ts';
import { type ItemLine, type ItemMatch, itemById, itemsOf, linesNaming } from './item-lines.ts';
import { type ItemId, itemIdOf, keyOfItemId } from './item-names.ts';
import type { ItemNeighbour, ItemView } from './item-views.ts';

/** So many open lines and customers the page of one item lists. */
const MAX_SHOWN = 300;
/** So many alternates of one item are looked up. */
const MAX_NEIGHBOURS = 20;

/** The page of one item; null when no line of it is in the store, or none was sent yet. */
export async function itemView(store: Store, id: ItemId, now: Now): Promise<ItemView | null> {
  const context = await readContext(store, now);
  const match = await itemById(store, id, now.today);
  if (!match) return null;
  const [facts, alternates, replaces, workspace, blocks] = await Promise.all([
    itemFacts(store, match, context, MAX_SHOWN),
    alternatesOf(store, match, context),
    replacedBy(store, match, context),
    workspaceView(store, now),
    countItemBlocks(store, keyOfItemId(id)),
  ]);
  return {
    ...facts,
    prices: priceRangesOf(match.lines, context),
    alternates,
    replaces,
    linesTotal: match.lines.length,
    partial: blocks > MOST_BLOCKS,
    workspace,
  };
}

/** Items that this item's lines name as alternates, with what of them is on order. */
async function alternatesOf(store: Store, match: ItemMatch, context: LensContext): Promise<ItemNeighbour[]> {
  const named = new Map<string, { number: string; by: ItemLine }>();
  for (const by of match.lines) {
    for (const number of by.line.item.alternates ?? []) {
      const key = normaliseNumber(number);
      if (key !== '' && !named.has(key)) named.set(key, { number, by });
    }
  }
  const first = [...named].slice(0, MAX_NEIGHBOURS);
  const items = await itemsOf(
    store,
    first.map(([key]) => key),
    context.now.today,
  );
  return first.map(([key, { number, by }]) => neighbour(number, by, items.get(key)?.[0], context));
}

/** Items whose lines name this one as an alternate. */
async function replacedBy(store: Store, match: ItemMatch, context: LensContext): Promise<ItemNeighbour[]> {
  const byId = new Map<ItemId, ItemLine>();
  for (const found of await linesNaming(store, keyOfItemId(match.id), context.now.today)) {
    const id = itemIdOf(found.line, found.order);
    if (id !== null && id !== match.id && !byId.has(id)) byId.set(id, found);
  }
  return Promise.all(
    [...byId].slice(0, MAX_NEIGHBOURS).map(async ([id, by]) => {
      const item = await itemById(store, id, context.now.today);
      const number = by.line.item.number ?? by.line.item.supplierNumber ?? keyOfItemId(id);
      return neighbour(number, by, item ?? undefined, context);
    }),
  );
}

function neighbour(
  number: string,
  by: ItemLine,
  match: ItemMatch | undefined,
  context: LensContext,
): ItemNeighbour {
  const origin = originOf(by.line.provenance, context);
  if (!match) return { number, origin };
  const all = judged(match.lines, context);
  const open = all.filter((line) => isOpenLine(line) && line.order.kind === 'purchase');
  const described = match.lines.find(({ line }) => line.item.description)?.line.item.description;
  return {
    number,
    id: match.id,
    ...(described === undefined ? {} : { description: described }),
    state: stateOfItem(match, context),
    supply: supplyOf(open, all, context),
    origin,
  };
}
